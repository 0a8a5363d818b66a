"""Naming the inventors; the credit is permanent from the first submission on (Art. 20(3))."""

from datetime import datetime

from django.db import transaction

from registry.audit.usecases import digest
from registry.proposals import policy
from registry.proposals.models import Inventor
from registry.proposals.usecases.record import locked
from registry.proposals.usecases.writing import record_edit, write_fields
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def add_inventor(*, public_id: str, name: str, part: str, is_minor: bool, by: Actor, at: datetime) -> Inventor:
    """Name one inventor with the part he or she had."""
    proposal = locked(public_id=public_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    inventor = Inventor.objects.create(proposal=proposal, name=name, part=part, is_minor=is_minor)
    write_fields(proposal=proposal, values={}, at=at)
    record_edit(proposal=proposal, before={}, after={"inventor_added": digest(name)}, by=by, at=at)
    return inventor


@transaction.atomic
def remove_inventor(*, public_id: str, inventor_id: int, by: Actor, at: datetime) -> None:
    """Take a name out again while the proposal has never been submitted; never later."""
    proposal = locked(public_id=public_id)
    inventor = proposal.inventors.get(pk=inventor_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    if proposal.registration:
        raise Blocked([Problem("inventor_is_permanent", basis="Pasal 20 ayat (3)")])
    inventor.delete()
    write_fields(proposal=proposal, values={}, at=at)
    record_edit(proposal=proposal, before={"inventor_removed": digest(inventor.name)}, after={}, by=by, at=at)
