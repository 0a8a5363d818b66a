"""The legal content of a proposal."""

import pytest

from registry.proposals.rules.content import (
    HOME_OF,
    PART_OF,
    content_hash,
    count_words,
    design_words,
    diff,
    filled_in,
    frozen,
    is_part_done,
    missing_content,
)

FULL = {
    "form": "pelayanan_publik",
    "how_it_works": "Warga memilih layanan.",
    "changes": "Loket pindah.",
    "objective": "Satu kali datang.",
    "benefit": "Hemat waktu.",
    "trial_from": "2026-01-05",
    "main_affair": {"code": 12, "name": "Administrasi kependudukan"},
}


def test_a_full_proposal_lacks_nothing_and_an_empty_one_lacks_everything_at_once():
    assert missing_content(FULL) == ()
    assert missing_content({}) == ("form", "design", "changes", "objective", "benefit", "trial_period", "main_affair")


@pytest.mark.parametrize(
    ("name", "missing"), [("form", "form"), ("how_it_works", "design"), ("trial_from", "trial_period")]
)
def test_blanks_alone_fill_nothing(name, missing):
    assert missing_content(FULL | {name: "  \n"}) == (missing,)


def test_a_minor_needs_the_guardians_consent():
    assert missing_content(FULL | {"initiator_is_minor": True}) == ("guardian_consent",)
    assert missing_content(FULL | {"initiator_is_minor": True, "guardian_consent": True}) == ()


def test_every_gap_has_a_field_to_jump_to():
    assert all(name in PART_OF[part].names for part, name in HOME_OF.values())
    assert {*missing_content({"initiator_is_minor": True})} == set(HOME_OF)


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("satu  dua\ntiga", 3), ("- satu — 2", 2), ("服务 🙂 layanan", 2), ("e-KTP/KK", 1)]
)
def test_a_word_is_a_run_with_a_letter_or_a_digit(text, words):
    assert count_words(text) == words


def test_the_six_design_texts_count_together():
    assert design_words({"problem": "a b", "method": "c", "novelty": None, "objective": "d"}) == 3


def test_progress_of_a_part():
    part = PART_OF["perubahan_tujuan_manfaat"]
    assert filled_in({"changes": "x", "benefit_kinds": []}, part=part) == (1, 4)
    assert is_part_done(FULL, part=part)
    assert not is_part_done(FULL | {"benefit": ""}, part=part)
    assert not is_part_done(FULL | {"initiator_is_minor": False}, part=PART_OF["pelengkap"])


def test_line_ends_and_letters_composed_otherwise_make_the_same_version():
    old, new = {"b": "e\u0301\r\nx", "a": [1, ("y",)]}, {"a": [1, ["y"]], "b": "\u00e9\nx"}
    assert frozen(old) == frozen(new)
    assert content_hash(old) == content_hash(new)
    assert content_hash(old) != content_hash({"a": 1})


def test_a_difference_shows_what_stayed_came_and_went():
    (change, added) = diff({"x": "satu dua tiga", "y": {"k": 1}}, {"x": "satu lima tiga empat", "y": {"k": 1}, "z": 3})
    assert change.runs == (("same", "satu "), ("gone", "dua tiga"), ("new", "lima tiga empat"))
    assert (added.name, added.before, added.after, added.runs) == ("z", None, 3, ())
