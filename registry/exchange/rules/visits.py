"""A study visit from the request to the record that it took place; dates that collide; what is asked afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.shared.problems import Problem
from registry.workflow.rules.deadlines import add_months

MOST_GUESTS = 200
MOST_DAYS_AHEAD = 366
FOLLOW_UP_MONTHS = (3, 6, 12)
LINK_DAYS = 30  # a follow-up may be answered so long after it was sent


class VisitStatus(StrEnum):
    ASKED = "diminta"
    PROPOSED = "tanggal_lain"
    ACCEPTED = "diterima"
    DECLINED = "ditolak"
    WITHDRAWN = "dibatalkan"
    HELD = "terlaksana"


class Adopted(StrEnum):
    """What a visitor says has become of it."""

    APPLIED = "sudah"
    PREPARING = "sedang"
    NOT_YET = "belum"
    NO = "tidak"


OPEN = frozenset({VisitStatus.ASKED, VisitStatus.PROPOSED})
STANDING = frozenset({VisitStatus.ASKED, VisitStatus.PROPOSED, VisitStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that already stands on a day."""

    first: date
    last: date
    what: str


def request_problems(
    *, texts: Mapping[str, str], size: int, dates: Iterable[date | None], today: date
) -> list[Problem]:
    """Nothing that must be said is missing, and no date lies behind us or beyond what can be planned."""
    found = [Problem("text_missing", name) for name, text in texts.items() if not text.strip()]
    if not 1 <= size <= MOST_GUESTS:
        found.append(Problem("guests_out_of_range", str(MOST_GUESTS)))
    given = [day for day in dates if day is not None]
    found += [] if given else [Problem("visit_date_missing")]
    for day in dict.fromkeys(given):
        found += day_ahead_problems(day=day, today=today)
    return found


def day_ahead_problems(*, day: date | None, today: date) -> list[Problem]:
    """A visit is planned for a day to come, within a year."""
    if day is None:
        return [Problem("visit_date_missing")]
    if day <= today:
        return [Problem("visit_in_past", day.isoformat())]
    if day > today + timedelta(days=MOST_DAYS_AHEAD):
        return [Problem("visit_too_far", day.isoformat())]
    return []


def status_problems(*, status: VisitStatus, among: frozenset[VisitStatus]) -> list[Problem]:
    return [] if status in among else [Problem("visit_not_open")]


def held_problems(*, status: VisitStatus, visit_on: date | None, attendance: int, today: date) -> list[Problem]:
    """Only an accepted visit took place, not before its day, with somebody there."""
    found = status_problems(status=status, among=frozenset({VisitStatus.ACCEPTED}))
    if visit_on is not None and visit_on > today:
        found.append(Problem("visit_not_yet", visit_on.isoformat()))
    if not 1 <= attendance <= MOST_GUESTS * 10:
        found.append(Problem("attendance_missing"))
    return found


def event_problems(*, status: VisitStatus, visit_on: date | None, today: date) -> list[Problem]:
    """A visit has its page among the events from its day on."""
    found = status_problems(status=status, among=frozenset({VisitStatus.ACCEPTED, VisitStatus.HELD}))
    if visit_on is not None and visit_on > today:
        found.append(Problem("visit_event_early", visit_on.isoformat()))
    return found


def clashes(*, day: date, taken: Iterable[Taken]) -> list[str]:
    """What already stands on the day."""
    return [one.what for one in taken if one.first <= day <= one.last]


def follow_ups_due(*, held_on: date) -> list[tuple[int, date]]:
    """After so many months, on which day."""
    return [(months, add_months(start=held_on, months=months)) for months in FOLLOW_UP_MONTHS]


def answer_problems(*, adopted: str, what: str) -> list[Problem]:
    """An answer names one of the four; who applied something says what."""
    if adopted not in set(Adopted):
        return [Problem("adopted_missing")]
    if adopted in {Adopted.APPLIED, Adopted.PREPARING} and not what.strip():
        return [Problem("text_missing", "adopted_what")]
    return []


def is_contact_due(*, last_day: date, months: int, today: date) -> bool:
    """Whether the person has been kept for as long as the region decided."""
    return today >= add_months(start=last_day, months=months)


def topic_words(*, text: str) -> list[str]:
    """The words of a request by which innovations are looked for, long ones only."""
    words = ["".join(c for c in word if c.isalnum()) for word in text.casefold().split()]
    return list(dict.fromkeys(word for word in words if len(word) > 3 and word not in COMMON))[:12]


COMMON = frozenset(
    {"yang", "untuk", "dengan", "dari", "pada", "dalam", "tentang", "inovasi", "daerah", "kota", "kabupaten", "belajar",
     "kunjungan", "pengelolaan", "layanan", "program", "kami", "ingin", "serta", "atau", "bagaimana", "pemerintah"}
)  # fmt: skip
