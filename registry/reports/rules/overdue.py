"""What is late, by how much and at whose desk."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.workflow.rules.deadlines import working_days_until

REMINDER = "pengingat daerah"
IN_WORKING_DAYS = frozenset({"PP 38/2017 Pasal 13 ayat (1)", REMINDER})
"""The bases of the limits that a step has in working days; the others are calendar days and months."""


@dataclass(frozen=True, slots=True)
class Late:
    """One act that is past its day."""

    registration: str
    name: str
    act: str
    holder: str
    due_on: date
    basis: str
    is_legal: bool
    in_working_days: bool

    def days(self, *, today: date, holidays: frozenset[date]) -> tuple[int, str]:
        """How long past the day, in the days in which its limit is counted."""
        if self.in_working_days:
            return -working_days_until(today=today, due=self.due_on, holidays=holidays), "hari kerja"
        return (today - self.due_on).days, "hari"


def by_law(lines: Iterable[Late]) -> tuple[list[Late], list[Late]]:
    """What the law itself limits, then what the region reminds of; the longest past first."""
    legal: list[Late] = []
    reminded: list[Late] = []
    for line in sorted(lines, key=lambda one: (one.due_on, one.registration, one.act)):
        (legal if line.is_legal else reminded).append(line)
    return legal, reminded


def holders_of(lines: Sequence[Late]) -> list[tuple[str, int]]:
    """Who has how many, the most first."""
    return sorted(Counter(line.holder for line in lines).items(), key=lambda pair: (-pair[1], pair[0]))
