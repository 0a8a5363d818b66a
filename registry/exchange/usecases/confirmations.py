"""The end without an account confirms a replication by a signed link, and says what it changed."""

from datetime import datetime, timedelta

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.exchange import policy
from registry.exchange.models import Adoption, SignedLink
from registry.exchange.queries.replications import adoptions
from registry.exchange.rules.visits import LINK_DAYS
from registry.exchange.usecases.links import open_link, use_link
from registry.exchange.usecases.replications import confirm_sides, leave_adoption_event, write_changes
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

HOLDER = "pemegang_tautan"  # the role in the log of who holds the link


@transaction.atomic
def make_confirmation_link(*, public_id: str, by: Actor, at: datetime) -> SignedLink:
    """Only for an end that keeps no account here; an earlier link opens nothing any more."""
    adoption = _mine(public_id=public_id, by=by)
    if not policy.unconfirmed(adoption):
        raise Blocked([Problem("already_confirmed")])
    if not policy.needs_link(adoption):
        raise Blocked([Problem("link_not_needed")])
    SignedLink.objects.filter(adoption=adoption, revoked_at__isnull=True).update(revoked_at=at)
    link = SignedLink.objects.create(adoption=adoption, made_at=at, expires_at=at + timedelta(days=LINK_DAYS))
    leave_adoption_event(Kind.LINK_MADE, adoption=adoption, after={"link": link.public_id}, by=by, at=at)
    return link


@transaction.atomic
def revoke_confirmation_link(*, public_id: str, link_id: str, by: Actor, at: datetime) -> None:
    adoption = _mine(public_id=public_id, by=by)
    link = SignedLink.objects.filter(public_id=link_id, adoption=adoption, revoked_at__isnull=True).first()
    if link is None:
        raise NotAllowed
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    leave_adoption_event(Kind.LINK_REVOKED, adoption=adoption, after={"link": link.public_id}, by=by, at=at)


@transaction.atomic
def confirm_by_link(*, token: str, what: str = "", why: str = "", at: datetime) -> Adoption:
    """Whoever holds the link stands for the end that is missing; used once."""
    link = open_link(token=token, at=at)
    if link.adoption is None:
        raise NotAllowed
    adoption = adoptions().get(pk=link.adoption.pk)
    by = Actor(region_code=adoption.origin.region_id)
    if not policy.needs_link(adoption):
        raise Blocked([Problem("already_confirmed")])
    confirm_sides(adoption, policy.unconfirmed(adoption), role=HOLDER, by=by, at=at)
    if what.strip():
        write_changes(adoption, what=what, why=why, role=HOLDER, by=by, at=at)
    use_link(link, at=at)
    return adoption


def _mine(*, public_id: str, by: Actor) -> Adoption:
    adoption = adoptions().filter(public_id=public_id).first()
    if adoption is None or not policy.may_send_confirmation(by, adoption):
        raise NotAllowed
    return adoption
