"""What python-docx has no word for: fields, shades, repeated heads, languages, and a file that is always the same."""

import io
import re
import zipfile
from collections.abc import Sequence

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

WIDTH = 163
"""Millimetres between the margins."""
UNHEARD_OF = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_TIME = (1980, 1, 1, 0, 0, 0)
INK, MUTED = RGBColor(0x15, 0x20, 0x2A), RGBColor(0x55, 0x62, 0x6F)
BRAND, ALARM = RGBColor(0x0B, 0x4F, 0x6C), RGBColor(0xA0, 0x1C, 0x27)
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def plain(text: str) -> str:
    """The text without what XML cannot hold."""
    return UNHEARD_OF.sub("", text)


def add_field(paragraph: Paragraph, code: str, *, shown: str = "1") -> None:
    """A field that the reader's program counts: PAGE, NUMPAGES."""
    open_field(paragraph, code)
    paragraph.add_run(shown)
    close_field(paragraph)


def open_field(paragraph: Paragraph, code: str) -> None:
    """A field begins; it shows whatever follows in the paper until it is closed."""
    _field_mark(paragraph, "begin")
    part = element("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = code
    paragraph.add_run()._r.append(part)
    _field_mark(paragraph, "separate")


def close_field(paragraph: Paragraph) -> None:
    """What the field shows ends here."""
    _field_mark(paragraph, "end")


def _field_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def shade(place: _Cell | Paragraph, colour: str) -> None:
    """A ground behind a cell or a paragraph."""
    properties = place._tc.get_or_add_tcPr() if isinstance(place, _Cell) else place._p.get_or_add_pPr()
    properties.append(element("w:shd", val="clear", color="auto", fill=colour))


def rule(paragraph: Paragraph, *, side: str, kind: str = "single", size: int = 4, colour: str = "15202A") -> None:
    """A line beside a paragraph."""
    borders = OxmlElement("w:pBdr")
    borders.append(element(f"w:{side}", val=kind, sz=str(size), space="6", color=colour))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr", "w:pPrChange"
    )


def repeat_head(row: _Row) -> None:
    """The row stands again on every page of its table."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    """The row is not parted between two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def border(table: Table, **sides: str) -> None:
    """Lines of a table, by side: a colour, or empty for none."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        colour = sides.get(side, "")
        borders.append(
            element(f"w:{side}", val="single" if colour else "nil", sz="4", space="0", color=colour or "auto")
        )
    table._tbl.tblPr.append(borders)


def fit(table: Table, shares: Sequence[float]) -> None:
    """The columns of a table over the whole width, in these shares; some programs read the grid, others the cells."""
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(WIDTH * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def hold_last(paper: Paper) -> None:
    """What was written last stays on the page of what follows: the last words, or the last row of a table."""
    body = [part for part in paper.element.body if part.tag != qn("w:sectPr")]
    for part in body[-2:]:
        rows = part.findall(qn("w:tr"))
        for line in (rows[-1] if rows else part).iter(qn("w:p")):
            Paragraph(line, paper).paragraph_format.keep_with_next = True


def describe(run: Run, *, words: str, number: int) -> None:
    """The alternative text of the picture in the run, and an identity that does not change."""
    for shape in run._r.iter(qn("wp:docPr")):
        shape.set("descr", words)
        shape.set("id", str(number))
        shape.set("name", f"Gambar {number}")


def speak_indonesian(paper: Paper) -> None:
    """The language of everything in the paper."""
    style = paper.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in style.findall(qn("w:lang")):
        style.remove(old)
    style.append(element("w:lang", val="id-ID", eastAsia="id-ID", bidi="ar-SA"))


def saved(paper: Paper) -> bytes:
    """The bytes, without the picture of an empty page and without the hour of writing."""
    package = paper.part.package
    for name in [name for name, relation in package.rels.items() if relation.reltype == THUMBNAIL]:
        package.rels.pop(name)
    written, again = io.BytesIO(), io.BytesIO()
    paper.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, NO_TIME)
            fixed.compress_type, fixed.external_attr, fixed.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            copy.writestr(fixed, source.read(entry))
    return again.getvalue()


def element(tag: str, /, **values: str) -> BaseOxmlElement:
    """One element with attributes of its own namespace."""
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
