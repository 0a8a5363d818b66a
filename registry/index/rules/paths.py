"""The fewest steps to a target, within limits; exact, or with the bound that nothing beats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from registry.index.rules.advice import Standing, Step, StepKind, next_steps
from registry.index.rules.edition import HIGHEST_LEVEL
from registry.index.rules.scoring import ZERO, iid_of, rounded, total_of


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
