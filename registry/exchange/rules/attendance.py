"""Who came: from when to when a participant checks in, what a line needs, and when a name has been kept long enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.shared.problems import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the list says; the name only if its owner gives it."""

    office: str
    region_code: str
    name: str = ""


def door_problems(*, first: date | None, last: date | None, today: date) -> list[Problem]:
    """A door can be opened while the event has not passed."""
    if first is None or last is None:
        return [Problem("event_day_unknown")]
    return [Problem("event_day_over", last.isoformat())] if last < today else []


def check_in_problems(*, first: date | None, last: date | None, today: date) -> list[Problem]:
    """Whoever comes checks in on a day of the event."""
    if found := door_problems(first=first, last=last, today=today):
        return found
    return [Problem("check_in_early", first.isoformat())] if first and first > today else []


def by_hand_problems(*, first: date | None, last: date | None, on: date, today: date) -> list[Problem]:
    """The host adds for a day of the event that has come."""
    if first is None or last is None:
        return [Problem("event_day_unknown")]
    return [] if first <= on <= min(last, today) else [Problem("day_not_of_event", "on")]


def line_problems(*, line: Line, known: Iterable[str]) -> list[Problem]:
    """An office and a region that there is."""
    found = [] if line.office.strip() else [Problem("text_missing", "attendee_office")]
    return found if line.region_code in known else [*found, Problem("region_unknown", "region")]
