"""Words of the search: folding, stop words, stems, slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue.rules.words import (
    is_alike,
    is_telling,
    nearest,
    reach_of,
    shared,
    slips,
    sought_by,
    stems_of,
    words_of,
)

WORD = st.text(alphabet="abcde", max_size=7)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pelayanan Kesehatan untuk Warga", ["pelayanan", "kesehatan", "warga"]),
        ("e-Planning & SIPEKAT (2021)", ["e", "planning", "sipekat", "2021"]),
        ("Café yang ada", ["cafe"]),
        ("yang dan di", []),
        ("\0!?", []),
        ("a" * 90, ["a" * 40]),
    ],
)
def test_the_telling_words_of_a_text(text, words):
    assert words_of(text) == words


def test_forms_of_a_word_share_their_stem():
    assert stems_of(["pelayanan", "melayani", "layanan", "layan"]) == ["layan"] * 4


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("klinik", "klinik", 0), ("klnik", "klinik", 1), ("kliniik", "klinik", 1), ("klimik", "klinik", 1),
        ("klinki", "klinik", 1), ("kilnki", "klinik", 2), ("pasar", "klinik", 3), ("a", "klinik", 3), ("abcdef", "uvwxyz", 3),
    ],
)  # fmt: skip
def test_slips_between_two_words(left, right, count):
    assert slips(left, right, most=2) == count


@given(WORD, WORD)
def test_slips_are_the_same_from_both_ends_and_none_only_between_equals(left, right):
    found = slips(left, right, most=9)
    assert found == slips(right, left, most=9)
    assert (found == 0) == (left == right)
    assert slips(left, right, most=1) == min(found, 2)


def test_the_nearest_word_has_the_fewest_slips_and_then_the_same_first_letter():
    assert nearest("klnik", among=["klinik", "kalnik", "unik"]) == "kalnik"
    assert nearest("pasar", among=["basar", "pasir"]) == "pasir"
    assert nearest("pasar", among=["kesehatan"]) == ""
    assert nearest("pasar", among=[]) == ""


def test_short_words_may_hold_one_slip_and_long_ones_two():
    assert (reach_of("pasar"), reach_of("klinik")) == (1, 2)
    assert [is_telling(word) for word in ("abc", "abcd", "2024")] == [False, True, False]


def test_something_alike_is_sought_by_the_name_and_what_a_text_says_most():
    text = "Antrean panjang. Antrean sejak subuh, antrean obat; obat habis."
    assert sought_by("Sistem Antre Obat", text, passed_over={"sistem"})[:4] == ["antre", "obat", "antrean", "panjang"]
    assert sought_by("Di", "", passed_over=set()) == []


@pytest.mark.parametrize(("n", "of", "alike"), [(3, 6, True), (3, 7, False), (2, 2, False), (5, 5, True)])
def test_half_of_the_words_and_at_least_three_are_alike(n, of, alike):
    assert is_alike(shared=n, of=of) is alike


def test_words_are_shared_in_any_form():
    assert shared(["pelayanan", "obat"], ["melayani", "layanan", "resep"]) == 1
