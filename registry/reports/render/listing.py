"""A long list as XLSX or CSV, written row by row to disk: the memory it takes does not grow with its rows."""

import csv
import hashlib
import io
import tempfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from registry.reports.render.pdf import RenderFailed, Rendering
from registry.reports.rules.listing import MOST_ROWS, Row, Sheet
from registry.shared.formulas import begins_formula, neutral

FIRST, ROWS = "Ringkasan", "Daftar"
MOST_LETTERS = 32_767
LABEL, WIDE = 30, 80
COUNT = "Jumlah baris"
BOM = b"\xef\xbb\xbf"  # by which a spreadsheet knows UTF-8


def write_xlsx(sheet: Sheet, rows: Iterable[Row]) -> Rendering:
    """The first sheet says what the list is and how many rows came out; the second holds them."""
    stream: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (whoever stores it lets it go)
    try:
        with Workbook(stream, {"constant_memory": True}) as book:
            day = sheet.asked_on
            book.set_properties({"title": sheet.title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  (the format holds no zone)
            first, main = book.add_worksheet(FIRST), book.add_worksheet(ROWS)
            formats = _Formats(book)
            written = _rows(main, sheet, rows, formats)
            _summary(first, sheet, written, formats)
        return _finished(stream, written)
    except BaseException:
        stream.close()
        raise


def write_csv(sheet: Sheet, rows: Iterable[Row]) -> Rendering:
    """The bare table: one line of names, then the rows; a date as 2026-11-24."""
    stream: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        stream.write(BOM)
        words = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
        writer, written = csv.writer(words), 0
        writer.writerow(column.name for column in sheet.columns)
        for row in rows:
            writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
            written += 1
        words.detach()
        return _finished(stream, written)
    except BaseException:
        stream.close()
        raise


class _Formats:
    """The few ways in which a cell looks."""

    def __init__(self, book: Workbook) -> None:
        self.literal: Format = book.add_format({"quote_prefix": True})
        self.date: Format = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.label: Format = book.add_format({"bold": True, "valign": "top"})
        self.value: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.column: Format = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})


def _rows(main: Worksheet, sheet: Sheet, rows: Iterable[Row], formats: _Formats) -> int:
    """Every row, text as text; how many."""
    for place, column in enumerate(sheet.columns):
        main.set_column(place, place, column.width)
        main.write_string(0, place, column.name, formats.column)
    line = 0
    for line, row in enumerate(rows, start=1):
        if line > MOST_ROWS:
            raise RenderFailed("too_long")
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                main.write_datetime(line, place, cell, formats.date)
            elif isinstance(cell, (int, Decimal)):
                main.write_number(line, place, float(cell))
            elif cell:
                main.write_string(line, place, cell[:MOST_LETTERS], formats.literal if begins_formula(cell) else None)
    main.freeze_panes(1, 0)
    main.autofilter(0, 0, line, len(sheet.columns) - 1)
    main.set_landscape()
    main.set_paper(9)  # A4
    main.fit_to_pages(1, 0)
    main.repeat_rows(0)
    return line


def _summary(first: Worksheet, sheet: Sheet, written: int, formats: _Formats) -> None:
    first.set_column(0, 0, LABEL)
    first.set_column(1, 1, WIDE)
    first.write_string(0, 0, sheet.title, formats.title)
    lines = (*sheet.head, (COUNT, f"{written:,}".replace(",", ".")))
    for line, (label, value) in enumerate(lines, start=2):
        first.write_string(line, 0, label, formats.label)
        first.write_string(line, 1, value[:MOST_LETTERS], formats.literal if begins_formula(value) else formats.value)
    first.set_paper(9)
    first.fit_to_pages(1, 0)
    first.activate()


def _finished(stream: IO[bytes], written: int) -> Rendering:
    stream.seek(0)
    sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a stream read from its start
    stream.seek(0)
    return Rendering(b"", None, sha256, conforming=False, stream=stream, rows=written)
