"""Conflict statements, and the votes of the team (Arts. 3 d, 8(3))."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.usecases.record import locked, record_on
from registry.review import policy
from registry.review.models import ConflictStatement, TeamMember
from registry.review.queries.standing import membership_of, standing_of
from registry.review.rules.conflicts import may_be_stated
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

OWN = Problem("own_proposal", "judge", "PP 38/2017 Pasal 3 huruf d")


@transaction.atomic
def state_conflict(*, public_id: str, has_conflict: bool, note: str, by: Actor, at: datetime) -> ConflictStatement:
    """Say before opening the file whether one has a conflict; a computed one cannot be denied."""
    proposal = locked(public_id=public_id)
    standing = standing_of(actor=by, proposal=proposal, on=timezone.localtime(at).date())
    if not policy.may_state_conflict(by, proposal, standing):
        raise NotAllowed("Only who is to judge states a conflict.")
    if by.user_id in standing.own_user_ids and not has_conflict:
        raise Blocked([OWN])
    if not may_be_stated(has_conflict=has_conflict, note=note, stated_before=standing.stated):
        raise Blocked([Problem("reason_missing", "note", "PP 38/2017 Pasal 3 huruf d")])
    statement, _ = ConflictStatement.objects.update_or_create(
        proposal=proposal, user_id=by.person, defaults={"has_conflict": has_conflict, "note": note, "stated_at": at}
    )
    _record(
        proposal,
        Kind.CONFLICT_DECLARED,
        before={"konflik": standing.stated},
        after={"konflik": has_conflict, "keterangan": digest(note)},
        by=by,
        at=at,
    )
    return statement


@transaction.atomic
def cast_vote(*, public_id: str, vote: bool, reason: str, by: Actor, at: datetime) -> TeamMember:
    """One vote with its reason, by a member without a conflict; may be cast anew while the team discusses."""
    proposal = locked(public_id=public_id)
    standing = standing_of(actor=by, proposal=proposal, on=timezone.localtime(at).date())
    member = membership_of(actor=by, proposal=proposal, on=timezone.localtime(at).date())
    if member is None or not policy.may_vote(by, proposal, standing):
        raise NotAllowed("Only a member of the team who stated that he has no conflict votes.")
    if not reason.strip():
        raise Blocked([Problem("reason_missing", "reason", "PP 38/2017 Pasal 8 ayat (3)")])
    before = {"suara": member.vote}
    member.vote, member.vote_reason, member.voted_at = vote, reason, at
    member.save(update_fields=["vote", "vote_reason", "voted_at"])
    after = {"anggota": member.pk, "suara": vote, "alasan": digest(reason)}
    _record(proposal, Kind.VOTE_CAST, before=before, after=after, by=by, at=at)
    return member


def _record(
    proposal: Proposal,
    kind: Kind,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
    by: Actor,
    at: datetime,
) -> None:
    record_on(
        proposal,
        kind=kind,
        role=role_for(by, Permission.JUDGE) or role_for(by, Permission.EVALUATE),
        before=before,
        after=after,
        by=by,
        at=at,
    )
