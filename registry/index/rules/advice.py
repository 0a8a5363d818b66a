"""What to do next: every single step with its exact gain (iid.md section 1, "What follows from it")."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from registry.index.rules.edition import HIGHEST_LEVEL, Edition, Parameters, Part
from registry.index.rules.evidence import End
from registry.index.rules.scoring import (
    ZERO,
    Entry,
    Sums,
    complete,
    iid_of,
    points,
    sums_of,
    total_of,
)


class StepKind(StrEnum):
    RAISE_INNOVATION = "naikkan_baris_inovasi"
    RAISE_REGION = "naikkan_baris_daerah"
    COVER_AFFAIR = "penuhi_urusan"
    VERIFY = "verifikasi"
    RENEW = "perbarui_bukti"


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
    end: End | None = None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What keeps a row worth its level: the level with it done and without it; `end` says when evidence falls."""

    kind: StepKind
    row: str
    level_with: int
    level_without: int
    part: Part = Part.SID
    item: str = ""
    agency: str = ""
    end: End | None = None


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


def next_steps(
    *, standing: Standing, maturity: Decimal | None = None, agencies: frozenset[str] | None = None,
    upkeep: Sequence[Upkeep] = (),
) -> list[Step]:  # fmt: skip
    """Every single step, the largest gain first; `maturity` is what a covering innovation is taken to have.

    With `agencies` only what these can do: nothing of the region's own. A row that waits for verification is advised
    as that and not as one to raise.
    """
    parameters, sums = standing.parameters, standing.sums()
    base = total_of(parameters=parameters, sums=sums)

    def gain(after: Sums) -> Decimal:
        more = total_of(parameters=parameters, sums=after) - base
        return iid_of(parameters=parameters, total=more)

    taken = median_maturity(standing=standing) if maturity is None else maturity
    waiting = frozenset((one.item, one.row) for one in upkeep if one.kind == StepKind.VERIFY)
    found = [step for step in _raises(standing, sums, agencies, gain) if (step.item, step.row) not in waiting]
    found += _upkeep_steps(standing, sums, agencies, upkeep)
    if agencies is None:
        found += [step for step in _region_raises(standing, sums, gain) if ("", step.row) not in waiting]
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


def worth_of_gate(*, standing: Standing) -> Decimal:
    """The IID points that the count of these innovations would bring, were the gate open; 0 where it is."""
    parameters, sums = standing.parameters, standing.sums()
    opened = total_of(parameters=replace(parameters, basic_needed=0), sums=sums)
    return iid_of(parameters=parameters, total=opened - total_of(parameters=parameters, sums=sums))


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


def _raises(
    standing: Standing, sums: Sums, agencies: frozenset[str] | None, gain: Callable[[Sums], Decimal]
) -> Iterator[Step]:  # fmt: skip
    rows = standing.edition.sid
    gains = {row.key: gain(replace(sums, matured=sums.matured + row.weight)) for row in rows}
    for item in standing.items:
        if item.is_rejected or (agencies is not None and item.agency not in agencies):
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


def _upkeep_steps(
    standing: Standing, sums: Sums, agencies: frozenset[str] | None, upkeep: Sequence[Upkeep]
) -> Iterator[Step]:  # fmt: skip
    """What is to be verified or renewed: the total with it done less the total without it."""
    parameters = standing.parameters
    levels = {item.key: item.levels for item in standing.items if not item.is_rejected} | {"": standing.spd}
    weights = {(part, row.key): row.weight for part in Part for row in standing.edition.rows(part)}
    known: dict[tuple[Part, Decimal], Decimal] = {}

    def total(one: Upkeep, level: int) -> Decimal:
        more = weights[one.part, one.row] * (level - levels[one.item].get(one.row, 0))
        if (one.part, more) not in known:
            field = "spd" if one.part == Part.SPD else "matured"
            after = replace(sums, **{field: getattr(sums, field) + more})
            known[one.part, more] = total_of(parameters=parameters, sums=after)
        return known[one.part, more]

    for one in upkeep:
        if one.item in levels and (agencies is None or one.agency in agencies):
            worth = iid_of(parameters=parameters, total=total(one, one.level_with) - total(one, one.level_without))
            yield Step(one.kind, worth, one.row, one.item, one.agency, one.level_with, end=one.end)
