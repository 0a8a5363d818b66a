"""Charts drawn from values as accessible SVG: for a page they follow its colours, on paper they have their own."""

import hashlib
from dataclasses import dataclass

from registry.shared.areas import donut, heat
from registry.shared.ink import (
    BAR,
    GAP,
    LETTER,
    LINE,
    PLOT_HEIGHT,
    VALUE_ROOM,
    WIDTH,
    Ink,
    Surface,
    amount,
    framed,
    key_lines,
    keys_of,
    number,
    wrapped,
)


@dataclass(frozen=True)
class Bar:
    """One bar; a target is drawn as a line across it; on a page it leads to its records."""

    label: str
    value: float
    target: float | None = None
    url: str = ""


@dataclass(frozen=True)
class BarChart:
    """Values side by side."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    unit: str = ""
    value_head: str = "Nilai"
    target_head: str = "Target"
    label_head: str = "Uraian"


@dataclass(frozen=True)
class StackedChart:
    """Shares of a whole, one bar for each row; a row is its label and one value for each series."""

    title: str
    description: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str = ""
    label_head: str = "Uraian"


@dataclass(frozen=True)
class Line:
    """One line; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class LineChart:
    """How values went from one point to the next."""

    title: str
    description: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: str = ""
    label_head: str = "Waktu"


@dataclass(frozen=True)
class Slice:
    """One part of a whole; on a page it leads to its records."""

    label: str
    value: float
    url: str = ""


@dataclass(frozen=True)
class DonutChart:
    """A few parts of one whole, each named with its share."""

    title: str
    description: str
    slices: tuple[Slice, ...]
    unit: str = ""
    label_head: str = "Uraian"
    value_head: str = "Nilai"


@dataclass(frozen=True)
class HeatMap:
    """How much lies where a row meets a column; `urls` lead to the records of each field, where given."""

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    urls: tuple[tuple[str, ...], ...] = ()
    label_head: str = "Uraian"


Chart = BarChart | StackedChart | LineChart | DonutChart | HeatMap


def draw(chart: Chart, *, surface: Surface = Surface.PAGE) -> str:
    """The chart as one SVG element; without values it says so."""
    ink = Ink(surface)
    if _is_empty(chart):
        return _framed(chart, ink, [ink.text(0, LINE, "Belum ada data.", tone="muted")], LINE + 8)
    if isinstance(chart, BarChart):
        return _framed(chart, ink, *_bars(chart, ink))
    if isinstance(chart, StackedChart):
        return _framed(chart, ink, *_stacks(chart, ink))
    if isinstance(chart, DonutChart):
        return _framed(chart, ink, *donut(chart.slices, ink, unit=chart.unit))
    if isinstance(chart, HeatMap):
        return _framed(chart, ink, *heat(chart.columns, chart.rows, chart.urls, ink))
    return _framed(chart, ink, *_lines(chart, ink))


def _is_empty(chart: Chart) -> bool:
    if isinstance(chart, BarChart):
        return not chart.bars
    if isinstance(chart, StackedChart):
        return not chart.rows or not chart.series
    if isinstance(chart, DonutChart):
        return not any(part.value > 0 for part in chart.slices)
    if isinstance(chart, HeatMap):
        return not chart.rows or not chart.columns
    return not any(value is not None for line in chart.lines for value in line.values)


def _framed(chart: Chart, ink: Ink, parts: list[str], height: float) -> str:
    name = "grafik-" + hashlib.sha256(repr(chart).encode("utf-8", "replace")).hexdigest()[:10]
    words = {"title": chart.title, "description": chart.description, "name": name}
    return framed(parts, height=height, shape=type(chart).__name__, ink=ink, **words)


def _bars(chart: BarChart, ink: Ink) -> tuple[list[str], float]:
    reach = max(
        [
            1e-9,
            *(bar.value for bar in chart.bars),
            *(bar.target or 0 for bar in chart.bars),
        ]
    )
    room = WIDTH - VALUE_ROOM
    parts: list[str] = []
    y = 0.0
    for bar in chart.bars:
        drawn, end = _bar(bar, ink, y, reach=reach, room=room, unit=chart.unit)
        parts += ink.linked(drawn, bar.url, box=(0, y, WIDTH, end - y))
        y = end
    if any(bar.target is not None for bar in chart.bars):
        parts += keys_of(
            [(chart.value_head, ink.series(0)), (chart.target_head, ink.series(1))],
            ink,
            y,
        )
        y += LINE + 4
    return parts, y


def _bar(bar: Bar, ink: Ink, y: float, *, reach: float, room: float, unit: str) -> tuple[list[str], float]:
    parts: list[str] = []
    for words in wrapped(bar.label, room=WIDTH):
        y += LINE
        parts.append(ink.text(0, y, words))
    y += 6
    parts.append(ink.rect(0, y, room, BAR, ink.tones["track"]))
    parts.append(ink.rect(0, y, room * max(bar.value, 0) / reach, BAR, ink.series(0)))
    if bar.target is not None:
        x = room * max(bar.target, 0) / reach
        parts.append(ink.stroke(x, y - 3, x, y + BAR + 3, colour=ink.series(1), width=3))
    parts.append(ink.text(room + 10, y + BAR - 3, amount(bar.value, unit), bold=True))
    return parts, y + BAR + GAP


def _stacks(chart: StackedChart, ink: Ink) -> tuple[list[str], float]:
    reach = max(1e-9, *(sum(max(value, 0) for value in values) for _, values in chart.rows), 0)
    room = WIDTH - VALUE_ROOM
    parts: list[str] = []
    y = 0.0
    for label, values in chart.rows:
        for words in wrapped(label, room=WIDTH):
            y += LINE
            parts.append(ink.text(0, y, words))
        y += 6
        x = 0.0
        for place, value in enumerate(values):
            width = room * max(value, 0) / reach
            parts.append(ink.rect(x, y, max(width - 1, 0), BAR, ink.series(place)))
            x += width
        parts.append(ink.text(room + 10, y + BAR - 3, amount(sum(values), chart.unit), bold=True))
        y += BAR + GAP
    keys = [(name, ink.series(place)) for place, name in enumerate(chart.series)]
    return parts + keys_of(keys, ink, y), y + (LINE + 4) * len(key_lines(keys))


def _lines(chart: LineChart, ink: Ink) -> tuple[list[str], float]:
    known = [value for line in chart.lines for value in line.values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    span = (high - low) or 1.0
    left, right, top = 64.0, WIDTH - 20.0, 12.0
    step = (right - left) / max(len(chart.points) - 1, 1)

    def across(place: int) -> float:
        return left + step * place

    def down(value: float) -> float:
        return top + PLOT_HEIGHT * (high - value) / span

    parts = []
    for quarter in range(5):
        mark = low + span * quarter / 4
        parts.append(ink.stroke(left, down(mark), right, down(mark), colour=ink.tones["grid"]))
        parts.append(ink.text(left - 8, down(mark) + 4, number(mark), tone="muted", anchor="end"))
    parts += _point_labels(chart.points, ink, across=[across(place) for place in range(len(chart.points))])
    for place, line in enumerate(chart.lines):
        spots = [None if value is None else (across(at), down(value)) for at, value in enumerate(line.values)]
        parts += _path(spots, ink.series(place))
    y = top + PLOT_HEIGHT + 34
    keys = [
        (f"{line.name} ({chart.unit})" if chart.unit else line.name, ink.series(at))
        for at, line in enumerate(chart.lines)
    ]
    return parts + keys_of(keys, ink, y), y + (LINE + 4) * len(key_lines(keys))


def _point_labels(points: tuple[str, ...], ink: Ink, *, across: list[float]) -> list[str]:
    """Names below the points, as many as fit without touching."""
    widest = max((min(len(point), 14) for point in points), default=1) * LETTER + 12
    every = max(
        1,
        -(-int(widest * max(len(points) - 1, 1)) // int(across[-1] - across[0] or WIDTH)),
    )
    y = 12 + PLOT_HEIGHT + 22
    parts = []
    for place in range(0, len(points), every):
        words = wrapped(points[place], room=14 * LETTER, most=1)[0]
        anchor = "end" if place and place == len(points) - 1 else "middle"
        parts.append(ink.text(across[place], y, words, tone="muted", anchor=anchor))
    return parts


def _path(spots: list[tuple[float, float] | None], colour: str) -> list[str]:
    """A line through the known spots, lifted over the gaps, with a dot on each."""
    steps: list[str] = []
    lifted = True
    for spot in spots:
        if spot is not None:
            steps.append(f"{'M' if lifted else 'L'}{spot[0]:.1f} {spot[1]:.1f}")
        lifted = spot is None
    drawn = f'<path d="{" ".join(steps)}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in filter(None, spots)]
    return [drawn, *dots]
