"""What to do next: every single step with its exact gain (iid.md section 1, "What follows from it")."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from registry.index.rules.edition import HIGHEST_LEVEL, Edition, Parameters, Part
from registry.index.rules.scoring import (
    ZERO,
    Entry,
    Sums,
    complete,
    iid_of,
    points,
    rounded,
    sums_of,
    total_of,
)


class StepKind(StrEnum):
    RAISE_INNOVATION = "naikkan_baris_inovasi"
    RAISE_REGION = "naikkan_baris_daerah"
    COVER_AFFAIR = "penuhi_urusan"


@dataclass(frozen=True, slots=True)
class Item:
    """One innovation as advice sees it: who owns it, its main affair, and its level in each row."""

    key: str
    agency: str
    affair: int | None
    levels: Mapping[str, int]
    is_rejected: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A region in one column of levels, under one edition."""

    edition: Edition
    spd: Mapping[str, int]
    items: Sequence[Item]

    @property
    def parameters(self) -> Parameters:
        return complete(self.edition)

    def entries(self) -> list[Entry]:
        return [entry_of(edition=self.edition, item=item) for item in self.items]

    def sums(self) -> Sums:
        spd = points(edition=self.edition, part=Part.SPD, levels=self.spd)
        return sums_of(parameters=self.parameters, spd=spd, entries=self.entries())


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do and the IID points it brings, unrounded; `to_level` 0 where no level is meant."""

    kind: StepKind
    gain: Decimal
    row: str = ""
    item: str = ""
    agency: str = ""
    to_level: int = 0
    affair: int | None = None
    maturity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Steps to a target: `fewest` is the bound that no path can beat; equal to the number of steps, it is exact."""

    steps: tuple[Step, ...]
    reached: Decimal
    fewest: int
    is_reached: bool

    @property
    def is_exact(self) -> bool:
        return self.is_reached and len(self.steps) == self.fewest


def entry_of(*, edition: Edition, item: Item) -> Entry:
    maturity = ZERO if item.is_rejected else points(edition=edition, part=Part.SID, levels=item.levels)
    return Entry(item.affair, maturity, item.is_rejected)


def median_maturity(*, standing: Standing) -> Decimal:
    """The median maturity of the innovations that stand; 0 where there are none."""
    found = sorted(entry.maturity for entry in standing.entries() if not entry.is_rejected)
    if not found:
        return ZERO
    middle = len(found) // 2
    return found[middle] if len(found) % 2 else (found[middle - 1] + found[middle]) / 2


def next_steps(*, standing: Standing, maturity: Decimal | None = None, agency: str | None = None) -> list[Step]:
    """Every single step, the largest gain first; `maturity` is what a covering innovation is taken to have."""
    parameters, sums = standing.parameters, standing.sums()
    base = total_of(parameters=parameters, sums=sums)

    def gain(after: Sums) -> Decimal:
        more = total_of(parameters=parameters, sums=after) - base
        return iid_of(parameters=parameters, total=more)

    taken = median_maturity(standing=standing) if maturity is None else maturity
    found = list(_raises(standing, sums, agency, gain))
    if agency is None:
        found += _region_raises(standing, sums, gain)
        found += [
            Step(StepKind.COVER_AFFAIR, gain(_with_one_more(sums, affair, taken)), affair=affair, maturity=taken)
            for affair in sorted(parameters.basic_affairs - sums.covered)
        ]
    return sorted(found, key=lambda step: (-step.gain, step.kind, step.item, step.row))


def break_even(*, standing: Standing, affair: int | None = None) -> Decimal:
    """The maturity above which one more innovation raises the total; 0 where any does."""
    parameters, sums = standing.parameters, standing.sums()
    base = total_of(parameters=parameters, sums=sums)
    empty = _with_one_more(sums, affair, ZERO)
    short = base - total_of(parameters=parameters, sums=empty)
    return max(ZERO, short * max(parameters.divisor_min, empty.dividing))


def path_to(
    *, standing: Standing, target: Decimal, agencies: frozenset[str] | None = None, most_innovations: int | None = None,
    most_steps: int | None = None, with_region_rows: bool = True,
) -> Path:  # fmt: skip
    """The fewest levels that bring the rounded index to `target`.

    Levels of one row weigh alike and add up, so that taking the heaviest first is exact. Only a limit on how many
    innovations may be touched breaks this; then the bound of the unlimited path stands beside what was found.
    """
    ladder = _ladder(standing, agencies, with_region_rows)
    free = _climb(standing, ladder, target)
    fewest = len(free.steps)
    found = free if most_innovations is None else _narrow(standing, ladder, target, most_innovations, fewest)
    if most_steps is not None and len(found.steps) > most_steps:
        found = _climb(
            standing, ladder[:most_steps] if most_innovations is None else list(found.steps[:most_steps]), target
        )
    return replace(found, fewest=fewest)


def best_reporting_set(*, standing: Standing) -> tuple[frozenset[str], Decimal]:
    """The innovations whose reporting gives the highest index, and that index unrounded.

    For each size the most mature are taken; where the gate asks for more affairs, the best innovation of each of the
    affairs with the best ones is taken first. The others are those to strengthen: the duty to report stays (UU 23/2014
    Art. 388(7)).
    """
    parameters = standing.parameters
    spd = points(edition=standing.edition, part=Part.SPD, levels=standing.spd)
    fixed = [(item, e) for item, e in zip(standing.items, standing.entries(), strict=True) if item.is_rejected]
    ranked = [(item, e) for item, e in zip(standing.items, standing.entries(), strict=True) if not item.is_rejected]
    ranked.sort(key=lambda pair: (-pair[1].maturity, pair[0].key))
    best: tuple[Decimal, frozenset[str]] = (Decimal(-1), frozenset())
    covered = sums_of(parameters=parameters, spd=spd, entries=[entry for _item, entry in fixed]).covered
    for order in (ranked, _gate_first(ranked, parameters, covered)):
        for size in range(len(order) + 1):
            chosen = order[:size]
            sums = sums_of(parameters=parameters, spd=spd, entries=[entry for _item, entry in (*fixed, *chosen)])
            total = total_of(parameters=parameters, sums=sums)
            if total > best[0]:
                best = (total, frozenset(item.key for item, _entry in chosen))
    return best[1], iid_of(parameters=parameters, total=best[0])


def _gate_first(
    ranked: list[tuple[Item, Entry]], parameters: Parameters, covered: frozenset[int]
) -> list[tuple[Item, Entry]]:
    """The same innovations, the best of each of the basic affairs that are still needed before all others."""
    tops: dict[int, tuple[Item, Entry]] = {}
    for pair in ranked:
        if pair[1].affair is not None and pair[1].affair in parameters.basic_affairs - covered:
            tops.setdefault(pair[1].affair, pair)
    first = list(tops.values())[: max(0, parameters.basic_needed - len(covered))]
    chosen = {item.key for item, _entry in first}
    return first + [pair for pair in ranked if pair[0].key not in chosen]


def _with_one_more(sums: Sums, affair: int | None, maturity: Decimal) -> Sums:
    covered = sums.covered if affair is None else sums.covered | {affair}
    return replace(
        sums, matured=sums.matured + maturity, dividing=sums.dividing + 1, counting=sums.counting + 1, covered=covered
    )


def _raises(standing: Standing, sums: Sums, agency: str | None, gain: Callable[[Sums], Decimal]) -> Iterator[Step]:
    rows = standing.edition.sid
    gains = {row.key: gain(replace(sums, matured=sums.matured + row.weight)) for row in rows}
    for item in standing.items:
        if item.is_rejected or (agency is not None and item.agency != agency):
            continue
        for row in rows:
            level = item.levels.get(row.key, 0)
            if level < HIGHEST_LEVEL:
                yield Step(StepKind.RAISE_INNOVATION, gains[row.key], row.key, item.key, item.agency, level + 1)


def _region_raises(standing: Standing, sums: Sums, gain: Callable[[Sums], Decimal]) -> Iterator[Step]:
    for row in standing.edition.spd:
        level = standing.spd.get(row.key, 0)
        if level < HIGHEST_LEVEL:
            after = replace(sums, spd=sums.spd + row.weight)
            yield Step(StepKind.RAISE_REGION, gain(after), row.key, to_level=level + 1)


def _ladder(standing: Standing, agencies: frozenset[str] | None, with_region_rows: bool) -> list[Step]:
    """Every level that may be raised, one step a level, the heaviest first; lower levels of a row before higher."""
    found: list[Step] = []
    for step in next_steps(standing=standing):
        if step.kind == StepKind.COVER_AFFAIR or (step.kind == StepKind.RAISE_REGION and not with_region_rows):
            continue
        if step.kind == StepKind.RAISE_INNOVATION and agencies is not None and step.agency not in agencies:
            continue
        found += [replace(step, to_level=level) for level in range(step.to_level, HIGHEST_LEVEL + 1)]
    return sorted(found, key=_heaviest_first)


def _climb(standing: Standing, ladder: Sequence[Step], target: Decimal) -> Path:
    parameters, sums = standing.parameters, standing.sums()
    weights = {row.key: row.weight for row in (*standing.edition.sid, *standing.edition.spd)}
    reached, taken = iid_of(parameters=parameters, total=total_of(parameters=parameters, sums=sums)), 0
    while rounded(reached) < target and taken < len(ladder):
        step, taken = ladder[taken], taken + 1
        if step.kind == StepKind.RAISE_REGION:
            sums = replace(sums, spd=sums.spd + weights[step.row])
        else:
            sums = replace(sums, matured=sums.matured + weights[step.row])
        reached = iid_of(parameters=parameters, total=total_of(parameters=parameters, sums=sums))
    return Path(tuple(ladder[:taken]), reached, taken, rounded(reached) >= target)


def _narrow(standing: Standing, ladder: Sequence[Step], target: Decimal, most: int, fewest: int) -> Path:
    """At most `most` innovations: those whose best steps bring most, for the smallest number of steps that suffices."""
    own: dict[str, list[Step]] = {}
    for step in ladder:
        own.setdefault(step.item, []).append(step)
    region = own.pop("", [])
    low, high = max(1, fewest), max(1, len(ladder))
    best = _among(standing, own, region, target, most, high)
    while low < high:
        middle = (low + high) // 2
        found = _among(standing, own, region, target, most, middle)
        if found.is_reached and (not best.is_reached or len(found.steps) <= len(best.steps)):
            best, high = found, middle
        else:
            low = middle + 1
    return best


def _among(
    standing: Standing, own: Mapping[str, list[Step]], region: list[Step], target: Decimal, most: int, length: int
) -> Path:  # fmt: skip
    """The climb with the `most` innovations whose best `length` steps bring most."""
    promise = {key: sum((step.gain for step in steps[:length]), ZERO) for key, steps in own.items()}
    chosen = sorted(promise, key=lambda key: (-promise[key], key))[:most]
    steps = sorted([*region, *(step for key in chosen for step in own[key])], key=_heaviest_first)
    return _climb(standing, steps, target)


def _heaviest_first(step: Step) -> tuple[Decimal, str, str, int]:
    return -step.gain, step.item, step.row, step.to_level
