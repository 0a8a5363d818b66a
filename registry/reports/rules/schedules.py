"""When a paper comes by itself: periods that have ended, which is due, and which were missed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.people.rules.roles import Role
from registry.reports.rules.spans import Span, month_span, quarter_span, year_span

NOBODY = 0
"""The person of an office that asks by itself: no account has this number, so nothing is his own."""


class Rhythm(StrEnum):
    MONTH = "bulan"
    QUARTER = "triwulan"
    YEAR = "tahun"


class Audience(StrEnum):
    AGENCY_HEADS = "kepala_pd"
    REGIONAL_HEAD = "kepala_daerah"
    RND = "litbang"


OFFICES: dict[str, tuple[Role, ...]] = {
    Audience.AGENCY_HEADS: (Role.AGENCY_HEAD,),
    Audience.REGIONAL_HEAD: (Role.REGIONAL_HEAD, Role.HEAD_RECORDER),
    Audience.RND: (Role.RND_HEAD, Role.RND_OFFICER),
}
"""Whose seats an audience is: they may read the paper, and what it lists is what they may see."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a schedule is to make now, and which earlier periods nobody made."""

    span: Span
    missed: tuple[str, ...] = ()


def span_of(rhythm: Rhythm, day: date) -> Span:
    """The period that the day lies in."""
    if rhythm == Rhythm.MONTH:
        return month_span(day.year, day.month)
    return quarter_span(day.year, (day.month + 2) // 3) if rhythm == Rhythm.QUARTER else year_span(day.year)


def turn_of(*, rhythm: Rhythm, since: date, made: Collection[str], today: date) -> Turn | None:
    """The last period that has ended, if it ended since the schedule runs and is not made; older ones were missed."""
    span = span_of(rhythm, span_of(rhythm, today).first - timedelta(days=1))
    if span.last < since or span.name in made:
        return None
    missed: list[str] = []
    earlier = span_of(rhythm, span.first - timedelta(days=1))
    while earlier.last >= since and earlier.name not in made:
        missed.append(earlier.name)
        earlier = span_of(rhythm, earlier.first - timedelta(days=1))
    return Turn(span, tuple(missed))
