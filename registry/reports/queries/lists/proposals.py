"""Lists of proposals: the narrowed list, what waits for the reader, what waits for others."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from registry.people.models import Agency
from registry.procedure.queries.waiting import waiting_for, waiting_on_others
from registry.proposals.models import Proposal
from registry.proposals.queries.lists import Sort, in_order, narrowed
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.narrowing import narrowing_from
from registry.reference.models import Affair
from registry.reports.queries.lists.reading import Asked, Found, Listing, Reading, Said, by_key, columns, simulated
from registry.reports.rules.listing import Cell, Row
from registry.shared.actor import Actor
from registry.workflow.labels import INITIATOR_LABELS, STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.states import State, reporting_stage

COLUMNS = columns(
    ("Nomor registrasi", 18), ("Nama inovasi", 60), ("Inisiator", 22), ("Perangkat daerah pengusul", 40),
    ("Pemilik", 40), ("Pelaksana", 40), ("Urusan", 30), ("Keadaan", 26), ("Tahapan", 14), ("Sejak", 12),
    ("Jatuh tempo", 12), ("Tanda", 12),
)  # fmt: skip
FIELDS = (
    "pk", "registration", "name", "initiator", "agency__name", "owner__name", "executor__name", "main_affair__name",
    "state", "source_stage", "state_since", "due_on", "is_simulated",
)  # fmt: skip
SORTED = {Sort.DUE: "jatuh tempo terdekat", Sort.NAME: "nama, A sampai Z"}


def _asked(_reader: Actor, address: Asked, _today: date) -> dict[str, Any]:
    """The page reads its address by its form; what it read is taken as it is."""
    return narrowing_from(dict(address)).as_data()


def _of_page(reading: Reading) -> Found:
    to = narrowing_from(dict(reading.to))
    found = narrowed(visible_to(reading.reader), to=to, today=reading.today)
    return by_key(in_order(found, sort=Sort(to.sort)), _read)


def _of_duties(reading: Reading) -> Found:
    return by_key(waiting_for(reading.reader), _read)


def _of_others(reading: Reading) -> Found:
    return by_key(waiting_on_others(reading.reader), _read)


def _said(reading: Reading) -> Said:
    """The filter in words, each with the code of what it narrows."""
    to = narrowing_from(dict(reading.to))
    words = {
        "text": to.text,
        "state": str({str(k): v for k, v in STATE_LABELS.items()}.get(to.state, to.state)),
        "stage": str({str(k): v for k, v in STAGE_LABELS.items()}.get(to.stage, to.stage)),
        "initiator": str({str(k): v for k, v in INITIATOR_LABELS.items()}.get(to.initiator, to.initiator)),
        "agency_id": _name(Agency.objects.filter(region_id=reading.region_code), to.agency_id),
        "affair_id": _name(Affair.objects.all(), to.affair_id),
        "year": str(to.year or ""),
        "overdue": "hanya yang lewat jatuh tempo" if to.overdue else "",
        "sort": SORTED.get(Sort(to.sort), ""),
    }
    return list(words.items())


def _name(things: QuerySet[Any], pk: int | None) -> str:
    return str(things.filter(pk=pk).values_list("name", flat=True).first() or "") if pk else ""


def _read(rows: QuerySet[Proposal]) -> dict[int, Row]:
    words = _Words()
    return {row[0]: words.row(row) for row in rows.values_list(*FIELDS)}


class _Words:
    """The words of codes, looked up once for all rows."""

    def __init__(self) -> None:
        self.states = {str(state): str(label) for state, label in STATE_LABELS.items()}
        self.initiators = {str(who): str(label) for who, label in INITIATOR_LABELS.items()}
        stages = {str(stage): str(label) for stage, label in STAGE_LABELS.items()}
        self.sources = stages
        self.stages = {str(state): stages.get(str(reporting_stage(state=state)), "") for state in State}

    def row(self, found: tuple[Any, ...]) -> Row:
        (_pk, registration, name, initiator, agency, owner, executor, affair, state, source, since, due,
         is_simulated) = found  # fmt: skip
        stage = self.sources.get(source, "") if state == State.TERCATAT else self.stages.get(state, "")
        cells: tuple[Cell, ...] = (
            registration, name, self.initiators.get(initiator, ""), agency, owner, executor, affair,
            self.states.get(state, state), stage, since, due, simulated(is_simulated),
        )  # fmt: skip
        return cells


PROPOSALS = Listing(COLUMNS, _of_page, asked=_asked, said=_said)
DUTIES = Listing(COLUMNS, _of_duties)
OTHERS = Listing(COLUMNS, _of_others)
