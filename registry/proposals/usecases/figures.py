"""Measures and budget lines of a proposal (Arts. 3 h, 30, 31)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals import policy
from registry.proposals.models import BudgetLine, Measure, Proposal
from registry.proposals.queries.content import plain
from registry.proposals.usecases.record import locked, record_on
from registry.proposals.usecases.writing import write_fields
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

MEASURE_FIELDS = ("name", "unit", "baseline", "target", "realised", "realised_on", "lower_is_better")
BUDGET_FIELDS = ("year", "document", "amount", "code", "source")


@transaction.atomic
def save_measure(
    *, public_id: str, measure_id: int | None, values: Mapping[str, Any], by: Actor, at: datetime
) -> Measure:
    """Add a measured result, or change one."""
    proposal = _open(public_id=public_id, by=by)
    measure = Measure(proposal=proposal) if measure_id is None else proposal.measures.get(pk=measure_id)
    before = {} if measure_id is None else _values(measure, MEASURE_FIELDS)
    _fill(measure, values, MEASURE_FIELDS)
    measure.save()
    _leave_event(Kind.MEASURE_RECORDED, proposal, before, _values(measure, MEASURE_FIELDS), by, at)
    return measure


@transaction.atomic
def remove_measure(*, public_id: str, measure_id: int, by: Actor, at: datetime) -> None:
    """Take a measure out; the log keeps it."""
    proposal = _open(public_id=public_id, by=by)
    measure = proposal.measures.get(pk=measure_id)
    before = _values(measure, MEASURE_FIELDS)
    measure.delete()
    _leave_event(Kind.MEASURE_RECORDED, proposal, before, {}, by, at)


@transaction.atomic
def save_budget_line(
    *, public_id: str, line_id: int | None, values: Mapping[str, Any], by: Actor, at: datetime
) -> BudgetLine:
    """Add or change a budget line; none for a later year after a stopped trial (Art. 31(2))."""
    proposal = _open(public_id=public_id, by=by)
    if proposal.stopped_on is not None and values["year"] > proposal.stopped_on.year:
        raise Blocked([Problem("not_before_new_year", str(values["year"]), "Pasal 31 ayat (2)")])
    line = BudgetLine(proposal=proposal) if line_id is None else proposal.budget_lines.get(pk=line_id)
    before = {} if line_id is None else _values(line, BUDGET_FIELDS)
    _fill(line, values, BUDGET_FIELDS)
    line.save()
    _leave_event(Kind.BUDGET_CHANGED, proposal, before, _values(line, BUDGET_FIELDS), by, at)
    return line


@transaction.atomic
def remove_budget_line(*, public_id: str, line_id: int, by: Actor, at: datetime) -> None:
    """Take a budget line out; the log keeps it."""
    proposal = _open(public_id=public_id, by=by)
    line = proposal.budget_lines.get(pk=line_id)
    before = _values(line, BUDGET_FIELDS)
    line.delete()
    _leave_event(Kind.BUDGET_CHANGED, proposal, before, {}, by, at)


def _open(*, public_id: str, by: Actor) -> Proposal:
    proposal = locked(public_id=public_id)
    if not policy.may_keep_figures(by, proposal):
        raise NotAllowed
    return proposal


def _fill(thing: Measure | BudgetLine, values: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in values:
            setattr(thing, name, values[name])


def _values(thing: Measure | BudgetLine, names: tuple[str, ...]) -> dict[str, Any]:
    return {"id": thing.pk} | {name: plain(getattr(thing, name)) for name in names}


def _leave_event(
    kind: Kind, proposal: Proposal, before: Mapping[str, Any], after: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    write_fields(proposal=proposal, values={}, at=at)
    record_on(
        proposal,
        kind=kind,
        role=role_for(by, Permission.WRITE) or role_for(by, Permission.EXECUTE),
        before=before,
        after=after,
        by=by,
        at=at,
    )
