"""The yearly strategy: what an agency is to reach, what it reached, and when a target may stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.shared.problems import Problem
from registry.workflow.rules.states import Stage, State, reporting_stage

MONTHS = 12
MOST = 9_999
MOST_YEARS_AHEAD = 5
FIRST_YEAR = 2017  # of PP 38/2017
RANK = {Stage.INITIATIVE: 1, Stage.TRIAL: 2, Stage.APPLICATION: 3}


class Figure(StrEnum):
    """What of a target is counted."""

    PROPOSALS = "usulan"
    STAGED = "tahap"
    EVIDENCE = "bukti"


@dataclass(frozen=True, slots=True)
class Target:
    """How many proposals, how far they come, and how many rows of evidence are filled in each month."""

    count: int
    stage: str
    evidence: tuple[int, ...]

    def evidence_until(self, month: int) -> int:
        return sum(self.evidence[:month])


@dataclass(frozen=True, slots=True)
class Work:
    """A proposal with its number, as the strategy counts it."""

    agency: int | None
    year: int | None
    state: State
    public_id: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A row of the index that has evidence, in the month in which it got the first."""

    agency: int | None
    year: int
    month: int
    public_id: str
    key: str


@dataclass(frozen=True, slots=True)
class Reached:
    """What stands behind each figure; a number is the length of its list."""

    proposals: tuple[Work, ...] = ()
    staged: tuple[Work, ...] = ()
    evidence: tuple[Proof, ...] = ()


def month_in(*, first: date, year: int) -> int:
    """What lay there before the year counts from its start, what came after it at its end."""
    return first.month if first.year == year else 1 if first.year < year else MONTHS


def has_come(state: State, *, stage: str) -> bool:
    """Whether the Ministry's stage is reached or passed; without a stage being asked, every proposal counts."""
    reached = reporting_stage(state=state)
    return not stage or (reached is not None and RANK[reached] >= RANK[Stage(stage)])


def reached_by(
    agency: int, *, year: int, month: int, stage: str, works: Iterable[Work], proofs: Iterable[Proof]
) -> Reached:
    """What an agency reached of one year, evidence until the end of a month."""
    proposals = tuple(work for work in works if (work.agency, work.year) == (agency, year))
    return Reached(
        proposals,
        tuple(work for work in proposals if has_come(work.state, stage=stage)),
        tuple(each for each in proofs if (each.agency, each.year) == (agency, year) and each.month <= month),
    )


def last_month(*, year: int, today: date) -> int:
    """Until which month of a year one counts; of a year to come nothing is due yet."""
    return MONTHS if year < today.year else today.month if year == today.year else 0


def year_in(text: str, *, today: date) -> int:
    """The year that an address asks for; what is none means this one."""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return year if is_year(year, today=today) else today.year


def target_problems(*, year: int, target: Target, today: date) -> list[Problem]:
    """A year that can be planned, a known stage, twelve months, no number below zero or beyond what can be."""
    found = year_problems(year=year, today=today)
    if target.stage not in {"", *Stage}:
        found.append(Problem("target_stage_unknown"))
    if len(target.evidence) != MONTHS or not all(0 <= n <= MOST for n in (target.count, *target.evidence)):
        found.append(Problem("target_out_of_range", str(MOST)))
    return found


def year_problems(*, year: int, today: date) -> list[Problem]:
    return [] if is_year(year, today=today) else [Problem("year_out_of_range", str(year))]


def is_year(year: int, *, today: date) -> bool:
    return FIRST_YEAR <= year <= today.year + MOST_YEARS_AHEAD


def paper_problems(*, number: str, on: date | None, today: date) -> list[Problem]:
    """The plan has a number and a day that is not ahead."""
    found = [] if number.strip() else [Problem("text_missing", "plan_number")]
    return [*found, Problem("plan_date_ahead")] if on is not None and on > today else found


def totals(reached: Mapping[int, Reached], targets: Mapping[int, Target], *, month: int) -> Sequence[tuple[int, int]]:
    """Of the whole region: target and reached of each figure in turn; agencies without a target are not counted."""
    with_target = [(target, reached[agency]) for agency, target in targets.items() if agency in reached]
    return [
        (sum(target.count for target, _done in with_target), sum(len(done.proposals) for _target, done in with_target)),
        (sum(target.count for target, _done in with_target), sum(len(done.staged) for _target, done in with_target)),
        (
            sum(target.evidence_until(month) for target, _done in with_target),
            sum(len(done.evidence) for _target, done in with_target),
        ),
    ]
