"""Lists of proposals: what one may see, filtered, paged by key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.narrowing import Narrowing
from registry.shared.actor import Actor
from registry.workflow.rules.states import TERMINAL, Stage, State, reporting_stage

PAGE_SIZE = 25
COUNTED = 1000  # beyond this a list says "more than", so that counting costs the same at any size
SHOWN = (
    "public_id", "registration", "name", "initiator", "state", "state_since", "due_on", "due_is_legal",
    "is_simulated", "updated_at", "agency__name", "owner__name", "main_affair__name",
)  # fmt: skip
AGENCIES = ("owner", "agency", "executor")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Sort(StrEnum):
    """In which order a list stands; each has its index."""

    NEWEST = "terbaru"
    DUE = "tenggat"
    NAME = "nama"


COLUMNS = {Sort.NEWEST: "updated_at", Sort.DUE: "due_on", Sort.NAME: "name_in_order"}


@dataclass(frozen=True, slots=True)
class KeyPage:
    """One page of a list, with the keys of its neighbours."""

    rows: tuple[Proposal, ...]
    prev_key: str = ""
    next_key: str = ""


def proposal_list(actor: Actor) -> QuerySet[Proposal]:
    """The proposals one may see, only the columns of a row."""
    return visible_to(actor).select_related("agency", "owner", "main_affair").only(*SHOWN)


def with_agencies(proposal: Proposal) -> Proposal:
    """Its owner, agency and executor in one read, for they are mostly the same."""
    keys = {name: getattr(proposal, f"{name}_id") for name in AGENCIES}
    found = Agency.objects.in_bulk({key for key in keys.values() if key is not None})
    for name, key in keys.items():
        setattr(proposal, name, found.get(key))
    return proposal


def narrowed(rows: QuerySet[Proposal], *, to: Narrowing, today: date) -> QuerySet[Proposal]:
    """The one place that says which rows a list holds: the page reads it, and so does the file of the same list."""
    if to.text:
        rows = containing(rows, text=to.text)
    if to.stage:
        rows = of_stage(rows, stage=Stage(to.stage))
    if to.agency_id:
        rows = of_agency(rows, agency_id=to.agency_id)
    if to.affair_id:
        rows = of_affair(rows, affair_id=to.affair_id)
    if to.year:
        rows = of_year(rows, year=to.year)
    plain = {"state": to.state, "initiator": to.initiator}
    rows = rows.filter(**{field: value for field, value in plain.items() if value})
    rows = overdue(rows, today=today) if to.overdue else rows
    return _prepared(rows, Sort(to.sort))


def in_order(rows: QuerySet[Proposal], *, sort: Sort) -> QuerySet[Proposal]:
    """A narrowed list as its pages follow one another."""
    return rows.order_by(*_order(sort, descending=sort == Sort.NEWEST))


def of_stage(rows: QuerySet[Proposal], *, stage: Stage) -> QuerySet[Proposal]:
    """Proposals whose legal state puts them in the Ministry's stage; a record keeps the stage of its source."""
    states = [state for state in State if reporting_stage(state=state) == stage]
    return rows.filter(Q(state__in=states) | Q(state=State.TERCATAT, source_stage=stage))


def of_year(rows: QuerySet[Proposal], *, year: int) -> QuerySet[Proposal]:
    """By the source's year where there is one, else by the year it was opened."""
    return rows.filter(Q(source_year=year) | Q(source_year=None, created_at__year=year))


def of_agency(rows: QuerySet[Proposal], *, agency_id: int) -> QuerySet[Proposal]:
    """Proposed by, owned by or tried out at the agency."""
    return rows.filter(Q(agency_id=agency_id) | Q(owner_id=agency_id) | Q(executor_id=agency_id))


def of_affair(rows: QuerySet[Proposal], *, affair_id: int) -> QuerySet[Proposal]:
    """The main affair or one it touches."""
    touching = Proposal.other_affairs.through._default_manager.filter(affair_id=affair_id).values("proposal_id")
    return rows.filter(Q(main_affair_id=affair_id) | Q(pk__in=touching))


def counted(rows: QuerySet[Proposal], *, limit: int = COUNTED) -> int:
    """How many there are, at most one more than the limit."""
    return rows.order_by().values("pk")[: limit + 1].count()


def overdue(rows: QuerySet[Proposal], *, today: date) -> QuerySet[Proposal]:
    return rows.filter(due_on__lt=today).exclude(state__in=TERMINAL)


def containing(rows: QuerySet[Proposal], *, text: str) -> QuerySet[Proposal]:
    """By words of the name, the registration number or the agency."""
    for word in text.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(registration__icontains=word) | Q(agency__name__icontains=word))
    return rows


def page_by_key(
    rows: QuerySet[Proposal], *, sort: Sort = Sort.NEWEST, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> KeyPage:
    """One page without an offset, so that the last costs what the first costs; a false key means the start."""
    rows, descending = _prepared(rows, sort), sort == Sort.NEWEST
    if key := key_of(before, sort=sort):
        newer = _beyond(rows, sort, key, upwards=descending).order_by(*_order(sort, descending=not descending))
        found = list(newer[: size + 1])
        shown = tuple(reversed(found[:size]))
        return KeyPage(shown, prev_key=_key(shown[0], sort) if len(found) > size else "", next_key=_last(shown, sort))
    key = key_of(after, sort=sort)
    if key:
        rows = _beyond(rows, sort, key, upwards=not descending)
    found = list(rows.order_by(*_order(sort, descending=descending))[: size + 1])
    shown = tuple(found[:size])
    return KeyPage(
        shown,
        prev_key=_key(shown[0], sort) if key and shown else "",
        next_key=_last(shown, sort) if len(found) > size else "",
    )


def key_of(text: str, *, sort: Sort) -> tuple[Any, int] | None:
    """The value and the row at which a page begins; None for what no page ever gave out."""
    value, _dash, pk = text.rpartition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18 and value) or "\0" in value:
        return None
    try:
        return _READ[sort](value), int(pk)
    except (ValueError, OverflowError):
        return None


def _prepared(rows: QuerySet[Proposal], sort: Sort) -> QuerySet[Proposal]:
    """By name without regard to case; by due date only those that have one."""
    if sort == Sort.NAME:
        return rows.annotate(name_in_order=Lower("name"))
    return rows.filter(due_on__isnull=False) if sort == Sort.DUE else rows


def _order(sort: Sort, *, descending: bool) -> tuple[str, str]:
    sign = "-" if descending else ""
    return f"{sign}{COLUMNS[sort]}", f"{sign}pk"


def _beyond(rows: QuerySet[Proposal], sort: Sort, key: tuple[Any, int], *, upwards: bool) -> QuerySet[Proposal]:
    (value, pk), column, way = key, COLUMNS[sort], "gt" if upwards else "lt"
    from_there = rows.filter(**{f"{column}__{way}e": value})  # a range that the index can seek
    return from_there.filter(Q(**{f"{column}__{way}": value}) | Q(**{f"pk__{way}": pk}))


def _moment(text: str) -> datetime:
    return EPOCH + timedelta(microseconds=int(text))


_READ: dict[Sort, Callable[[str], Any]] = {Sort.NEWEST: _moment, Sort.DUE: date.fromisoformat, Sort.NAME: str}


def _key(proposal: Proposal, sort: Sort) -> str:
    value = getattr(proposal, COLUMNS[sort])
    if isinstance(value, datetime):
        value = (value - EPOCH) // timedelta(microseconds=1)
    return f"{value}-{proposal.pk}"


def _last(shown: tuple[Proposal, ...], sort: Sort) -> str:
    return _key(shown[-1], sort) if shown else ""
