"""Whether an innovation may be reported under an edition, and when it will no longer (iid.md section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.index.rules.edition import Edition, Eligibility


class Window(StrEnum):
    """Where the first application lies to the edition's window."""

    INSIDE = "dalam"
    DEVELOPED = "dalam_karena_pengembangan"
    TOO_OLD = "terlalu_lama"
    TOO_NEW = "terlalu_baru"
    NO_DATE = "tanpa_tanggal"
    UNKNOWN = "belum_diketahui"


@dataclass(frozen=True, slots=True)
class Facts:
    """What eligibility is read from: first application, newest development, words of the design, claimed levels."""

    applied_on: date | None
    developed_on: date | None
    words: int
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Clock:
    """The edition year with which the innovation leaves the window, and between which dates a development keeps it.

    `is_assumed`: that edition's window is not known; this edition's is taken to move by a year each year.
    """

    year: int
    keep_from: date
    keep_to: date
    is_assumed: bool

    @property
    def on(self) -> date:
        return date(self.year, 1, 1)

    def months_from(self, today: date) -> int:
        """Whole months until then; 0 in the last month, negative afterwards."""
        return (self.year - today.year) * 12 + 1 - today.month - (1 if today.day > 1 else 0)


@dataclass(frozen=True, slots=True)
class Eligible:
    """Window, words and mandatory rows of one innovation; `words_needed` None is not known."""

    window: Window
    limits: Eligibility
    words: int
    words_needed: int | None
    empty_rows: tuple[str, ...]
    clock: Clock | None

    @property
    def is_complete(self) -> bool:
        """Nothing known stands in the way."""
        stands = self.window in {Window.INSIDE, Window.DEVELOPED, Window.UNKNOWN}
        return stands and self.words >= (self.words_needed or 0) and not self.empty_rows


def eligible(*, edition: Edition, facts: Facts, following: Edition | None = None) -> Eligible:
    """How an innovation stands under an edition; `following` is the next year's where it is loaded."""
    limits = edition.eligibility
    return Eligible(
        window=window_of(limits=limits, facts=facts), limits=limits, words=facts.words, words_needed=limits.words_min,
        empty_rows=tuple(row.key for row in edition.sid if row.is_mandatory and not facts.levels.get(row.key, 0)),
        clock=_clock(edition, following, facts),
    )  # fmt: skip


def window_of(*, limits: Eligibility, facts: Facts) -> Window:
    """Inside by the first application, or by a development where the edition lets it count."""
    if limits.applied_from is None or limits.applied_to is None:
        return Window.UNKNOWN
    if facts.applied_on is None:
        return Window.NO_DATE
    if _is_inside(limits, facts.applied_on):
        return Window.INSIDE
    if facts.applied_on > limits.applied_to:
        return Window.TOO_NEW
    return Window.DEVELOPED if limits.older_if_developed and _is_inside(limits, facts.developed_on) else Window.TOO_OLD


def _is_inside(limits: Eligibility, on: date | None) -> bool:
    first, last = limits.applied_from, limits.applied_to
    return on is not None and first is not None and last is not None and first <= on <= last


def _clock(edition: Edition, following: Edition | None, facts: Facts) -> Clock | None:
    """The first later edition whose window has left behind what keeps the innovation in this one."""
    limits = edition.eligibility
    dates = [facts.applied_on, facts.developed_on if limits.older_if_developed else None]
    counted = [on for on in dates if on is not None and _is_inside(limits, on)]
    if not counted or limits.applied_from is None or limits.applied_to is None:
        return None
    year, start, end, is_assumed = edition.year, limits.applied_from, limits.applied_to, True
    while max(counted) >= start:
        year += 1
        start, end = (_moved(on, year - edition.year) for on in (limits.applied_from, limits.applied_to))
        known = following.eligibility if following is not None and following.year == year else Eligibility()
        is_assumed = known.applied_from is None or known.applied_to is None
        start, end = known.applied_from or start, known.applied_to or end
    return Clock(year, start, end, is_assumed)


def _moved(on: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    return date(on.year + years, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)
