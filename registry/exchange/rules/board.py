"""The board's figures: agencies by phase of their innovations, and who keeps whom waiting."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.people.rules.roles import Permission
from registry.workflow.rules.states import TERMINAL, State
from registry.workflow.rules.transitions import STEPS, Move


class Phase(StrEnum):
    """Where an innovation stands on its way, in words for a head of region."""

    JUDGED = "dinilai"
    DECREED = "ditetapkan"
    TRIED = "diuji"
    READY = "siap"
    APPLIED = "diterapkan"
    ENDED = "selesai"
    SOURCED = "tercatat"


PHASES: Mapping[State, Phase] = {
    State.PARIPURNA: Phase.JUDGED,
    State.PENERUSAN: Phase.JUDGED,
    State.TIM: Phase.JUDGED,
    State.VERIFIKASI: Phase.JUDGED,
    State.EVALUASI: Phase.JUDGED,
    State.LENGKAPI: Phase.JUDGED,
    State.LAYAK: Phase.JUDGED,
    State.DITETAPKAN: Phase.DECREED,
    State.UJI_COBA: Phase.TRIED,
    State.EVALUASI_UJI: Phase.TRIED,
    State.HENTI_USUL: Phase.TRIED,
    State.SIAP_TERAP: Phase.READY,
    State.DITERAPKAN: Phase.APPLIED,
    State.TERCATAT: Phase.SOURCED,
} | dict.fromkeys(TERMINAL, Phase.ENDED)
# A move that is always possible, or that only a failure calls for, keeps nobody waiting.
NOT_WAITED_FOR = frozenset(
    {Move.WITHDRAW, Move.DEACTIVATE, Move.TAKE_IN, Move.RECOGNISE, Move.PROPOSE_STOP, Move.EXEMPT}
)
HANDED_IN = frozenset(PHASES)  # drafts, and what still waits for the own agency's permit, are nobody's business


@dataclass(frozen=True, slots=True)
class Item:
    """One innovation, as the board counts it."""

    agency: str
    state: State
    initiator: str
    registered_in: int | None
    since: date | None
    last_sign: date | None
    public_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One agency: how many stand where, and the last sign of life."""

    agency: str
    counts: Mapping[Phase, int]
    total: int
    last_sign: date | None
    is_first_time: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whose move is open, for how many, and the longest since when."""

    on: Permission
    count: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which innovations a number of the board stands for; what is empty does not narrow."""

    agency: str | None = None
    phase: str = ""
    waits_on: str = ""
    year: int | None = None
    first_time_only: bool = False


def narrowed_from(address: Mapping[str, str]) -> Narrowed:
    """What the address of a number narrows; an agency that is named by nothing is that of those without one."""
    year = address.get("tahun", "")
    return Narrowed(
        agency=address.get("perangkat"), phase=address.get("tahap", ""), waits_on=address.get("menunggu", ""),
        year=int(year) if year.isascii() and year.isdigit() else None, first_time_only=bool(address.get("pertama")),
    )  # fmt: skip


def waits_for(*, state: State, initiator: str) -> frozenset[Permission]:
    """Whose move is open from here."""
    return frozenset(
        step.permission
        for move, step in STEPS.items()
        if move not in NOT_WAITED_FOR and state in step.sources and initiator in step.routes
    )


def lines_of(items: Iterable[Item], *, year: int) -> list[Line]:
    """One line an agency, the busiest first; a first-timer never registered anything before this year."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.agency, []).append(item)
    lines = [_line(agency, group, year=year) for agency, group in groups.items()]
    return sorted(lines, key=lambda line: (-line.total, line.agency))


def _line(agency: str, group: list[Item], *, year: int) -> Line:
    counts = Counter(PHASES[item.state] for item in group)
    signs = [item.last_sign for item in group if item.last_sign is not None]
    return Line(agency, counts, len(group), max(signs, default=None), _is_first_time(agency, group, year=year))


def _is_first_time(agency: str, group: list[Item], *, year: int) -> bool:
    return bool(agency) and all(item.registered_in == year for item in group)


def waiting_of(items: Iterable[Item]) -> list[Waiting]:
    """For each seat how many wait for it, the most first."""
    groups: dict[Permission, list[Item]] = {}
    for item in items:
        for permission in waits_for(state=item.state, initiator=item.initiator):
            groups.setdefault(permission, []).append(item)
    found = [
        Waiting(on, len(group), min((item.since for item in group if item.since), default=None))
        for on, group in groups.items()
    ]
    return sorted(found, key=lambda waiting: (-waiting.count, waiting.on))


def behind(items: list[Item], *, narrowed: Narrowed, year: int) -> list[Item]:
    """The innovations behind a number: as many as the number says."""
    first = {line.agency for line in lines_of(items, year=year) if line.is_first_time}
    return [item for item in items if _is_meant(item, narrowed, first)]


def _is_meant(item: Item, narrowed: Narrowed, first: set[str]) -> bool:
    waiting = waits_for(state=item.state, initiator=item.initiator)
    return (
        narrowed.agency in {None, item.agency}
        and narrowed.phase in {"", PHASES[item.state]}
        and narrowed.year in {None, item.registered_in}
        and (not narrowed.waits_on or narrowed.waits_on in waiting)
        and (not narrowed.first_time_only or item.agency in first)
    )


def trend_of(items: Iterable[Item], *, year: int) -> tuple[int, int]:
    """How many were registered this year and last year."""
    years = Counter(item.registered_in for item in items)
    return years[year], years[year - 1]


def registered_year(*, registration: str) -> int | None:
    """The year of a registration number `13.76-2026-0001`; nothing where there is none."""
    parts = registration.split("-")
    return int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else None
