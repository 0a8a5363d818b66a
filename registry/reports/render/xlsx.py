"""A document as a workbook: its words on the first sheet, every table on a sheet of its own, numbers as numbers."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from registry.reports.render.pdf import RenderFailed, Rendering
from registry.reports.rules.cells import Cell, cell_of
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    long_date,
)
from registry.shared.formulas import begins_formula

HEAD = "Ringkasan"
MARK = "SIMULASI"
CUT = " [dipotong]"
MOST_LETTERS, MOST_ROWS = 32_767, 1_048_000
NARROW, WIDE, LABEL = 8, 70, 34
NAME_LETTERS = 31
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def render_xlsx(document: Document) -> Rendering:
    """The same document gives the same bytes; no text of it can act as a formula or a link."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.kind,
                "category": MARK if document.simulated else "",
                "created": datetime(document.asked_at.year, document.asked_at.month, document.asked_at.day),  # noqa: DTZ001  (the format holds no zone)
            }
        )
        sheets = _Sheets(book, document)
        sheets.head()
        for name, table in _tables(document.blocks):
            sheets.table(name, table)
    made = content.getvalue()
    return Rendering(made, None, hashlib.sha256(made).hexdigest())


class _Sheets:
    """The sheets of one workbook, with their few formats and their names."""

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book, self.document = book, document
        self.names: set[str] = set()
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.literal = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.label = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.column = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1}
        )
        self.numbers: dict[str, Format] = {}

    def head(self) -> None:
        """Title, cover and everything that is no table, in its order."""
        sheet = self._sheet(HEAD)
        sheet.set_column(0, 0, LABEL)
        sheet.set_column(1, 1, WIDE)
        at = count()
        for words in (self.document.title, self.document.subtitle):
            if words:
                self._write(sheet, next(at), 0, words, self.title)
        facts = (
            ("Jenis", self.document.kind),
            ("Daerah", self.document.region_name),
            ("Nomor registrasi", self.document.registration),
            ("Tanggal", long_date(self.document.asked_at)),
            ("Tanda", MARK if self.document.simulated else ""),
            *self.document.cover,
        )
        for label, value in facts:
            if value:
                self._pair(sheet, next(at), label, value)
        for label, value in _words(self.document.blocks):
            self._pair(sheet, next(at), label, value)

    def table(self, name: str, table: Table) -> None:
        """Heads that stay in sight, a filter, and columns as wide as what stands in them."""
        if len(table.rows) > MOST_ROWS:
            raise RenderFailed("refused", f"{len(table.rows)} rows")
        sheet = self._sheet(name)
        for place, head in enumerate(table.columns):
            sheet.set_column(place, place, _width([head, *(row[place] for row in table.rows)]))
            self._write(sheet, 0, place, head, self.column)
        for line, row in enumerate(table.rows, start=1):
            for place, value in enumerate(row):
                cell = cell_of(value) if place in table.numeric else None
                if cell:
                    sheet.write_number(line, place, cell.value, self._number(cell))
                else:
                    self._write(sheet, line, place, value, self.text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.repeat_rows(0)

    def _sheet(self, wanted: str) -> Worksheet:
        sheet = self.book.add_worksheet(self._name(wanted))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{MARK if self.document.simulated else ''}&R&P / &N")
        return sheet

    def _name(self, wanted: str) -> str:
        """A name that a workbook takes, and that no other sheet has."""
        plain = " ".join(wanted.translate(NOT_IN_A_NAME).split()).strip("'") or "Tabel"
        for number in count(1):
            tail = f" {number}" if number > 1 else ""
            name = plain[: NAME_LETTERS - len(tail)].strip(" '") + tail
            if name.casefold() not in self.names and name.casefold() != "history":
                break
        self.names.add(name.casefold())
        return name

    def _pair(self, sheet: Worksheet, line: int, label: str, value: str) -> None:
        self._write(sheet, line, 0, label, self.label)
        self._write(sheet, line, 1, value, self.text)

    def _write(self, sheet: Worksheet, line: int, place: int, value: str, shape: Format) -> None:
        """Text as text; what begins like a formula is marked so that editing it does not make one of it."""
        shown = value if len(value) <= MOST_LETTERS else value[: MOST_LETTERS - len(CUT)] + CUT
        if shown:
            sheet.write_string(line, place, shown, self.literal if begins_formula(shown) else shape)

    def _number(self, cell: Cell) -> Format:
        if cell.shown not in self.numbers:
            self.numbers[cell.shown] = self.book.add_format({"num_format": cell.shown, "valign": "top"})
        return self.numbers[cell.shown]


def _words(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Everything that is no table, as label and value."""
    for block in blocks:
        match block:
            case Heading() | Annex():
                yield block.text, ""
            case Facts():
                yield from block.rows
            case Paragraph() | Note():
                yield "", block.text
            case Bullets():
                yield from (("", item) for item in block.items)
            case Figure():
                yield block.caption, block.alt


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[str, Table]]:
    """Each table with the name of its sheet: its caption, else the heading that it stands under."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading | Annex):
            heading = block.text
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            caption = block.caption if isinstance(block, Figure) else table.caption
            yield table.caption or caption or heading, table


def _width(cells: Sequence[str]) -> int:
    longest = max(len(line) for cell in cells for line in (cell.splitlines() or [""]))
    return min(WIDE, max(NARROW, longest + 2))
