"""The arithmetic of the index, exact and in one place (iid.md section 1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from registry.index.rules.edition import Band, Edition, Parameters, Part, Predicate

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)


class IncompleteEdition(ValueError):
    """The edition lacks what an index needs; `missing` names it."""

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(missing))


@dataclass(frozen=True, slots=True)
class Entry:
    """One reported innovation, or `count` alike: main affair (1..38, None unknown) and maturity (0..111)."""

    affair: int | None
    maturity: Decimal
    is_rejected: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Gate:
    """The basic-service rule: affairs covered, needed, and whether the count scores at all."""

    covered: int
    needed: int

    @property
    def is_open(self) -> bool:
        return self.covered >= self.needed


@dataclass(frozen=True, slots=True)
class Score:
    """A region's score, unrounded but for `iid`, which carries two decimals as the predicate reads it."""

    spd: Decimal
    mean_maturity: Decimal
    count_score: Decimal
    gate: Gate
    total: Decimal
    iid: Decimal
    predicate: str
    reported: int

    @property
    def sid(self) -> Decimal:
        return self.mean_maturity + self.count_score


def rounded(value: Decimal) -> Decimal:
    """Half-up to two places, as bands and predicates are printed."""
    return value.quantize(CENT, ROUND_HALF_UP)


def level_of(*, band: Band, value: Decimal) -> int | None:
    """The level that a number earns, the higher one where printed bands touch; None where no cuts are known."""
    if band.cuts is None:
        return None
    value, (second, third) = rounded(value), band.cuts
    if band.lower_is_better:
        return 3 if value <= third else 2 if value <= second else 1
    if value >= third:
        return 3
    if value >= second:
        return 2
    return 0 if band.level1_min is not None and value < band.level1_min else 1


def points(*, edition: Edition, part: Part, levels: Mapping[str, int]) -> Decimal:
    """Weight times level over the rows of a part: SPD of a region (0..63), maturity of an innovation (0..111)."""
    return sum((row.weight * levels.get(row.key, 0) for row in edition.rows(part)), ZERO)


def predicate_of(*, predicates: Iterable[Predicate], iid: Decimal) -> str:
    """The name of the band in which the rounded index lies."""
    value = rounded(iid)
    return next((p.name for p in predicates if p.lowest <= value <= p.highest), "")


@dataclass(frozen=True, slots=True)
class Sums:
    """What a total is made of: SPD points, matured points, how many divide and count, basic affairs covered."""

    spd: Decimal
    matured: Decimal
    dividing: int
    counting: int
    covered: frozenset[int]


def sums_of(*, parameters: Parameters, spd: Decimal, entries: Iterable[Entry]) -> Sums:
    """The sums of a region's reported innovations."""
    rejected, entries = parameters.rejected, tuple(entries)
    affairs = {e.affair for e in entries if e.affair is not None and (not e.is_rejected or rejected.covers)}
    return Sums(
        spd=spd,
        matured=sum((e.maturity * e.count for e in entries if not e.is_rejected), ZERO),
        dividing=sum(e.count for e in entries if not e.is_rejected or rejected.divides),
        counting=sum(e.count for e in entries if not e.is_rejected or rejected.counts),
        covered=frozenset(affairs) & parameters.basic_affairs,
    )


def mean_of(*, parameters: Parameters, sums: Sums) -> Decimal:
    """Matured points over at least the least divisor."""
    return sums.matured / max(parameters.divisor_min, sums.dividing)


def count_score_of(*, parameters: Parameters, sums: Sums) -> Decimal:
    """What the number of innovations gives: nothing while the gate is shut."""
    is_open = len(sums.covered) >= parameters.basic_needed
    return min(sums.counting, parameters.count_cap) * parameters.count_weight if is_open else ZERO


def total_of(*, parameters: Parameters, sums: Sums) -> Decimal:
    """The unrounded total, 0 to 250; every score and every gain is read from here."""
    counted = count_score_of(parameters=parameters, sums=sums)
    return sums.spd + mean_of(parameters=parameters, sums=sums) + counted


def iid_of(*, parameters: Parameters, total: Decimal) -> Decimal:
    """The index of a total, unrounded, 0 to 100."""
    return total / parameters.total_max * HUNDRED


def score(*, edition: Edition, spd: Decimal, entries: Sequence[Entry]) -> Score:
    """The whole index of a region; IncompleteEdition where the edition cannot give one."""
    parameters = complete(edition)
    sums = sums_of(parameters=parameters, spd=spd, entries=entries)
    total = total_of(parameters=parameters, sums=sums)
    iid = rounded(iid_of(parameters=parameters, total=total))
    return Score(
        spd=spd, mean_maturity=mean_of(parameters=parameters, sums=sums),
        count_score=count_score_of(parameters=parameters, sums=sums),
        gate=Gate(len(sums.covered), parameters.basic_needed), total=total, iid=iid,
        predicate=predicate_of(predicates=edition.predicates, iid=iid), reported=sum(e.count for e in entries),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What one part of the index gives: its points and the most it can, both also as IID points, unrounded."""

    part: str
    points: Decimal
    most: Decimal
    iid: Decimal
    most_iid: Decimal


def shares(*, edition: Edition, found: Score) -> list[Share]:
    """The parts of a score: the region's own, the mean maturity, the count; SID is the sum of the latter two."""
    parameters = complete(edition)
    mean, count = edition.highest(Part.SID), parameters.count_weight * parameters.count_cap
    parts = (
        ("spd", found.spd, edition.highest(Part.SPD)), ("mean", found.mean_maturity, mean),
        ("count", found.count_score, count), ("sid", found.sid, mean + count),
    )  # fmt: skip
    return [
        Share(part, points, most, *(iid_of(parameters=parameters, total=total) for total in (points, most)))
        for part, points, most in parts
    ]


def complete(edition: Edition) -> Parameters:
    """The parameters of an edition that can give an index; IncompleteEdition names what is missing."""
    if edition.missing or edition.parameters is None:
        raise IncompleteEdition(edition.missing or ("parameters",))
    return edition.parameters
