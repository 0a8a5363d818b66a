"""Outlines of regions as a GeoJSON file brings them: every mistake by its place, then what the map needs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from registry.shared.problems import Problem

LARGEST = 5 * 1024 * 1024  # bytes of a file that is read at all
SERVED = 300_000  # bytes of what the map gets
MOST_FEATURES = 1_000
MOST_MISTAKES = 20
GRIDS = (1, 2, 5, 10, 20)  # thousandths of a degree: the finest on which everything fits
SOUTH, NORTH, WEST, EAST = -12, 7, 94, 142  # the country lies between; also catches a swapped pair
DEPTHS = {"Point": 0, "Polygon": 2, "MultiPolygon": 3}  # how deep the positions lie
CLOSED = 4  # a ring has at least so many positions, the first again at its end

Position = tuple[float, float]
Ring = list[Position]
Cells = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One region: the point, or the rings of each of its polygons."""

    code: str
    name: str
    points: tuple[Position, ...]
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is kept and served."""

    text: str
    regions: int


class Mistaken(Exception):
    """What is wrong with one feature; its place is added by who reads the list."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def shapes_problems(*, source: str, licence: str) -> list[Problem]:
    """Nothing is shown without who made it and on which terms."""
    found = [] if source.strip() else [Problem("shapes_source_missing", "source")]
    return found if licence.strip() else [*found, Problem("shapes_licence_missing", "licence")]


def read_shapes(content: bytes, *, code_property: str, known: Mapping[str, str]) -> Shapes | list[Problem]:
    """The shapes of a file, or everything that is wrong with it; `known` holds each region's name by its code."""
    if len(content) > LARGEST:
        return [Problem("shapes_file_too_large")]
    features = _features(content)
    if isinstance(features, Problem):
        return [features]
    shapes: dict[str, Shape] = {}
    found: list[Problem] = []
    for number, feature in enumerate(features, 1):
        try:
            shape = _shape(feature, code_property=code_property, known=known)
            if shape.code in shapes:
                raise Mistaken("shape_twice")
        except Mistaken as mistake:
            found.append(Problem(mistake.code, f"{number} ({_said(feature, code_property)})"))
        else:
            shapes[shape.code] = shape
    if found:
        return found[:MOST_MISTAKES]
    text = next((text for text in _texts([*shapes.values()]) if len(text) <= SERVED), None)
    return Shapes(text, len(shapes)) if text is not None else [Problem("shapes_too_large")]


def _features(content: bytes) -> list[Any] | Problem:
    """The features of a collection, not one of them looked at."""
    try:
        read = json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except UnicodeDecodeError:
        return Problem("shapes_not_text")
    except json.JSONDecodeError as error:
        return Problem("shapes_not_json", str(error.lineno))
    except (ValueError, RecursionError):  # NaN, an endless number, or nested without end
        return Problem("shapes_not_json", "1")
    if not isinstance(read, dict) or read.get("type") != "FeatureCollection":
        return Problem("shapes_no_collection")
    features = read.get("features")
    if not isinstance(features, list) or not features:
        return Problem("shapes_empty")
    return features if len(features) <= MOST_FEATURES else Problem("shapes_too_many", str(MOST_FEATURES))


def _refused(word: str) -> NoReturn:
    raise ValueError(word)


def _shape(feature: Any, *, code_property: str, known: Mapping[str, str]) -> Shape:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise Mistaken("shape_no_feature")
    code = code_in(feature, code_property)
    if not code:
        raise Mistaken("shape_code_missing")
    if code not in known:
        raise Mistaken("shape_code_unknown")
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in DEPTHS:
        raise Mistaken("shape_geometry")
    given = geometry.get("coordinates")
    if kind == "Point":
        return Shape(code, known[code], (_position(given),), ())
    polygons = [_polygon(each) for each in _list(given if kind == "MultiPolygon" else [given])]
    return Shape(code, known[code], (), tuple(polygons))


def code_in(feature: Any, code_property: str) -> str:
    """The code as the reference data writes it: 13.76, also where the file says 1376."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    given = properties.get(code_property) if isinstance(properties, dict) else None
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    code = str(given).strip()
    return f"{code[:2]}.{code[2:]}" if code.isascii() and code.isdigit() and len(code) == 4 else code


def _said(feature: Any, code_property: str) -> str:
    return code_in(feature, code_property)[:20] or "–"


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list) or not given:
        raise Mistaken("shape_coordinates")
    return given


def _polygon(given: Any) -> tuple[Ring, ...]:
    rings = tuple([_position(each) for each in _list(ring)] for ring in _list(given))
    if any(len(ring) < CLOSED or ring[0] != ring[-1] for ring in rings):
        raise Mistaken("shape_ring_open")
    return rings


def _position(given: Any) -> Position:
    """Longitude and latitude; a height is left out."""
    if not isinstance(given, list) or len(given) not in {2, 3} or not all(map(_is_number, given)):
        raise Mistaken("shape_coordinates")
    x, y = given[:2]
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise Mistaken("shape_outside")
    return x, y


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _texts(shapes: Sequence[Shape]) -> Iterator[str]:
    """The collection on each grid, the finest first; borders that two regions share stay shared."""
    for grid in GRIDS:
        features = [{"type": "Feature", "properties": {"code": each.code, "name": each.name},
                     "geometry": _geometry(each, grid)} for each in shapes]  # fmt: skip
        collection = {"type": "FeatureCollection", "features": features}
        yield json.dumps(collection, ensure_ascii=True, separators=(",", ":"))


def _geometry(shape: Shape, grid: int) -> dict[str, Any]:
    if shape.points:
        return {"type": "Point", "coordinates": [round(each, 3) for each in shape.points[0]]}
    polygons = _drawn(shape, grid) or _drawn(shape, GRIDS[0]) or [[[*ring] for ring in shape.polygons[0]]]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _drawn(shape: Shape, grid: int) -> list[Any]:
    """Polygons on the grid; an island or a hole too small for it is left out."""
    found = []
    for outer, *holes in shape.polygons:
        rings = [ring for each in (outer, *holes) if (ring := _on_grid(each, grid))]
        if rings and _on_grid(outer, grid):
            found.append([[[x * grid / 1000, y * grid / 1000] for x, y in ring] for ring in rings])
    return found


def _on_grid(ring: Ring, grid: int) -> Cells:
    """Each position on its nearest crossing, without the same twice and without one between two on a straight line."""
    kept: Cells = []
    for x, y in ring:
        cell = (round(x * 1000 / grid), round(y * 1000 / grid))
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], cell):
            kept.pop()
        if not kept or kept[-1] != cell:
            kept.append(cell)
    return kept if len(kept) >= CLOSED else []


def _is_straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0])
