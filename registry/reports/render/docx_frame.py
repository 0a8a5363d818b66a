"""What stands around the content of an editable paper: styles, letterhead, front, signatures, annex heads."""

import io
from collections.abc import Iterator

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from registry.reports.render import word
from registry.reports.render.docx_contents import number_headings, without_number, write_contents
from registry.reports.rules.document import Document, Form, Signature, long_date
from registry.reports.rules.outline import annex_title, outline_of

FACE = "Arial"
MARK = "SIMULASI"
WARNING = f"{MARK}. Contoh pada salinan data; bukan keputusan pejabat mana pun dan tidak berkekuatan hukum."
SIGNED = "Tanda tangan dan cap jabatan"
CONTENTS = "Daftar isi"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def set_up(paper: Paper, document: Document) -> None:
    """Page, styles, running head and foot."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(25),
        Mm(22),
        Mm(22),
        Mm(20),
    )
    section.header_distance = section.footer_distance = Mm(10)
    word.speak_indonesian(paper)
    _style(paper, "Normal", size=10.5, after=6)
    _style(paper, "List Bullet", size=10.5, after=3)
    _style(paper, "Caption", size=9, after=6, colour=word.MUTED)
    is_report = document.form == Form.REPORT
    chief = word.BRAND if is_report else word.INK
    _style(paper, "Heading 1", size=14 if is_report else 11.5, before=16, after=6, bold=True, colour=chief)
    _style(paper, "Heading 2", size=11.5, before=12, after=4, bold=True)
    _style(paper, "Heading 3", size=10.5, before=8, after=3, bold=True, colour=word.MUTED)
    if is_report:
        number_headings(paper)
    if document.simulated:
        mark = section.header.paragraphs[0]
        mark.alignment = ALIGN.RIGHT
        _run(mark, MARK, size=8, bold=True, colour=word.ALARM)
    foot_line = section.footer.paragraphs[0]
    foot_line.style = paper.styles["Normal"]  # that of the template has stops of its own
    foot_line.paragraph_format.tab_stops.add_tab_stop(Mm(word.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _run(foot_line, f"{document.kind} · {document.registration}\tHalaman ", size=8, colour=word.MUTED)
    word.add_field(foot_line, "PAGE")
    _run(foot_line, " dari ", size=8, colour=word.MUTED)
    word.add_field(foot_line, "NUMPAGES")
    for run in foot_line.runs:
        run.font.size = Pt(8)


def head(paper: Paper, document: Document, *, emblem: bytes, number: Iterator[int]) -> None:
    """The letterhead over its double rule, and the mark of a simulation."""
    if emblem:
        run = _centred(paper).add_run()
        run.add_picture(io.BytesIO(emblem), height=Mm(20))
        word.describe(run, words=word.plain(f"Lambang {document.region_name}"), number=next(number))
    last = None
    for place, words in enumerate(document.letterhead):
        size, bold = (
            (14.0, True)
            if len(document.letterhead) == 1 or place == 1
            else (12.0, True)
            if place == 0
            else (9.0, False)
        )
        last = _centred(paper)
        last.paragraph_format.space_after = Pt(1)
        _run(last, words, size=size, bold=bold)
    if last is not None:
        word.rule(last, side="bottom", kind="thinThickSmallGap", size=18)
        last.paragraph_format.space_after = Pt(10)
    if document.simulated:
        _run(_centred(paper), WARNING, size=8, colour=word.ALARM)


def front(paper: Paper, document: Document) -> None:
    """What comes before the content: cover and contents, the head of a letter, or the head of a decree or sheet."""
    if document.form == Form.REPORT:
        _cover(paper, document)
    elif document.form == Form.LETTER:
        _letter(paper, document)
    else:
        _headed(paper, document)


def foot(paper: Paper, document: Document) -> None:
    """Who signs, and who gets a copy; a signature never stands alone on a page."""
    if document.signature:
        word.hold_last(paper)
        sign(paper, document.signature)
    if document.countersignature:
        sign(paper, document.countersignature, left=0)
    if document.copies:
        _run(paper.add_paragraph(), "Tembusan:", size=9)
        for place, words in enumerate(document.copies, 1):
            _run(paper.add_paragraph(), f"{place}. {words}", size=9)


def sign(paper: Paper, signature: Signature, *, left: int = 85) -> None:
    """An office, room for its hand, and never a name; the lines stay together."""
    lines = [*signature.place.splitlines(), signature.office, "", "", "", "." * 48, signature.note or SIGNED]
    for place, words in enumerate(lines):
        line = paper.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(left), Pt(2)
        line.paragraph_format.space_before = Pt(18 if place == 0 else 0)
        line.paragraph_format.keep_with_next = place < len(lines) - 1
        is_last = place == len(lines) - 1
        _run(
            line,
            words,
            size=8.5 if is_last else 10.5,
            bold=words == signature.office,
            colour=word.MUTED if is_last else None,
        )


def to_annex(paper: Paper, document: Document, words: str, *, place: int) -> Paragraph:
    """The heading of an annex on a page of its own; under a decree it names the decree."""
    if document.form != Form.DECREE:
        heading = paper.add_heading(word.plain(annex_title(words, place=place)), level=1)
        heading.paragraph_format.page_break_before = True
        without_number(heading)
        return heading
    for number, line in enumerate((f"LAMPIRAN {ROMAN[(place - 1) % 10]}", *document.heading, document.title.upper())):
        over = paper.add_paragraph()
        over.paragraph_format.left_indent, over.paragraph_format.space_after = Mm(85), Pt(1)
        over.paragraph_format.page_break_before = number == 0
        _run(over, line, size=9)
    heading = paper.add_heading(word.plain(words), level=1)
    heading.alignment = ALIGN.CENTER
    return heading


def _cover(paper: Paper, document: Document) -> None:
    kind = paper.add_paragraph()
    kind.paragraph_format.space_before = Pt(120)
    _run(kind, document.kind, size=12, bold=True, colour=word.BRAND)
    _run(paper.add_paragraph(), document.title, size=24, bold=True)
    if document.subtitle:
        _run(paper.add_paragraph(), document.subtitle, size=13, colour=word.MUTED)
    rows = (
        ("Nomor registrasi", document.registration),
        ("Daerah", document.region_name),
        ("Tanggal laporan", long_date(document.asked_at)),
    )
    _pairs(paper, (*rows, *document.cover))
    contents = paper.add_paragraph()
    contents.paragraph_format.page_break_before = True
    _run(contents, CONTENTS, size=14, bold=True, colour=word.BRAND)
    write_contents(paper, outline_of(document))
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _letter(paper: Paper, document: Document) -> None:
    dated = paper.add_paragraph()
    dated.alignment = ALIGN.RIGHT
    _run(dated, document.dated)
    _pairs(paper, document.cover, colon=True)
    for words in document.addressee:
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(1)
        _run(line, words)
    paper.add_paragraph()


def _headed(paper: Paper, document: Document) -> None:
    for place, words in enumerate(document.heading):
        line = _centred(paper)
        line.paragraph_format.space_after = Pt(3)
        _run(line, words, size=12.5 if place == 0 else 10.5, bold=place == 0)
    is_decree = document.form == Form.DECREE
    _run(_centred(paper), document.title.upper() if is_decree else document.title, size=11.5, bold=True)
    if document.subtitle:
        _run(_centred(paper), document.subtitle, size=9.5, colour=word.MUTED)
    if not is_decree and document.cover:
        _pairs(paper, document.cover)


def _pairs(paper: Paper, rows: tuple[tuple[str, str], ...], *, colon: bool = False) -> None:
    table = paper.add_table(rows=0, cols=2)
    table.autofit = False
    word.border(table)
    for label, value in rows:
        cells = table.add_row().cells
        _run(cells[0].paragraphs[0], label, colour=None if colon else word.MUTED)
        _run(cells[1].paragraphs[0], f": {value}" if colon else value)
        for cell in cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    word.fit(table, (16, 84) if colon else (28, 72))
    paper.add_paragraph()


def _centred(paper: Paper) -> Paragraph:
    line = paper.add_paragraph()
    line.alignment = ALIGN.CENTER
    return line


def _run(
    line: Paragraph, words: str, *, size: float = 10.5, bold: bool = False, colour: RGBColor | None = None
) -> None:
    run = line.add_run(word.plain(words))
    run.bold, run.font.size = bold, Pt(size)
    if colour is not None:
        run.font.color.rgb = colour


def _style(
    paper: Paper, name: str, *, size: float, after: int, before: int = 0, bold: bool = False,
    colour: RGBColor = word.INK,
) -> None:  # fmt: skip
    style = paper.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (the template that python-docx ships has them)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, False
    style.font.color.rgb = colour
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for old in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        faces.attrib.pop(qn(old), None)
    for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        faces.set(qn(face), FACE)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.12
