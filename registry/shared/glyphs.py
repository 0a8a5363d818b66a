"""Which characters the shipped fonts can print: one character outside them would cost a whole PDF/A report."""

import unicodedata
from dataclasses import dataclass

# fmt: off
COVERAGE: tuple[tuple[int, int], ...] = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1CD, 0x1DC),
    (0x1E6, 0x1E7), (0x1FA, 0x1FF), (0x218, 0x21B), (0x2BB, 0x2BD), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x304),
    (0x306, 0x30A), (0x30C, 0x30C), (0x323, 0x323), (0x326, 0x328), (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1),
    (0x3A3, 0x3CE), (0x1E80, 0x1E85), (0x1EA0, 0x1EF9), (0x2009, 0x200A), (0x2010, 0x2026), (0x202F, 0x2030),
    (0x2032, 0x203A), (0x2044, 0x2044), (0x2070, 0x2071), (0x2074, 0x208E), (0x2090, 0x209C), (0x20A9, 0x20AF),
    (0x20B1, 0x20B5), (0x20B8, 0x20BA), (0x20BC, 0x20BF), (0x2113, 0x2113), (0x2116, 0x2117), (0x211E, 0x2122),
    (0x2126, 0x2126), (0x212A, 0x212B), (0x212E, 0x212E), (0x2150, 0x215E), (0x2190, 0x2195), (0x21D0, 0x21D0),
    (0x21D2, 0x21D2), (0x21D4, 0x21D4), (0x2202, 0x2202), (0x2205, 0x2206), (0x220F, 0x220F), (0x2211, 0x2212),
    (0x221A, 0x221A), (0x221E, 0x221E), (0x222B, 0x222B), (0x2236, 0x2236), (0x2248, 0x2248), (0x2260, 0x2260),
    (0x2264, 0x2265), (0x25A0, 0x25A2), (0x25AA, 0x25AA), (0x25B2, 0x25B3), (0x25B6, 0x25B7), (0x25BA, 0x25BD),
    (0x25C0, 0x25C1), (0x25C4, 0x25C7), (0x25CA, 0x25CB), (0x25CF, 0x25CF), (0x2605, 0x2606), (0x2713, 0x2713),
    (0x2717, 0x2717),
)
# fmt: on
"""Code points of registry/reports/render/fonts, the same in all three weights; a test reads the fonts again."""

COVERED = frozenset(point for first, last in COVERAGE for point in range(first, last + 1))
LINE_ENDS = {
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "\t": " ",
}
SELECTORS = range(0xFE00, 0xFE10)
INVISIBLE = ("Cc", "Cf")
STANDS_FOR_LOST = "?"


@dataclass(frozen=True)
class Replaced:
    """A character that the paper cannot show."""

    character: str
    name: str


def printable(text: str) -> tuple[str, tuple[Replaced, ...]]:
    """The text with what the fonts lack set as "?", and a list of what was lost, each once."""
    lost: dict[str, Replaced] = {}
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(character, lost) for character in plain), tuple(lost.values())


def _shown(character: str, lost: dict[str, Replaced]) -> str:
    if ord(character) in COVERED or character == "\n":
        return character
    if character in LINE_ENDS:
        return LINE_ENDS[character]
    category = unicodedata.category(character)
    if category in INVISIBLE or ord(character) in SELECTORS:
        return ""
    if category == "Zs":
        return " "
    lost[character] = Replaced(_safe(character), unicodedata.name(character, f"U+{ord(character):04X}"))
    return STANDS_FOR_LOST


def _safe(character: str) -> str:
    """The character itself, or an empty text for a half surrogate, which no file or database can hold."""
    return "" if unicodedata.category(character) == "Cs" else character
