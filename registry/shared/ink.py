"""The pen of the charts: colours of page and paper, letters, keys, and the accessible SVG frame."""

import textwrap
from collections.abc import Sequence
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

WIDTH = 640
LINE = 17
BAR = 16
GAP = 14
LETTER = 6.6
VALUE_ROOM = 110
PLOT_HEIGHT = 220
PALETTE = ("#1f4e79", "#b8651b", "#4f7f52", "#7a4f8c", "#8a6d00", "#5b6b7a")
"""Dark enough to stand on white paper, and apart from each other in grey."""
TOKENS = ("--brand", "--wait", "--ok", "--new", "--edge", "--muted")
PAPER = {"ink": "#15202a", "muted": "#55626f", "grid": "#d5dce2", "track": "#edf0f3"}
PAGE = {
    "ink": "currentColor",
    "muted": "var(--muted, currentColor)",
    "grid": "var(--line, #d5dce2)",
    "track": "var(--line, #edf0f3)",
}


class Surface(StrEnum):
    """Where a chart is shown."""

    PAGE = "page"
    PAPER = "paper"


def number(value: float) -> str:
    """A number as Indonesian writes it: 1.234,5."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.replace(",", " ").replace(".", ",").replace(" ", ".")


def amount(value: float | None, unit: str) -> str:
    """A value with its unit; a dash where none is known."""
    return "-" if value is None else f"{number(value)} {unit}".strip()


class Ink:
    """Colours and letters of one surface, as presentation attributes only."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.tones = PAPER if surface is Surface.PAPER else PAGE

    def series(self, place: int) -> str:
        """The colour of one series; a page may set --chart-1 to --chart-6, else its own tokens serve."""
        at = place % len(PALETTE)
        if self.surface is Surface.PAPER:
            return PALETTE[at]
        return f"var(--chart-{at + 1}, var({TOKENS[at]}, {PALETTE[at]}))"

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        tone: str = "ink",
        anchor: str = "start",
        bold: bool = False,
    ) -> str:
        weight = ' font-weight="600"' if bold else ""
        colour = self.tones[tone]
        return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> str:
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'

    def linked(self, parts: Sequence[str], url: str, *, box: tuple[float, float, float, float]) -> list[str]:
        """On a page a drawn value leads to its records, from anywhere in its box; on paper nothing can be followed."""
        if not url or self.surface is Surface.PAPER:
            return list(parts)
        x, y, width, height = box
        around = f'<path d="M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z" fill="none" pointer-events="all"/>'
        return [f"<a href={quoteattr(url)}>", around, *parts, "</a>"]

    def stroke(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str,
        width: float = 1,
    ) -> str:
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        return f'<line {ends} stroke="{colour}" stroke-width="{width:g}"/>'


def framed(
    parts: Sequence[str], *, height: float, title: str, description: str, name: str, shape: str, ink: Ink
) -> str:  # fmt: skip
    """The SVG element with its name and its words for those who cannot see it."""
    role = "group" if any(part.startswith("<a ") for part in parts) else "img"  # what holds links is no mere picture
    font = ' font-family="Inter"' if ink.surface is Surface.PAPER else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="{role}" '
        f'aria-labelledby="{name}-t {name}-d"{font} font-size="13" data-shape="{shape}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def wrapped(label: str, *, room: float, most: int = 2) -> list[str]:
    """The label in at most two lines; what does not fit ends in an ellipsis."""
    letters = max(4, int(room / LETTER))
    return textwrap.wrap(label, letters, max_lines=most, placeholder=" …") or [""]


def key_lines(keys: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The keys in lines that fit the width."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for name, colour in keys:
        short = wrapped(name, room=WIDTH - 40, most=1)[0]
        width = len(short) * LETTER + 36
        if used + width > WIDTH and lines[-1]:
            lines.append([])
            used = 0.0
        lines[-1].append((short, colour))
        used += width
    return lines


def keys_of(keys: list[tuple[str, str]], ink: Ink, y: float) -> list[str]:
    """Colour and name of each series below the drawing."""
    parts: list[str] = []
    for line in key_lines(keys):
        x = 0.0
        for name, colour in line:
            parts += [
                ink.rect(x, y + 4, 11, 11, colour),
                ink.text(x + 17, y + 14, name, tone="muted"),
            ]
            x += len(name) * LETTER + 36
        y += LINE + 4
    return parts
