"""Writing a proposal: the short first step, then part by part, never over another's words."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from registry.audit.models import Event
from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.people.models import User
from registry.people.policy import agencies_for, initiators_open_to, role_for
from registry.people.rules.roles import Permission
from registry.proposals import policy
from registry.proposals.models import Proposal
from registry.proposals.queries.content import plain
from registry.proposals.rules.content import PART_OF
from registry.proposals.usecases.record import locked, record_on
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.shared.problems import Problem
from registry.workflow.rules.states import Initiator, State

SECOND_CLICK = timedelta(seconds=60)
PERSONAL = frozenset({"contact", "initiator_name"})


@transaction.atomic
def create_proposal(
    *,
    region_code: str,
    initiator: str,
    name: str,
    form: str,
    agency_id: int | None,
    initiator_name: str,
    main_affair_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Open a draft for one of the initiators the actor may write for (Art. 7(1))."""
    if by.region_code != region_code or initiator not in initiators_open_to(by):
        raise NotAllowed
    is_agency = initiator == Initiator.AGENCY
    if not is_agency and initiator != Initiator.CIVIL_SERVANT:
        agency_id = None
    elif agency_id is None:
        raise Blocked([Problem("agency_missing")])
    elif agency_id not in agencies_for(by, Permission.WRITE_FOR_AGENCY if is_agency else Permission.WRITE):
        raise NotAllowed
    if (twin := _just_made(initiator=initiator, name=name, agency_id=agency_id, by=by, at=at)) is not None:
        return twin
    proposal = Proposal.objects.create(
        region_id=region_code,
        initiator=initiator,
        initiator_name=initiator_name,
        author_id=by.user_id,
        agency_id=agency_id,
        owner_id=agency_id if is_agency else None,
        name=name,
        form=form,
        main_affair_id=main_affair_id,
        created_at=at,
        updated_at=at,
    )
    record_on(
        proposal,
        kind=Kind.PROPOSAL_CREATED,
        role=role_for(by, Permission.WRITE),
        after={"name": name, "initiator": initiator, "form": form, "agency": agency_id, "main_affair": main_affair_id},
        by=by,
        at=at,
    )
    return proposal


def _just_made(*, initiator: str, name: str, agency_id: int | None, by: Actor, at: datetime) -> Proposal | None:
    """The untouched draft that this person's second click would make again; the person's row is locked meanwhile."""
    User.objects.select_for_update().filter(pk=by.person).first()
    return Proposal.objects.filter(
        author_id=by.user_id, initiator=initiator, name=name, agency=agency_id, state=State.DRAFT, revision=1,
        created_at__gte=at - SECOND_CLICK,
    ).first()  # fmt: skip


@transaction.atomic
def edit_part(
    *, public_id: str, part: str, changes: Mapping[str, Any], base_revision: int, by: Actor, at: datetime
) -> Proposal:
    """Write one part: only what this person changed, and never a field that someone else changed meanwhile."""
    proposal = locked(public_id=public_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    if unknown := set(changes) - set(PART_OF[part].names):
        raise Blocked([Problem("unknown_field", name) for name in sorted(unknown)])
    current = {name: as_plain(proposal, name) for name in changes}
    bases = _bases_of(public_id=public_id, since=base_revision)
    mine = {
        name: value
        for name, value in changes.items()
        if (wanted := _plain(value)) != current[name] and not (name in bases and logged(name, wanted) == bases[name])
    }
    if not mine:
        return proposal
    if any(name in bases for name in mine):
        untouched = frozenset(bases.keys() & changes.keys() - mine.keys())
        raise Stale({name: current[name] for name in mine if name in bases}, untouched=untouched)
    write_fields(proposal=proposal, values=mine, at=at)
    record_edit(
        proposal=proposal,
        before={name: logged(name, current[name]) for name in mine},
        after={name: logged(name, _plain(value)) for name, value in mine.items()} | {"part": part},
        by=by,
        at=at,
    )
    return proposal


@transaction.atomic
def declare_conflict_free(*, public_id: str, by: Actor, at: datetime) -> Proposal:
    """The initiator's declaration that no private interest stands behind the proposal (Art. 3 d)."""
    proposal = locked(public_id=public_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    if proposal.conflict_free_on is None:
        write_fields(proposal=proposal, values={"conflict_free_on": timezone.localtime(at).date()}, at=at)
        record_edit(
            proposal=proposal,
            before={},
            after={"conflict_free_on": timezone.localtime(at).date().isoformat()},
            by=by,
            at=at,
        )
    return proposal


def write_fields(*, proposal: Proposal, values: Mapping[str, Any], at: datetime) -> None:
    """Write only when the row is still the one that was read; the database decides the race."""
    many = {name: value for name, value in values.items() if Proposal._meta.get_field(name).many_to_many}
    single = {name: value for name, value in values.items() if name not in many}
    taken = Proposal.objects.filter(pk=proposal.pk, revision=proposal.revision).update(
        **single, revision=proposal.revision + 1, updated_at=at
    )
    if not taken:
        proposal.refresh_from_db()
        raise Stale({name: as_plain(proposal, name) for name in values})
    for name, value in many.items():
        getattr(proposal, name).set(value)
    proposal.refresh_from_db()


def record_edit(
    *, proposal: Proposal, before: Mapping[str, Any], after: Mapping[str, Any], by: Actor, at: datetime
) -> Event:
    """The one event of a changed proposal, with the revision it made."""
    return record_on(
        proposal,
        kind=Kind.PROPOSAL_EDITED,
        role=role_for(by, Permission.WRITE),
        before=before,
        after={**after, "revision": proposal.revision},
        by=by,
        at=at,
    )


def as_plain(proposal: Proposal, name: str) -> Any:
    """A field's value as plain text, number or list of keys."""
    if Proposal._meta.get_field(name).many_to_many:
        return sorted(getattr(proposal, name).values_list("pk", flat=True))
    return _plain(getattr(proposal, name))


def logged(name: str, value: Any) -> Any:
    """The value as the log may keep it: a personal one only as a digest."""
    return digest(value) if name in PERSONAL else value


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.QuerySet):
        return sorted(entry.pk for entry in value)
    return plain(value)


def _bases_of(*, public_id: str, since: int) -> dict[str, Any]:
    """For each field changed after a revision, what stood there at that revision."""
    later = history_of(subject_type="proposal", subject_id=public_id).filter(
        kind=Kind.PROPOSAL_EDITED, after__revision__gt=since
    )
    bases: dict[str, Any] = {}
    for event in later:
        bases |= event.before
    return bases
