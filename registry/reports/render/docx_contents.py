"""Numbers before the headings of an editable report, and its contents list, filled with links to them.

A word processor alone knows on which page a heading will stand: it writes the pages when it renews the list.
"""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from registry.reports.render import word
from registry.reports.rules.outline import DEEPEST, LISTED, Entry

FIELD = rf'TOC \o "1-{LISTED}" \h \z \u'
HANGING = (9, 12, 15)
"""Millimetres that a number has before its heading, by level."""


def number_headings(paper: Paper) -> None:
    """Heading 1 to 3 count themselves as 1, 1.1 and 1.1.1, so that a heading put in later counts too."""
    numbering = paper.part.numbering_part.element
    abstracts, nums = numbering.findall(qn("w:abstractNum")), numbering.findall(qn("w:num"))
    kind = max((int(each.get(qn("w:abstractNumId"))) for each in abstracts), default=0) + 1
    use = max((int(each.get(qn("w:numId"))) for each in nums), default=0) + 1
    scheme = word.element("w:abstractNum", abstractNumId=str(kind))
    scheme.append(word.element("w:multiLevelType", val="multilevel"))
    for level in range(DEEPEST):
        scheme.append(_level(paper, level))
        properties = _style(paper, f"Heading {level + 1}").element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, use
    num = word.element("w:num", numId=str(use))
    num.append(word.element("w:abstractNumId", val=str(kind)))
    if nums:
        nums[0].addprevious(scheme)
    else:
        numbering.append(scheme)
    numbering.append(num)


def without_number(heading: Paragraph) -> None:
    """An annex has its letter in its words."""
    heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0


def mark(heading: Paragraph, *, place: int) -> None:
    """What the contents list leads to: the heading in this place."""
    start = word.element("w:bookmarkStart", id=str(place), name=_name(place))
    first = heading._p.find(qn("w:r"))
    if first is not None:
        first.addprevious(start)
        heading._p.append(word.element("w:bookmarkEnd", id=str(place)))


def write_contents(paper: Paper, entries: Sequence[Entry]) -> None:
    """The list as a field that any word processor can renew, holding what it will find."""
    for level in range(1, LISTED + 1):
        _list_style(paper, level)
    listed = [(place, entry) for place, entry in enumerate(entries, 1) if entry.is_listed]
    lines = [paper.add_paragraph(style=f"toc {entry.level}") for _place, entry in listed]
    if not lines:
        return
    word.open_field(lines[0], FIELD)
    for line, (place, entry) in zip(lines, listed, strict=True):
        _link(line, entry, place=place)
    word.close_field(lines[-1])


def _link(line: Paragraph, entry: Entry, *, place: int) -> None:
    link = word.element("w:hyperlink", anchor=_name(place), history="1")
    run = line.add_run(f"{entry.number}\t{word.plain(entry.text)}" if entry.number else word.plain(entry.text))
    link.append(run._r)
    line._p.append(link)


def _list_style(paper: Paper, level: int) -> None:
    """Number, words hanging behind it, and the page at the right edge once the list is renewed."""
    style = paper.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (it was asked for as one)
    style.base_style = paper.styles["Normal"]
    begins, hanging = (0, 8) if level == 1 else (8, 11)
    shape = style.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(begins + hanging), -Mm(hanging)
    shape.space_before, shape.space_after = Pt(6 if level == 1 else 0), Pt(2)
    shape.tab_stops.add_tab_stop(Mm(begins + hanging))
    shape.tab_stops.add_tab_stop(Mm(word.WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    style.font.bold = level == 1


def _level(paper: Paper, level: int) -> BaseOxmlElement:
    made = word.element("w:lvl", ilvl=str(level))
    text = ".".join(f"%{each + 1}" for each in range(level + 1))
    style = _style(paper, f"Heading {level + 1}").style_id
    for name, value in (("start", "1"), ("numFmt", "decimal"), ("pStyle", style), ("lvlText", text), ("lvlJc", "left")):
        made.append(word.element(f"w:{name}", val=value))
    wide, shape = str(Mm(HANGING[level]).twips), OxmlElement("w:pPr")
    shape.append(word.element("w:ind", left=wide, hanging=wide))
    made.append(shape)
    return made


def _style(paper: Paper, name: str) -> ParagraphStyle:
    style = paper.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (the template that python-docx ships has them)
    return style


def _name(place: int) -> str:
    return f"_Toc{place:08d}"
