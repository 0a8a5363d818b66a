"""A document as an editable text: real headings, numbered pages, repeated heads, pictures with their words."""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from docx import Document as open_paper
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from registry.reports.render import word
from registry.reports.render.docx_contents import mark
from registry.reports.render.docx_frame import foot, front, head, set_up, sign, to_annex
from registry.reports.render.pdf import Rendering, Watch, wanted
from registry.reports.render.pictures import drawn, emblem_png
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Centred,
    Clause,
    Document,
    Facts,
    Figure,
    Form,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from registry.reports.rules.outline import level_of

TONES = {"info": ("EEF4F7", "0B4F6C"), "good": ("E8F4EC", "0D6239"), "warning": ("FCF1DA", "754600")}
HAIR, EDGE, GROUND = "C9D2D9", "0B4F6C", "E8EEF4"


def render_docx(
    document: Document, *, timeout_seconds: int = 60, beat_seconds: float = 1,
    still_wanted: Callable[[], bool] = wanted,
) -> Rendering:  # fmt: skip
    """The same document gives the same bytes; only the pictures need a child process."""
    figures = [block.svg for block in document.blocks if isinstance(block, Figure)]
    pictures = drawn(figures, watch=Watch(timeout_seconds, beat_seconds, still_wanted))
    content = _Writer(document, pictures).written()
    return Rendering(content, None, hashlib.sha256(content).hexdigest(), conforming=False)


class _Writer:
    """One paper on its way, with its counters."""

    def __init__(self, document: Document, pictures: Sequence[bytes]) -> None:
        self.document, self.pictures = document, iter(pictures)
        self.paper: Paper = open_paper()
        self.images, self.figures, self.tables, self.annexes = count(1), count(1), count(1), count(1)
        self.headings = count(1)

    def written(self) -> bytes:
        """The whole paper, from the letterhead to the last annex."""
        document, paper = self.document, self.paper
        set_up(paper, document)
        head(paper, document, emblem=emblem_png(document.emblem_svg), number=self.images)
        front(paper, document)
        annexed = next((n for n, block in enumerate(document.blocks) if isinstance(block, Annex)), len(document.blocks))
        for block in document.blocks[:annexed]:
            self._add(block)
        foot(paper, document)
        for block in document.blocks[annexed:]:
            self._add(block)
        if annexed < len(document.blocks) and document.form == Form.DECREE and document.signature:
            sign(paper, document.signature)
        self._name()
        return word.saved(paper)

    def _name(self) -> None:
        """What stands in the file about itself: nothing but the paper and its day."""
        document, core = self.document, self.paper.core_properties
        asked = datetime(document.asked_at.year, document.asked_at.month, document.asked_at.day, tzinfo=UTC)
        core.title = word.plain(f"{document.kind}: {document.title}")
        core.author = word.plain(", ".join(document.letterhead) or document.region_name)
        core.subject, core.language, core.comments = word.plain(document.registration), "id-ID", ""
        core.keywords = "SIMULASI" if document.simulated else ""
        core.created = core.modified = asked.replace(tzinfo=None)
        core.last_modified_by, core.revision = "", 1

    def _add(self, block: Block) -> None:
        WRITE[type(block)](self, block)

    def heading(self, block: Heading) -> None:
        mark(self.paper.add_heading(word.plain(block.text), level=level_of(block)), place=next(self.headings))

    def annex(self, block: Annex) -> None:
        heading = to_annex(self.paper, self.document, block.text, place=next(self.annexes))
        mark(heading, place=next(self.headings))

    def paragraph(self, block: Paragraph) -> None:
        for part in _parts(block.text):
            line = self._line(part)
            line.alignment = ALIGN.JUSTIFY
            if self.document.form == Form.LETTER:
                line.paragraph_format.first_line_indent = Mm(10)

    def facts(self, block: Facts) -> None:
        if block.rows:
            self._grid(block.rows, (32, 68), line=HAIR)

    def table(self, block: Table) -> None:
        if block.caption.strip():
            self._caption(f"Tabel {next(self.tables)}. {block.caption}", before=True)
        table = self.paper.add_table(rows=1, cols=len(block.columns))
        table.autofit = False
        word.border(table, top=EDGE, bottom=HAIR, insideH=HAIR)
        for place, name in enumerate(block.columns):
            self._cell(table.rows[0].cells[place], name, numeric=place in block.numeric, bold=True)
            word.shade(table.rows[0].cells[place], GROUND)
        word.repeat_head(table.rows[0])
        for row in block.rows:
            cells = table.add_row()
            for place, (cell, text) in enumerate(zip(cells.cells, row, strict=True)):
                self._cell(cell, text or "–", numeric=place in block.numeric)
            if all(len(text) < 400 for text in row):
                word.keep_whole(cells)
        word.fit(table, block.widths or _shares(block))
        self.paper.add_paragraph()

    def bullets(self, block: Bullets) -> None:
        for item in block.items:
            style = "Normal" if item.startswith("□") else "List Bullet"
            self.paper.add_paragraph(word.plain(item), style=style)

    def figure(self, block: Figure) -> None:
        run = self.paper.add_paragraph().add_run()
        run.add_picture(io.BytesIO(next(self.pictures)), width=Mm(word.WIDTH * block.width / 100))
        word.describe(run, words=word.plain(block.alt or block.caption), number=next(self.images))
        wide = block.width == 100
        self._caption(f"Gambar {next(self.figures)}. {block.caption}" if wide else block.caption)
        if block.table is not None:
            self.table(block.table)

    def note(self, block: Note) -> None:
        ground, edge = TONES.get(block.tone, TONES["info"])
        line = self._line(block.text)
        line.paragraph_format.left_indent = Mm(3)
        word.rule(line, side="left", size=18, colour=edge)
        word.shade(line, ground)

    def page_break(self, _block: PageBreak) -> None:
        self.paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def clause(self, block: Clause) -> None:
        """Word, colon, mark and text in columns without lines."""
        is_marked = bool(block.numbering) and len(block.items) > 1
        rows = []
        for place, item in enumerate(block.items):
            mark = f"{chr(ord('a') + place) if block.numbering == 'a' else place + 1}." if is_marked else ""
            front_words = (block.label, ":") if place == 0 else ("", "")
            rows.append((*front_words, *((mark,) if is_marked else ()), item))
        self._grid(rows, (17, 3, 5, 75) if is_marked else (17, 3, 80), justify=True)

    def centred(self, block: Centred) -> None:
        line = self._line(block.text)
        line.alignment = ALIGN.CENTER
        line.paragraph_format.keep_with_next = True
        line.runs[0].bold = True

    def _line(self, text: str) -> Line:
        return self.paper.add_paragraph(word.plain(text))

    def _caption(self, text: str, *, before: bool = False) -> None:
        line = self.paper.add_paragraph(word.plain(text), style="Caption")
        line.paragraph_format.keep_with_next = before

    def _cell(self, cell: Any, text: str, *, numeric: bool = False, bold: bool = False) -> None:
        line = cell.paragraphs[0]
        run = line.add_run(word.plain(text))
        run.bold, run.font.size = bold, Pt(9)
        line.paragraph_format.space_after = Pt(2)
        line.alignment = ALIGN.RIGHT if numeric else ALIGN.LEFT

    def _grid(
        self, rows: Sequence[Sequence[str]], shares: Sequence[int], *, line: str = "", justify: bool = False
    ) -> None:
        table = self.paper.add_table(rows=0, cols=len(shares))
        table.autofit = False
        word.border(table, **({"top": line, "bottom": line, "insideH": line} if line else {}))
        for row in rows:
            for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
                for number, part in enumerate(_parts(text) or ["–" if line else ""]):
                    target = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                    target.add_run(word.plain(part))
                    target.paragraph_format.space_after = Pt(3)
                    if justify and place == len(shares) - 1:
                        target.alignment = ALIGN.JUSTIFY
        word.fit(table, shares)
        spacer = self.paper.add_paragraph()
        spacer.paragraph_format.space_after = Pt(2 if justify else 6)
        spacer.paragraph_format.line_spacing = Pt(4 if justify else 8)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _shares(block: Table) -> list[float]:
    """A column is as wide as the root of its longest text, so that long ones do not starve the others."""
    cells = [[name, *(row[place] for row in block.rows)] for place, name in enumerate(block.columns)]
    return [max(len(text) for text in column) ** 0.5 + 2 for column in cells]


WRITE: Mapping[type[Block], Callable[[_Writer, Any], None]] = {
    Heading: _Writer.heading,
    Annex: _Writer.annex,
    Paragraph: _Writer.paragraph,
    Facts: _Writer.facts,
    Table: _Writer.table,
    Bullets: _Writer.bullets,
    Figure: _Writer.figure,
    Note: _Writer.note,
    PageBreak: _Writer.page_break,
    Clause: _Writer.clause,
    Centred: _Writer.centred,
}
