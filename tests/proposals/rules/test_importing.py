"""A list as cities keep it: which rows are good, which cells are bad, which names are alike."""

import csv
from datetime import date
from pathlib import Path

import pytest

from registry.proposals.rules.importing import (
    ImportRow,
    Likeness,
    check_rows,
    identity,
    likely_duplicates,
    missing_columns,
)
from registry.reference import queries as reference

REGIONS = {"13.76": "Kota Payakumbuh", "13.10": "Kabupaten Dharmasraya", "31": "DKI Jakarta"}
HEADER = ("region_code", "name", "agency")
DATA = Path(reference.__file__).parent / "data"


def checked(*rows, header=HEADER):
    return check_rows(header=header, rows=list(enumerate(rows, start=2)), known_regions=REGIONS, this_year=2026)


def problems_of(column, value):
    result = checked(("13.76", "SIAP KOPAN", value), header=("region_code", "name", column))
    return [(cell.line, cell.column, cell.code) for cell in result.bad]


def row(name, *, line, region_code="13.76", agency=""):
    return ImportRow(line=line, region_code=region_code, name=name, agency=agency)


def test_a_row_with_only_region_and_name_is_good():
    assert checked(("13.76", " SIAP KOPAN ")).good == [ImportRow(line=2, region_code="13.76", name="SIAP KOPAN")]


def test_every_column_arrives_in_its_field():
    values = {
        "region_code": "13.76",
        "name": "LAKI IDA",
        "agency": "Bappeda",
        "initiator": "asn",
        "form": "tata_kelola",
        "digital": "ya",
        "stage": "penerapan",
        "year": "2020",
        "summary_id": "Klinik",
        "source_url": "https://contoh.id/a",
        "year_initiated": "2019",
        "award": "IGA 2021",
        "form_guess": "lainnya",
        "digital_guess": "tidak",
        "summary_basis": "nama_saja",
        "source_kind": "halaman web/berita",
        "note": "=1+1",
        "warna": "biru",
    }
    expected = {name: value for name, value in values.items() if name not in {"summary_id", "warna"}}
    expected.update(line=2, summary="Klinik", year=2020, year_initiated=2019)
    result = checked(tuple(values.values()), header=tuple(values))
    assert (result.good, result.bad) == ([ImportRow(**expected)], [])


def test_header_names_are_read_whatever_their_case_and_missing_ones_are_named():
    assert missing_columns(header=[" Region_Code ", "NAME"]) == []
    assert missing_columns(header=["nama", "region_code"]) == ["name"]


def test_a_row_without_region_and_name_tells_both_and_stops_no_other():
    result = checked(("", "", "Bappeda"), ("13.76", "SIAP"))
    assert [(c.line, c.column, c.code) for c in result.bad] == [(2, "region_code", "required"), (2, "name", "required")]
    assert [good.line for good in result.good] == [3]


def test_an_empty_line_is_passed_over():
    assert checked(("", " ", ""), ()) == checked()


@pytest.mark.parametrize(("written", "meant"), [("13,76", "13.76"), ("13.1", "13.10"), ("31", "31")])
def test_a_code_bent_by_a_spreadsheet_is_straightened(written, meant):
    assert [good.region_code for good in checked((written, "SIAP")).good] == [meant]


def test_an_unknown_region_is_bad():
    assert [(c.column, c.code, c.message) for c in checked(("99.99", "SIAP")).bad] == [
        ("region_code", "unknown_region", "Kode daerah tidak dikenal.")
    ]


def test_a_name_may_have_250_letters_and_no_more():
    assert [c.code for c in checked(("13.76", "a" * 250), ("13.76", "a" * 251)).bad] == ["too_long"]


@pytest.mark.parametrize(
    ("column", "good", "bad", "code"),
    [
        ("initiator", "anggota_dprd", "OPD", "unknown_code"),
        ("form", "pelayanan_publik", "produk", "unknown_code"),
        ("digital", "tidak", "mungkin", "unknown_code"),
        ("stage", "uji_coba", "selesai", "unknown_code"),
        ("year", "2026", "2027", "bad_year"),
        ("year", "1945", "1944", "bad_year"),
        ("year", "2019", "dua ribu", "bad_year"),
        ("year", "", "２０１９", "bad_year"),
        ("year_initiated", "1998", "98", "bad_year"),
        ("source_url", "http://contoh.id", "javascript:alert(1)", "bad_url"),
        ("source_url", "", "https://", "bad_url"),
        ("source_url", "https://contoh.id/a?b=1", "https://contoh.id/a b", "bad_url"),
        ("source_url", "https://contoh.id", "http://[", "bad_url"),
        ("note", "baris\nkedua", "nol\x00", "control_character"),
    ],
)
def test_a_cell_is_checked_by_its_column(column, good, bad, code):
    assert (problems_of(column, good), problems_of(column, bad)) == ([], [(2, column, code)])


def test_an_emoji_and_chinese_characters_are_welcome_in_a_name():
    assert [good.name for good in checked(("13.76", "Inovasi 🚀 创新")).good] == ["Inovasi 🚀 创新"]


def test_identity_minds_neither_case_nor_spacing():
    one = row("SIAP  Kopan", line=2, agency="BAPPEDA")
    assert one.identity == identity(region_code="13.76", name="siap kopan ", agency="Bappeda")
    assert one.identity != row("SIAP Kopan", line=3).identity


def test_a_name_like_an_earlier_one_is_named_once_on_the_later_line():
    rows = [row("PELAYANAN TERPADU PENANGGULANGAN KEMISKINAN", line=2)]
    rows += [row("ONE STOP SERVICE PENANGGULANGAN KEMISKINAN", line=3), row("Bank Sampah", line=4)]
    assert likely_duplicates(rows=rows) == [Likeness(3, "PELAYANAN TERPADU PENANGGULANGAN KEMISKINAN")]


def test_the_short_name_is_like_the_same_name_with_its_meaning_in_brackets():
    rows = [row("LAKI IDA", line=2), row("Laki Ida (Layanan Klinik Inovasi Daerah)", line=3)]
    assert likely_duplicates(rows=rows) == [Likeness(3, "LAKI IDA")]


def test_the_likest_of_several_is_the_one_that_is_named():
    rows = [
        row("Pasar Tertib Bersih", line=2),
        row("Pasar Tertib Bersih Aman", line=3),
        row("Pasar Tertib Bersih Ama", line=4),
    ]
    assert likely_duplicates(rows=rows)[-1] == Likeness(4, "Pasar Tertib Bersih Aman")


def test_the_same_name_elsewhere_or_the_same_identity_is_no_likeness():
    rows = [row("Bank Sampah", line=2), row("Bank Sampah", line=3, region_code="31"), row("bank sampah", line=4)]
    assert likely_duplicates(rows=rows) == []


def test_a_record_that_is_already_known_counts_as_earlier():
    found = likely_duplicates(rows=[row("Bank Sampah", line=2)], known=[("13.76", "BANK SAMPAH", "DLH")])
    assert found == [Likeness(2, "BANK SAMPAH")]


def test_names_that_share_only_words_common_in_the_region_are_not_compared():
    rows = [
        row(f"Sistem {letter}", line=line) for line, letter in enumerate("abcdefghijklmnopqrstuvwxyzäöüßé", start=2)
    ]
    assert likely_duplicates(rows=rows) == []


def test_names_without_letters_are_not_alike():
    assert likely_duplicates(rows=[row("🚀", line=2), row("(!) 🌱", line=3), row("(!) 🚀", line=4)]) == []


def test_the_list_that_comes_with_the_product_has_no_bad_row():
    with (DATA / "innovations.csv").open(encoding="utf-8-sig", newline="") as text:
        header, *rows = csv.reader(text)
    with (DATA / "regions.csv").open(encoding="utf-8") as text:
        regions = {region["code"]: region["name"] for region in csv.DictReader(text)}
    result = check_rows(
        header=header, rows=list(enumerate(rows, start=2)), known_regions=regions, this_year=date(2026, 11, 24).year
    )
    assert (len(result.good), result.bad) == (253, [])
    assert len({good.identity for good in result.good}) == 253
