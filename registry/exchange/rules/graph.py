"""Where the points and lines of the replication graph lie: origins left, adopters right; attributes only."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.exchange.rules.replications import IN_USE, Arrow, Stage

WIDTH, ROW, TOP, LEFT, RIGHT = 640, 44, 28, 210, 430
LONGEST = 27


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int
    label: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int
    tone: str
    count: int
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    width: int
    height: int
    points: tuple[Point, ...]
    lines: tuple[Line, ...]


def graph_of(arrows: Iterable[Arrow]) -> Graph:
    """The same arrows give the same picture; a pair of regions is one line, as strong as it counts."""
    going = [arrow for arrow in arrows if arrow.stage != Stage.DROPPED]
    origins = sorted({arrow.origin for arrow in going})
    adopters = sorted({arrow.adopter for arrow in going})
    rows = max(len(origins), len(adopters))
    left = {name: _height(n, len(origins), rows) for n, name in enumerate(origins)}
    right = {name: _height(n, len(adopters), rows) for n, name in enumerate(adopters)}
    points = [Point(LEFT, y, _short(name), name, "end") for name, y in left.items()]
    points += [Point(RIGHT, y, _short(name), name, "start") for name, y in right.items()]
    lines = [
        _line(left[one], right[other], [a for a in going if (a.origin, a.adopter) == (one, other)])
        for one, other in sorted({(arrow.origin, arrow.adopter) for arrow in going})
    ]
    return Graph(WIDTH, TOP * 2 + ROW * max(rows - 1, 0), tuple(points), tuple(lines))


def _height(place: int, of: int, rows: int) -> int:
    """Shorter columns stand in the middle."""
    return TOP + ROW * place + ROW * (rows - of) // 2


def _line(y1: int, y2: int, pair: list[Arrow]) -> Line:
    tone = "running" if any(arrow.stage in IN_USE for arrow in pair) else "going"
    names = ", ".join(sorted({arrow.innovation for arrow in pair}))
    return Line(LEFT + 10, y1, RIGHT - 10, y2, tone, len(pair), f"{pair[0].origin} → {pair[0].adopter}: {names}")


def _short(name: str) -> str:
    for long, short in (("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. ")):
        name = name.replace(long, short)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
