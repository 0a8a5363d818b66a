"""The rows of a list for its file: read for the one who asked as he sat then, in the order of the page."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import override

from registry.people.models import Agency
from registry.procedure.queries.waiting import waiting_for
from registry.proposals.models import Proposal
from registry.proposals.queries.lists import Sort, in_order, narrowed
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.narrowing import Narrowing, narrowing_from
from registry.reference.models import Affair
from registry.reports.labels import INPUT_LABELS, LIST_LABELS
from registry.reports.rules.document import long_date
from registry.reports.rules.listing import Cell, Column, Row, Sheet, StillWanted
from registry.shared.actor import Actor, Seat
from registry.workflow.labels import INITIATOR_LABELS, STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.states import State, reporting_stage

CHUNK = 1000
COLUMNS = (
    Column("Nomor registrasi", 18), Column("Nama inovasi", 60), Column("Inisiator", 22),
    Column("Perangkat daerah pengusul", 40), Column("Pemilik", 40), Column("Pelaksana", 40), Column("Urusan", 30),
    Column("Keadaan", 26), Column("Tahapan", 14), Column("Sejak", 12), Column("Jatuh tempo", 12), Column("Tanda", 12),
)  # fmt: skip
FIELDS = (
    "pk", "registration", "name", "initiator", "agency__name", "owner__name", "executor__name", "main_affair__name",
    "state", "source_stage", "state_since", "due_on", "is_simulated",
)  # fmt: skip
SORTED = {Sort.DUE: "jatuh tempo terdekat", Sort.NAME: "nama, A sampai Z"}
Rows = QuerySet[Proposal]


def _of_page(reader: Actor, to: Narrowing, today: date) -> Rows:
    return in_order(narrowed(visible_to(reader), to=to, today=today), sort=Sort(to.sort))


def _of_duties(reader: Actor, _to: Narrowing, _today: date) -> Rows:
    return waiting_for(reader)


LISTS: Mapping[str, Callable[[Actor, Narrowing, date], Rows]] = {"usulan": _of_page, "tugas": _of_duties}
"""The lists that can be had as a file."""


def list_facts(*, of: str, to: Narrowing, reader: Actor, office: str, today: date) -> dict[str, Any]:
    """What a list is made from: the filter and whose eyes it is read with, as they were."""
    seats = sorted([seat.role, seat.agency_id] for seat in reader.seats)
    return {
        "list": of,
        "narrowing": to.as_data(),
        "reader": {"user_id": reader.user_id, "region_code": reader.region_code, "seats": seats},
        "today": today.isoformat(),
        "office": office,
        "words": said(to=to, region_code=reader.region_code or ""),
    }


def listed(facts: Mapping[str, Any]) -> Rows:
    """The rows that these facts name, as they stand now."""
    today, given = date.fromisoformat(facts["today"]), facts["reader"]
    seats = frozenset(Seat(role, agency_id) for role, agency_id in given["seats"])
    reader = Actor(user_id=given["user_id"], region_code=given["region_code"], seats=seats, on=today)
    return LISTS[facts["list"]](reader, narrowing_from(facts["narrowing"]), today)


def cells_of(rows: Rows, *, still_wanted: StillWanted, abandoned: type[Exception]) -> Iterator[Row]:
    """Which rows and in which order is read once; each thousand is read under the same filter again.

    So no cursor stays open while the lease is renewed, and a row that left the list meanwhile is left out.
    """
    keys = list(rows.values_list("pk", flat=True))
    with override("id"):
        words = _Words()
    for start in range(0, len(keys), CHUNK):
        if not still_wanted():
            raise abandoned
        chunk = keys[start : start + CHUNK]
        found = {row[0]: row for row in rows.filter(pk__in=chunk).order_by().values_list(*FIELDS)}
        yield from (words.row(found[pk]) for pk in chunk if pk in found)


def sheet_of(facts: Mapping[str, Any]) -> Sheet:
    """The first sheet: filter, asker's office, day."""
    today = date.fromisoformat(facts["today"])
    with override("id"):
        title = str(LIST_LABELS[facts["list"]])
        head = [(str(INPUT_LABELS[code]), value) for code, value in facts["words"]]
        given = head or [("Saringan", "tidak ada, seluruh daftar")]
        office = [("Jabatan peminta", facts["office"])] if facts["office"] else []
    return Sheet(title, (*given, *office, ("Tanggal", long_date(today))), COLUMNS, today)


def said(*, to: Narrowing, region_code: str) -> list[list[str]]:
    """The filter in words, each with the code of what it narrows."""
    with override("id"):
        words = {
            "text": to.text,
            "state": str({str(k): v for k, v in STATE_LABELS.items()}.get(to.state, to.state)),
            "stage": str({str(k): v for k, v in STAGE_LABELS.items()}.get(to.stage, to.stage)),
            "initiator": str({str(k): v for k, v in INITIATOR_LABELS.items()}.get(to.initiator, to.initiator)),
            "agency_id": _name(Agency.objects.filter(region_id=region_code), to.agency_id),
            "affair_id": _name(Affair.objects.all(), to.affair_id),
            "year": str(to.year or ""),
            "overdue": "hanya yang lewat jatuh tempo" if to.overdue else "",
            "sort": SORTED.get(Sort(to.sort), ""),
        }
    return [[code, value] for code, value in words.items() if value]


def _name(things: QuerySet[Any], pk: int | None) -> str:
    return str(things.filter(pk=pk).values_list("name", flat=True).first() or "") if pk else ""


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
            self.states.get(state, state), stage, since, due, "SIMULASI" if is_simulated else "",
        )  # fmt: skip
        return cells
