"""Both clocks: working days of the law and calendar months (Arts. 13(1), 20(4); law.md 1.9, 4.2)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from registry.workflow.rules.states import Initiator, State

EVALUATION_DAYS = 10  # Art. 13(1)
APPLICATION_REPORT_MONTHS = 6  # Art. 20(4)
WITH_OWN_LIMIT = frozenset({Initiator.CIVIL_SERVANT, Initiator.AGENCY, Initiator.CITIZEN})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date, its article, and whether the law itself sets it or only the region's reminder."""

    on: date
    basis: str
    is_legal: bool


def working_days_after(*, start: date, days: int, holidays: frozenset[date]) -> date:
    """The day that lies so many working days after start; the start day is not counted."""
    day, left = start, days
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            left -= 1
    return day


def working_days_until(*, today: date, due: date, holidays: frozenset[date]) -> int:
    """Working days left until due (negative when past); 0 on the day itself."""
    first, last, sign = (today, due, 1) if due >= today else (due, today, -1)
    free = sum(1 for day in holidays if first < day <= last and day.weekday() < 5)
    return sign * (_weekdays_before(last) - _weekdays_before(first) - free)


def _weekdays_before(day: date) -> int:
    """Mondays to Fridays since the first day of the calendar, which was a Monday; the same at any distance."""
    weeks, days = divmod(day.toordinal(), 7)
    return weeks * 5 + min(days, 5)


def add_months(*, start: date, months: int) -> date:
    """Calendar months later, on the last day where the month is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def deadline_for(
    *,
    state: State,
    initiator: Initiator,
    since: date,
    holidays: frozenset[date],
    reminder_days: int,
    planned_end: date | None = None,
    established_on: date | None = None,
) -> Deadline | None:
    """When the state's next act is due; None where nothing waits."""
    if state == State.EVALUASI and initiator in WITH_OWN_LIMIT:
        due = working_days_after(start=since, days=EVALUATION_DAYS, holidays=holidays)
        return Deadline(due, "PP 38/2017 Pasal 13 ayat (1)", True)
    if state == State.DITERAPKAN and established_on is not None:
        due = add_months(start=established_on, months=APPLICATION_REPORT_MONTHS)
        return Deadline(due, "PP 38/2017 Pasal 20 ayat (4)", True)
    if state == State.UJI_COBA and planned_end is not None:
        return Deadline(planned_end, "PP 38/2017 Pasal 18 ayat (1)", False)
    if state in {State.IZIN, State.PENERUSAN, State.VERIFIKASI, State.LAYAK, State.HENTI_USUL, State.EVALUASI_UJI}:
        return Deadline(
            working_days_after(start=since, days=reminder_days, holidays=holidays), "pengingat daerah", False
        )
    return None
