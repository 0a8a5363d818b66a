"""What an entry says of an innovation, from its legal state and its source; an empty text where nothing is known."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from registry.catalogue.rules.signs import Sign
from registry.workflow.rules.states import State, reporting_stage


class Facet(StrEnum):
    """By what the catalogue is narrowed; the value is the name in the address."""

    REGION = "region"
    AGENCY = "agency"
    AFFAIR = "main_affair"
    INITIATOR = "initiator"
    FORM = "form"
    DIGITAL = "digital"
    STAGE = "stage"
    YEAR = "year"
    STATE = "state"
    RUNNING = "running"
    REPLICATED = "replicated"
    ORIGIN = "origin"


class YesNo(StrEnum):
    YES = "ya"
    NO = "tidak"


class Origin(StrEnum):
    """Where a record comes from; what is played for a demonstration is never counted among the rest."""

    DETERMINED = "ditetapkan"
    SOURCED = "sumber"
    SIMULATED = "simulasi"


class Running(StrEnum):
    """What the legal state says of its life, and its owner each quarter; a public source says nothing of it."""

    RUNNING = "berjalan"
    STALLED = "tersendat"
    ENDED = "berakhir"


_RUNNING = {
    State.UJI_COBA: Running.RUNNING,
    State.EVALUASI_UJI: Running.RUNNING,
    State.HENTI_USUL: Running.RUNNING,
    State.DITERAPKAN: Running.RUNNING,
    State.DIHENTIKAN: Running.ENDED,
    State.TIDAK_AKTIF: Running.ENDED,
}
_SAID = {Sign.ALIVE: Running.RUNNING, Sign.STALLED: Running.STALLED, Sign.STOPPED: Running.ENDED}
_SILENT = frozenset({State.DITETAPKAN, State.TERCATAT})  # nothing of it runs yet, or it runs elsewhere


def stage_of(*, state: State, source_stage: str) -> str:
    """The Ministry's stage that follows from the legal state; a source record keeps its source's."""
    return source_stage if state == State.TERCATAT else reporting_stage(state=state) or ""


def shown_state(*, state: State) -> State:
    """To the public a proposed stop is still an evaluation."""
    return State.EVALUASI_UJI if state == State.HENTI_USUL else state


def running_of(*, state: State, said: Sign | None = None) -> str:
    """Its owner's last word counts while the law has not ended it."""
    legal = _RUNNING.get(state, "")
    if said is None or legal == Running.ENDED or state in _SILENT:
        return legal
    return _SAID[said]


def origin_of(*, state: State, is_simulated: bool) -> Origin:
    if is_simulated:
        return Origin.SIMULATED
    return Origin.SOURCED if state == State.TERCATAT else Origin.DETERMINED


def year_of(*, source_year: int | None, decreed_on: date | None) -> int | None:
    """The year the source names, else that of the decree."""
    return source_year or (decreed_on.year if decreed_on else None)


def yes_no(value: bool | None) -> str:
    return "" if value is None else YesNo.YES if value else YesNo.NO


def degrees(value: Decimal | None, *, is_held: bool) -> float | None:
    """Where it is belongs to what an embargo holds."""
    return None if value is None or is_held else float(value)
