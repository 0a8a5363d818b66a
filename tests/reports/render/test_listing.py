"""A long list is written row by row: text as text, days as days, the count on the first sheet."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from registry.reports.render import listing
from registry.reports.render.pdf import RenderFailed
from registry.reports.rules.listing import Column, Sheet

SHEET = Sheet(
    "Daftar usulan", (("Saringan", "=HYPERLINK(1)"), ("Tanggal", "24 November 2026")),
    (Column("Nama", 20), Column("Sejak", 12)), date(2026, 11, 24),
)  # fmt: skip
ROWS = [("=1+1", date(2026, 3, 1)), ("Layanan", None), ("", date(2026, 3, 2))]


def content(made) -> bytes:
    try:
        return made.stream.read()
    finally:
        made.close()


def test_the_first_sheet_names_the_list_and_counts_and_the_second_holds_the_rows():
    made = listing.write_xlsx(SHEET, iter(ROWS))
    assert made.rows == 3
    book = load_workbook(io.BytesIO(content(made)))
    first, main = book.worksheets
    assert [[cell.value for cell in row] for row in first.iter_rows()] == [
        ["Daftar usulan", None], [None, None], ["Saringan", "=HYPERLINK(1)"], ["Tanggal", "24 November 2026"],
        ["Jumlah baris", "3"],
    ]  # fmt: skip
    assert [[cell.value for cell in row] for row in main.iter_rows()] == [
        ["Nama", "Sejak"], ["=1+1", datetime(2026, 3, 1)], ["Layanan", None], [None, datetime(2026, 3, 2)],
    ]  # fmt: skip
    assert (main["A2"].data_type, main["A2"].quotePrefix, first["B3"].data_type) == ("s", True, "s")
    assert main.auto_filter.ref == "A1:B4"


def test_a_csv_is_the_bare_table_and_a_formula_in_it_is_marked():
    words = content(listing.write_csv(SHEET, iter(ROWS))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(words))) == [
        ["Nama", "Sejak"], ["'=1+1", "2026-03-01"], ["Layanan", ""], ["", "2026-03-02"],
    ]  # fmt: skip


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    with pytest.raises(RenderFailed) as refused:
        listing.write_xlsx(SHEET, iter(ROWS))
    assert refused.value.code == "too_long"


def test_a_reader_that_breaks_off_leaves_no_file():
    def broken():
        yield ROWS[0]
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        listing.write_csv(SHEET, broken())
