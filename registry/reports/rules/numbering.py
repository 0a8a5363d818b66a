"""Letter numbers: which part of a number runs, which numbers in between are not recorded, and which stand twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

PART = re.compile(
    r"(?<![0-9A-Za-z])(?:(?P<code>\d+(?:\.\d+)+)|(?P<count>\d{1,9})|(?P<month>[IVX]{1,4}))(?![0-9A-Za-z])"
)
MONTHS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})
YEAR, MONTH, COUNT = "{tahun}", "{bulan}", "{nomor}"
RUNS, VARIES = "…", "*"
Key = TypeVar("Key")


@dataclass(frozen=True)
class Numbered:
    """One paper of a region; `is_listed` says that the reader finds it, `is_valid` that no other took its place."""

    key: int
    kind: str
    number: str
    on: date
    is_valid: bool = True
    is_listed: bool = True


@dataclass(frozen=True)
class Series:
    """The papers of one kind and year that are numbered alike; without a pattern no part of the number runs."""

    kind: str
    year: int
    pattern: str
    count: int
    first: int
    last: int
    gaps: tuple[tuple[int, int], ...]
    doubles: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many numbers are not recorded."""
        return sum(last - first + 1 for first, last in self.gaps)


@dataclass(frozen=True)
class _Read:
    """A number taken apart: its shape, and each count in it."""

    paper: Numbered
    shape: str
    counts: tuple[int, ...]


def series_of(papers: Iterable[Numbered], *, kind: str = "") -> tuple[tuple[Series, ...], dict[int, int]]:
    """The series that the reader finds something of, and the running number of each paper that has one, by its key.

    One register may run through all kinds: a number that another kind of the same shape has is not missing.
    """
    alike: dict[tuple[int, str], list[_Read]] = defaultdict(list)
    for paper in papers:
        read = _read(paper)
        alike[paper.on.year, read.shape].append(read)
    plain: dict[tuple[str, int], list[_Read]] = defaultdict(list)
    found: list[Series] = []
    running: dict[int, int] = {}
    for (year, shape), group in alike.items():
        place = _running_place(group)
        for of, own in _by_kind(group, kind).items():
            if place is None:
                plain[of, year].extend(own)
                continue
            running |= {read.paper.key: read.counts[place] for read in own}
            taken = {read.counts[place] for read in group}
            found.append(_series(of, year, _pattern(shape, own, place), own, place, taken))
    found += [_without_pattern(of, year, group) for (of, year), group in plain.items()]
    listed = sorted((each for each in found if each.count), key=lambda each: (each.kind, -each.year, each.pattern))
    return tuple(listed), running


def _by_kind(group: Sequence[_Read], kind: str) -> dict[str, list[_Read]]:
    """The papers of each kind, or of the one that was asked for."""
    kinds: dict[str, list[_Read]] = defaultdict(list)
    for read in group:
        if kind in {"", read.paper.kind}:
            kinds[read.paper.kind].append(read)
    return kinds


def _read(paper: Numbered) -> _Read:
    counts: list[int] = []

    def shape(found: re.Match[str]) -> str:
        if found["month"]:
            return MONTH if found["month"] in MONTHS else found[0]
        if found["code"]:
            return found[0]
        value = int(found["count"])
        if value == paper.on.year:
            return YEAR
        counts.append(value)
        return COUNT

    return _Read(paper, PART.sub(shape, paper.number), tuple(counts))


def _running_place(group: Sequence[_Read]) -> int | None:
    """Which count runs: not the month; the one with most values, then the one whose values lie closest together."""
    places = list(range(len(group[0].counts)))
    if len(places) > 1:
        free = [at for at in places if any(read.counts[at] != read.paper.on.month for read in group)]
        places = free or places
    if len(places) < 2:
        return places[0] if places else None
    values = {at: {read.counts[at] for read in group} for at in places}
    best = min(places, key=lambda at: (-len(values[at]), max(values[at]) - min(values[at]), at))
    return best if len(values[best]) > 1 else None


def _pattern(shape: str, group: Sequence[_Read], place: int) -> str:
    """The shape to be read: the running part as dots, what is the same everywhere as it is, the rest as a star."""
    written = []
    for at, column in enumerate(zip(*(read.counts for read in group), strict=True)):
        written.append(RUNS if at == place else str(column[0]) if len(set(column)) == 1 else VARIES)
    for each in written:
        shape = shape.replace(COUNT, each, 1)
    return shape.replace(YEAR, str(group[0].paper.on.year)).replace(MONTH, VARIES)


def _series(kind: str, year: int, pattern: str, group: Sequence[_Read], place: int, taken: Iterable[int]) -> Series:
    listed = sorted(read.counts[place] for read in group if read.paper.is_listed) or [0]
    known = sorted(number for number in taken if listed[0] <= number <= listed[-1])
    gaps = [(before + 1, after - 1) for before, after in pairwise(known) if after - before > 1]
    doubles = _doubles((read.counts[place], read.paper) for read in group)
    count = sum(read.paper.is_listed for read in group)
    return Series(kind, year, pattern, count, listed[0], listed[-1], tuple(gaps), tuple(map(str, sorted(doubles))))


def _without_pattern(kind: str, year: int, group: Sequence[_Read]) -> Series:
    doubles = _doubles((read.paper.number, read.paper) for read in group)
    count = sum(read.paper.is_listed for read in group)
    return Series(kind, year, "", count, 0, 0, (), tuple(sorted(doubles)))


def _doubles(named: Iterable[tuple[Key, Numbered]]) -> list[Key]:
    """What stands for more than one letter; one letter that lies in several files is one letter."""
    letters = {(key, paper.number, paper.on) for key, paper in named if paper.is_valid and paper.is_listed}
    times = Counter(key for key, _number, _on in letters)
    return [key for key, count in times.items() if count > 1]
