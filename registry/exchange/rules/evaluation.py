"""Participants' evaluation of an event: when it opens, what an answer must say, and what the answers come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.shared.problems import Problem

SCALE = (1, 2, 3, 4, 5)
SHOWN_FROM = 5  # with fewer answers a mean would tell what one person said
MOST_DAYS = 90  # how long after its opening an evaluation may stay open


class Question(StrEnum):
    """What is marked on the scale."""

    TOPICS = "topics"
    SPEAKERS = "speakers"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Words:
    """One answer; no person stands in it, and where it comes from only if it says so."""

    marks: Mapping[str, int]
    adopt: str = ""
    missing: str = ""
    office: str = ""
    region_code: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One question: how many gave each mark, and the mean."""

    question: Question
    counts: tuple[int, ...]
    mean: float

    @property
    def total(self) -> int:
        return sum(self.counts)


def opening_problems(*, last_day: date | None, until: date | None, today: date) -> list[Problem]:
    """From the last day of the event on, until a day to come."""
    if last_day is None:
        return [Problem("event_day_unknown")]
    if last_day > today:
        return [Problem("evaluation_early", last_day.isoformat())]
    if until is None or not today <= until <= today + timedelta(days=MOST_DAYS):
        return [Problem("evaluation_end", str(MOST_DAYS))]
    return []


def answer_problems(*, marks: Mapping[str, int]) -> list[Problem]:
    """Each question has a mark of the scale; whatever else was sent is refused with it."""
    return [Problem("mark_out_of_scale", question) for question in Question if marks.get(question) not in SCALE]


def results_of(answers: Sequence[Sequence[int]]) -> list[Result]:
    """What the marks come to, in the order of the questions; nothing where nobody answered."""
    return [_result(question, [answer[place] for answer in answers]) for place, question in enumerate(Question)]


def _result(question: Question, marks: list[int]) -> Result:
    return Result(question, tuple(marks.count(mark) for mark in SCALE), sum(marks) / len(marks) if marks else 0.0)


def shown_to_all(results: Iterable[Result]) -> list[Result]:
    """The means that the public reads: only of enough answers."""
    return [result for result in results if result.total >= SHOWN_FROM]
