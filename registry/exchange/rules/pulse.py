"""The pulse: who is asked, for which quarter, what an answer must say, and the figures per agency."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from registry.catalogue.rules.signs import Sign
from registry.shared.problems import Problem
from registry.workflow.rules.states import State

ASKED = frozenset({State.UJI_COBA, State.SIAP_TERAP, State.DITERAPKAN})
SILENT = "belum"  # of an answer that has not come


@dataclass(frozen=True, slots=True)
class Words:
    """The three answers: does it live (and why not), what changed, what it needs."""

    sign: str
    reason: str = ""
    changed: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One running innovation in one quarter; `said` is a sign or `SILENT`."""

    public_id: str
    agency: str
    said: str


@dataclass(frozen=True, slots=True)
class PulseLine:
    """One agency: how many were asked, and how many said what."""

    agency: str
    total: int
    counts: Mapping[str, int]

    @property
    def answered(self) -> int:
        return self.total - self.counts.get(SILENT, 0)


def quarter_of(*, day: date) -> str:
    """As `2026-T4`, so that later ones sort behind earlier ones."""
    return f"{day.year}-T{(day.month + 2) // 3}"


def next_quarter(*, day: date) -> date:
    """The first day after the quarter of this day."""
    month = (day.month + 2) // 3 * 3 + 1
    return date(day.year + 1, 1, 1) if month > 12 else date(day.year, month, 1)


def pulse_problems(*, state: str, words: Words) -> list[Problem]:
    """Only what runs is asked; one of the three is chosen; who stopped says why."""
    if state not in ASKED:
        return [Problem("pulse_not_running")]
    if words.sign not in set(Sign):
        return [Problem("sign_missing")]
    return [Problem("text_missing", "pulse_reason")] if words.sign == Sign.STOPPED and not words.reason.strip() else []


def pulse_narrowing(address: Mapping[str, str]) -> tuple[str | None, str]:
    """Agency and answer that an address, or a button's form, asks for; what is no answer does not narrow."""
    said = address.get("jawaban", "")
    return address.get("perangkat"), said if said in {SILENT, *Sign} else ""


def pulse_lines(asked: Iterable[Asked]) -> list[PulseLine]:
    """One line an agency, by name."""
    groups: dict[str, Counter[str]] = {}
    for each in asked:
        groups.setdefault(each.agency, Counter())[each.said] += 1
    return [PulseLine(agency, counts.total(), counts) for agency, counts in sorted(groups.items())]


def pulse_behind(asked: Iterable[Asked], *, agency: str | None, said: str) -> list[Asked]:
    """The innovations behind a number; what is empty does not narrow."""
    return [each for each in asked if agency in {None, each.agency} and said in {"", each.said}]
