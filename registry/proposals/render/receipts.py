"""The receipt of a citizen's proposal as a PDF of one page (Art. 12(1)), with the fingerprint that proves it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.proposals.render.tagged import WIDTH, Page, width, written
from registry.shared.glyphs import printable
from registry.shared.qr import qr_runs

LEFT, RIGHT, TOP = 72, 523, 780
COLUMN = 150  # where the values begin, beside their labels
LEADING = 1.45
MODULE = 2  # points of a module of the QR code
LOST = "Tanda yang tidak dapat dicetak tampil sebagai “?”. Bunyi lengkapnya tersimpan di registri."
MARK = "sidik:"
"""Before the fingerprint in the keywords of the file, so that a changed copy is still known."""


@dataclass(frozen=True)
class Receipt:
    """What the receipt says."""

    office: str
    title: str
    facts: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    code: str
    check_url: str = ""


def receipt_pdf(receipt: Receipt) -> bytes:
    """The page; what no font of the papers can print becomes a question mark, and the page says so."""
    lost: set[str] = set()

    def shown(text: str) -> str:
        plain, replaced = printable(text)
        lost.update(each.name for each in replaced)
        return " ".join(plain.split())

    page = Page(shown(receipt.title), f"{MARK}{receipt.code}")
    office = shown(receipt.office).upper()
    page.text("P", [("F2", 13, _middle("F2", 13, office), TOP, office)])
    page.ornament(f"0.8 w {LEFT} {TOP - 14} m {RIGHT} {TOP - 14} l S\n")
    page.text("H1", [("F2", 15, _middle("F2", 15, page.title), TOP - 56, page.title)])
    at: float = TOP - 96
    for label, value in receipt.facts:
        at = _fact(page, label, shown(value), at)
    for words in (*receipt.closing, *([LOST] if lost else [])):
        at = _paragraph(page, shown(words), at - 10)
    _proof(page, receipt, at - 24)
    return written(page)


def _fact(page: Page, label: str, value: str, at: float) -> float:
    """A label with its value beside it, read as one."""
    lines = list(_lines("F2", 10.5, value, RIGHT - LEFT - COLUMN)) or [""]
    runs = [("F1", 10.5, float(LEFT), at, label)]
    runs += [("F2", 10.5, float(LEFT + COLUMN), at - 10.5 * LEADING * row, words) for row, words in enumerate(lines)]
    page.text("P", runs)
    return at - 10.5 * LEADING * len(lines) - 4


def _paragraph(page: Page, words: str, at: float, *, left: float = LEFT, face: str = "F1") -> float:
    lines = list(_lines(face, 10, words, RIGHT - left))
    page.text("P", [(face, 10, left, at - 10 * LEADING * row, line) for row, line in enumerate(lines)])
    return at - 10 * LEADING * len(lines)


def _proof(page: Page, receipt: Receipt, top: float) -> None:
    """The fingerprint, where it is checked, and the same as a QR code."""
    page.ornament(f"0.4 w {LEFT} {top} m {RIGHT} {top} l S\n")
    left, beside = float(LEFT), top - 26
    if receipt.check_url:
        size, runs = qr_runs(f"{receipt.check_url}?sidik={receipt.code}")
        side, low = size * MODULE, top - 16 - size * MODULE
        squares = "".join(
            f"{LEFT + MODULE * column} {low + MODULE * (size - 1 - row):.2f} {MODULE * length} {MODULE} re\n"
            for column, row, length in runs
        )
        box = (LEFT, int(low), LEFT + side, int(low) + side + 1)
        page.figure(f"Kode QR ke halaman pemeriksaan tanda terima {receipt.code}", box, f"{squares}f\n")
        left = LEFT + side + 20
    beside = _paragraph(page, "Sidik dokumen", beside, left=left)
    beside = _paragraph(page, receipt.code, beside, left=left, face="F2") - 8
    where = f"di {receipt.check_url}" if receipt.check_url else "di halaman Periksa dokumen pada registri"
    _paragraph(page, f"Keaslian tanda terima ini dapat diperiksa siapa pun {where}", beside, left=left)


def _middle(face: str, size: float, words: str) -> float:
    return (WIDTH - width(face, size, words)) / 2


def _lines(face: str, size: float, words: str, room: float) -> Iterator[str]:
    """The words in lines that fit; a word longer than a line is broken."""
    line = ""
    for word in _pieces(face, size, words.split(), room):
        longer = f"{line} {word}".strip()
        if line and width(face, size, longer) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _pieces(face: str, size: float, words: Sequence[str], room: float) -> Iterator[str]:
    for word in words:
        start = 0
        for end in range(1, len(word) + 1):
            if width(face, size, word[start:end]) > room:
                yield word[start : end - 1]
                start = end - 1
        yield word[start:]
