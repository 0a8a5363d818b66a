"""Where points and lines lie: origins left and adopters right, or the generations of a family side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.exchange.rules.family import Node
from registry.exchange.rules.replications import IN_USE, Arrow, Stage

WIDTH, ROW, TOP, LEFT, RIGHT = 640, 44, 28, 210, 430
LONGEST = 27
GENERATION, LEAF, EDGE, BEFORE = 250, 56, 16, 8


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


@dataclass(frozen=True, slots=True)
class Spot:
    """One of a family: its name over its region."""

    x: int
    y: int
    name: str
    label: str
    region: str
    is_self: bool


@dataclass(frozen=True, slots=True)
class Family:
    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]


def family_graph(roots: Iterable[Node], *, own_id: str = "") -> Family:
    """Each generation right of the one before; who has no offspring takes a row, and others stand amid theirs."""
    spots: list[Spot] = []
    lines: list[Line] = []
    rows = 0
    for root in roots:
        rows = _place(root, 0, rows, own_id, spots, lines)
    width = max((spot.x for spot in spots), default=0) + GENERATION
    return Family(width, max(rows, 1) * LEAF, tuple(spots), tuple(lines))


def _place(node: Node, depth: int, row: int, own_id: str, spots: list[Spot], lines: list[Line]) -> int:
    """Its children first, then itself amid them; gives the next free row."""
    places, x, after = [], EDGE + depth * GENERATION, row
    for child in node.children:
        after = _place(child, depth + 1, after, own_id, spots, lines)
        places.append(spots[-1])
    y = (places[0].y + places[-1].y) // 2 if places else row * LEAF + LEAF // 2
    for child, place in zip(node.children, places, strict=True):
        title = f"{node.region} → {child.region}: {node.name}"
        tone = "running" if child.is_running else "going"
        lines.append(Line(x + BEFORE, y, place.x - BEFORE, place.y, tone, 1, title))
    is_self = node.kin is not None and node.kin.public_id == own_id
    spots.append(Spot(x, y, node.name, short(node.name or node.region), short(node.region), is_self))
    return max(after, row + 1)


def graph_of(arrows: Iterable[Arrow]) -> Graph:
    """The same arrows give the same picture; a pair of regions is one line, as strong as it counts."""
    going = [arrow for arrow in arrows if arrow.stage != Stage.DROPPED]
    origins = sorted({arrow.origin for arrow in going})
    adopters = sorted({arrow.adopter for arrow in going})
    rows = max(len(origins), len(adopters))
    left = {name: _height(n, len(origins), rows) for n, name in enumerate(origins)}
    right = {name: _height(n, len(adopters), rows) for n, name in enumerate(adopters)}
    points = [Point(LEFT, y, short(name), name, "end") for name, y in left.items()]
    points += [Point(RIGHT, y, short(name), name, "start") for name, y in right.items()]
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


def short(name: str) -> str:
    for long, short in (("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. ")):
        name = name.replace(long, short)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
