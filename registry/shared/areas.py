"""Charts of areas: a donut of a few parts, a heat map of rows and columns."""

import math
from collections.abc import Sequence
from typing import Protocol

from registry.shared.ink import LINE, WIDTH, Ink, amount, number, wrapped

RADIUS, HOLE = 90.0, 56.0
CELL, LABELS = 34.0, 150.0
FAINTEST = 0.12


class Part(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def url(self) -> str: ...


def donut(slices: Sequence[Part], ink: Ink, *, unit: str) -> tuple[list[str], float]:
    """Each part beside its name, value and share; no letters stand on the colours."""
    whole = sum(max(part.value, 0) for part in slices)
    parts: list[str] = []
    angle, y = 0.0, 8.0
    for place, part in enumerate(slices):
        share = max(part.value, 0) / whole
        drawn = [_ring(angle, angle + share * 2 * math.pi, ink.series(place))] if share else []
        angle += share * 2 * math.pi
        top = y
        drawn.append(ink.rect(2 * RADIUS + 40, y, 13, 13, ink.series(place)))
        words = f"{part.label}: {amount(part.value, unit)} ({number(round(100 * share, 1))} %)"
        for line in wrapped(words, room=WIDTH - 2 * RADIUS - 70):
            y += LINE
            drawn.append(ink.text(2 * RADIUS + 62, y - 5, line))
        y += 10
        parts += ink.linked(drawn, part.url, box=(2 * RADIUS + 40, top - 4, WIDTH - 2 * RADIUS - 40, y - top))
    return parts, max(2 * RADIUS + 8, y)


def _ring(start: float, end: float, colour: str) -> str:
    """A piece of the ring, from the top and to the right; a whole ring is two halves."""
    if end - start >= 2 * math.pi - 1e-9:
        return _ring(start, start + math.pi, colour) + _ring(start + math.pi, start + 2 * math.pi - 1e-6, colour)
    large = int(end - start > math.pi)
    outer = [_spot(RADIUS, start), _spot(RADIUS, end)]
    inner = [_spot(HOLE, end), _spot(HOLE, start)]
    rim = f"A{RADIUS:g} {RADIUS:g} 0 {large} 1 {outer[1]}"
    path = f"M{outer[0]} {rim} L{inner[0]} A{HOLE:g} {HOLE:g} 0 {large} 0 {inner[1]} Z"
    return f'<path d="{path}" fill="{colour}" stroke="var(--paper, #fff)" stroke-width="1.5"/>'


def _spot(radius: float, angle: float) -> str:
    return f"{RADIUS + 4 + radius * math.sin(angle):.2f} {RADIUS + 4 - radius * math.cos(angle):.2f}"


def heat(
    columns: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]], urls: Sequence[Sequence[str]], ink: Ink
) -> tuple[list[str], float]:
    """A field is the darker the more lies in it; the number stands beside the colour, for those who do not see it."""
    reach = max((value for _label, values in rows for value in values), default=0) or 1
    width = (WIDTH - LABELS) / len(columns)
    parts = []
    for place, column in enumerate(columns):
        name = wrapped(column, room=width - 6, most=1)[0]
        parts.append(ink.text(LABELS + place * width + width / 2, LINE, name, tone="muted", anchor="middle"))
    for at, (label, values) in enumerate(rows):
        y = LINE + 8 + at * CELL
        parts.append(ink.text(0, y + CELL / 2 + 5, wrapped(label, room=LABELS - 10, most=1)[0]))
        for place, value in enumerate(values):
            x = LABELS + place * width
            depth = FAINTEST + (1 - FAINTEST) * value / reach if value > 0 else 0.0
            drawn = [
                f'<rect x="{x + 1:.1f}" y="{y + 1:.1f}" width="10" height="{CELL - 2:.1f}" fill="{ink.series(0)}"'
                f' fill-opacity="{depth:.2f}"/>',
                ink.text(x + 20, y + CELL / 2 + 5, number(value) if value else "–", tone="ink" if value else "muted"),
            ]
            parts += ink.linked(drawn, urls[at][place] if urls and value else "", box=(x, y, width, CELL))
    return parts, LINE + 8 + len(rows) * CELL
