"""What stands in the way of an entry in the trial's log; dates, windows, hazards."""

from collections.abc import Mapping, Sequence
from datetime import date

from registry.shared.problems import Problem
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.facts import Paper

DEVIATION_BASIS = "PP 38/2017 Pasal 16 ayat (3)"
REPORT_BASIS = "PP 38/2017 Pasal 16 ayat (4)"
STAGE_BASIS = "PP 38/2017 Pasal 17 ayat (1)"
ADJUSTMENT_BASIS = "PP 38/2017 Pasal 17 ayat (2)"
RESULT_BASIS = "PP 38/2017 Pasal 18 ayat (1)"
HAZARDS = ("health", "security", "safety", "environment")


def window_problems(*, starts_on: date, ends_on: date, first: date, last: date | None, basis: str) -> list[Problem]:
    """In order, and inside the trial: what it frees ends with it."""
    found = [] if starts_on <= ends_on else [Problem("window_reversed", "ends_on")]
    if starts_on < first or (last is not None and ends_on > last):
        found.append(Problem("outside_trial", "starts_on", basis))
    return found


def hazard_problems(hazards: Mapping[str, bool]) -> list[Problem]:
    """Art. 16(3): no deviation in what may endanger health, security, safety of people or the environment."""
    return [Problem("hazard", name, DEVIATION_BASIS) for name in HAZARDS if hazards[name]]


def text_problems(texts: Mapping[str, str]) -> list[Problem]:
    """Nothing that must be said is left empty."""
    return [Problem("text_missing", name) for name, text in texts.items() if not text.strip()]


def day_problems(*, on: date | None, today: date, not_before: date | None, subject: str) -> list[Problem]:
    """A date that is there, not of the future, and not before what it rests on."""
    if on is None:
        return [Problem("date_missing", subject)]
    if on > today:
        return [Problem("date_in_future", subject)]
    if not_before is not None and on < not_before:
        return [Problem("date_before_last_step", subject)]
    return []


def paper_problems(paper: Paper, *, today: date, not_before: date | None) -> list[Problem]:
    """A paper outside the steps needs the same: number, date and file, in the legal order."""
    found = [] if paper.number.strip() else [Problem("number_missing", paper.kind)]
    if not paper.has_file:
        found.append(Problem("file_missing", paper.kind))
    return found + day_problems(on=paper.on, today=today, not_before=not_before, subject=paper.kind)


def next_report_due(*, started_on: date, reported: Sequence[date], months: int) -> date:
    """When the region's setting asks for the next periodic report; the regulation names no period."""
    return add_months(start=max([started_on, *reported]), months=months)


def place_on(*, first: date, last: date, starts_on: date, ends_on: date) -> tuple[int, int]:
    """Where a window lies on the trial's line, and how wide it is, in hundredths; each at least one wide."""
    whole = max((last - first).days + 1, 1)
    offset = min(max((starts_on - first).days * 100 // whole, 0), 99)
    end = -(-((ends_on - first).days + 1) * 100 // whole)  # rounded up, so that the last day reaches the end
    return offset, min(max(end - offset, 1), 100 - offset)
