"""Values as paper writes them."""

from datetime import date
from decimal import Decimal

import pytest

from registry.reports.rules.wording import (
    achieved,
    bare_name,
    capital,
    day,
    in_full,
    listed,
    office_of,
    quantity,
    rupiah,
    shortened,
    span,
)


def test_days_are_written_in_full_also_those_that_a_version_kept_as_text():
    assert day(date(2026, 3, 2)) == day("2026-03-02") == "2 Maret 2026"
    assert (day(None), day("")) == ("", "")
    assert span("2026-03-02", date(2026, 4, 6)) == "2 Maret 2026 sampai 6 April 2026"
    assert span(None, "2026-04-06") == "6 April 2026"


def test_numbers_are_written_as_indonesian_does():
    assert quantity(Decimal("1250.50"), "menit") == "1.250,5 menit"
    assert (quantity("80", "%"), quantity(3.0), quantity(None, "menit")) == ("80 %", "3", "")
    assert rupiah("125000000.00") == "Rp125.000.000"


def test_words_in_a_row():
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"]), listed([])] == [
        "a",
        "a dan b",
        "a, b, dan c",
        "",
    ]
    assert (capital("pangan dan gizi"), capital("")) == ("Pangan dan gizi", "")


@pytest.mark.parametrize(
    ("target", "realised", "lower", "percent"),
    [
        (80, 86, False, 107.5),
        (80, 0, False, 0),
        (60, 12, True, 180),
        (60, 60, True, 100),
        (10, 40, True, 0),
        (0, 0, True, 100),
        (0, 3, True, 0),
        (0, 3, False, 100),
        (0, -3, False, 0),
    ],
)
def test_how_much_of_a_target_was_reached(target, realised, lower, percent):
    assert achieved(target=target, realised=realised, lower_is_better=lower) == percent


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Pendek.", "Pendek."),
        ("Dua  baris\nsaja.", "Dua baris saja."),
        ("Satu dua tiga, empat", "Satu dua tiga …"),
    ],
)
def test_a_text_is_cut_at_a_word(words, short):
    assert shortened(words, most=15) == short


@pytest.mark.parametrize(
    ("region", "bare", "office"),
    [
        ("Kota Payakumbuh", "Payakumbuh", "Wali Kota Payakumbuh"),
        ("Kabupaten Lima Puluh Kota", "Lima Puluh Kota", "Wali Kota Lima Puluh Kota"),
        ("Sumatera Barat", "Sumatera Barat", "Wali Kota Sumatera Barat"),
        ("Kota", "Kota", "Wali Kota"),
    ],
)
def test_a_region_is_named_with_its_office(region, bare, office):
    assert bare_name(region) == bare
    assert office_of(office="Wali Kota", region_name=region) == office
    assert office_of(office=office, region_name=region) == office


def test_laws_stand_in_full_in_a_legal_act():
    said = "PP 38/2017 Pasal 6; UU 23/2014"
    assert in_full(said) == "Peraturan Pemerintah Nomor 38 Tahun 2017 Pasal 6; Undang-Undang Nomor 23 Tahun 2014"
