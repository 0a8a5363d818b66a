"""Reading a list of innovations from a CSV or XLSX file, without trusting it."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

FILE_BYTES = 20 * 1024 * 1024
UNPACKED_BYTES = 200 * 1024 * 1024
UNPACKED_RATIO = 200
ARCHIVE_MEMBERS = 500
ROWS = 50_000
LINES = 200_000
COLUMNS = 200
CELL_LENGTH = 32_767
ZIP_MARK = b"PK\x03\x04"


class Unreadable(Exception):
    """The file is not a list that can be read; says why."""


@dataclass(frozen=True, slots=True)
class ImportList:
    """The header, and the rows with the line at which each stands in the file."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def import_list(*, path: Path) -> ImportList:
    """The list in a file; its content decides what it is, not its name."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise Unreadable(f"Berkas lebih besar dari {FILE_BYTES // 1024 // 1024} MB.")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Berkas tidak dapat dibuka: {error.strerror}.") from error
    return read_xlsx(content=content) if content.startswith(ZIP_MARK) else read_csv(content=content)


def read_csv(*, content: bytes) -> ImportList:
    """A CSV in UTF-8 (with or without BOM), divided by comma, semicolon or tab."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("Berkas bukan teks UTF-8.") from error
    if "\0" in text:
        raise Unreadable("Berkas bukan berkas teks.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return _list(_numbered(reader))
    except csv.Error as error:
        raise Unreadable(f"CSV rusak di sekitar baris {reader.line_num}.") from error


def read_xlsx(*, content: bytes) -> ImportList:
    """The first sheet of an XLSX; a formula is taken as its text, never computed."""
    _refuse_bombs(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parser meets in a broken file
        raise Unreadable("Berkas bukan XLSX yang dapat dibaca.") from error
    try:
        if not book.worksheets:
            raise Unreadable("XLSX tidak berisi lembar kerja.")
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        return _list((line, [_text(value) for value in row[:COLUMNS]]) for line, row in enumerate(rows, start=1))
    except Unreadable:
        raise
    except Exception as error:  # the sheet is parsed only while it is read
        raise Unreadable("Isi XLSX rusak.") from error
    finally:
        book.close()


def _delimiter(text: str) -> str:
    """The likeliest divider of the header line."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line at which each begins; a cell may hold line breaks."""
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _list(numbered: Iterable[tuple[int, list[str]]]) -> ImportList:
    rows = _filled(numbered)
    _, header = next(rows, (0, []))
    if not header:
        raise Unreadable("Berkas kosong.")
    found = list(islice(rows, ROWS + 1))
    if len(found) > ROWS:
        raise Unreadable(f"Lebih dari {ROWS} baris.")
    return ImportList(header=header, rows=found)


def _filled(numbered: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them; a sheet that claims a row far below is not walked to its end."""
    for line, row in numbered:
        if line > LINES:
            raise Unreadable(f"Lebih dari {LINES} baris.")
        if any(cell.strip() for cell in row):
            yield line, row


def _refuse_bombs(content: bytes) -> None:
    """Look at the archive's directory before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("Berkas bukan XLSX yang dapat dibaca.") from error
    unpacked = sum(member.file_size for member in members)
    limit = min(UNPACKED_BYTES, max(len(content) * UNPACKED_RATIO, 1024 * 1024))
    if len(members) > ARCHIVE_MEMBERS or unpacked > limit:
        raise Unreadable("Isi XLSX setelah dibuka terlalu besar.")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)[:CELL_LENGTH]
