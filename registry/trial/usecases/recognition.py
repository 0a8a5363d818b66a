"""R6 and R7: awards and outbound replications, each with its paper (Arts. 25, 26, 28)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.trial.models import Award, Replication
from registry.trial.policy import may_record_award, may_record_replication
from registry.trial.queries.facts import goals_reached
from registry.trial.rules.log import paper_problems, text_problems
from registry.trial.rules.recognition import award_problems, replication_problems
from registry.trial.usecases.record import leave_event, open_record
from registry.workflow.rules.states import State


@transaction.atomic
def record_award(
    *,
    public_id: str,
    recipient: str,
    kind: str,
    giver: str,
    legal_basis: str = "",
    paper: NewPaper,
    by: Actor,
    at: datetime,
) -> Award:
    """Only for what is applied and reached its goals (invariant 15)."""
    proposal = open_record(public_id=public_id, may=may_record_award, by=by)
    texts = {"recipient": recipient.strip(), "kind": kind.strip(), "giver": giver.strip()}
    if Award.objects.filter(proposal=proposal, **texts, document__number=paper.number.strip()).exists():
        raise Blocked([Problem("already_recorded", "award")])
    found = award_problems(
        state=State(proposal.state), initiator=proposal.initiator, goals_reached=goals_reached(proposal),
        legal_basis=legal_basis,
    )  # fmt: skip
    found += text_problems(texts)
    found += paper_problems(paper.as_fact(), today=timezone.localtime(at).date(), not_before=proposal.applied_on)
    if found:
        raise Blocked(found)
    document = file_document(proposal=proposal, paper=paper, by=by, at=at)
    award = Award.objects.create(proposal=proposal, **texts, legal_basis=legal_basis.strip(), document=document)
    after = {"award": award.pk, "kind": award.kind, "giver": award.giver, "recipient": digest(award.recipient)}
    leave_event(
        Kind.AWARD_RECORDED, proposal=proposal, permission=Permission.RECORD_HEAD, after=after,
        documents=[document], by=by, at=at,
    )  # fmt: skip
    return award


@transaction.atomic
def record_replication(*, public_id: str, adopter: str, paper: NewPaper, by: Actor, at: datetime) -> Replication:
    """Another region or agency takes the innovation over: its letter or the agreement (Art. 28)."""
    proposal = open_record(public_id=public_id, may=may_record_replication, by=by)
    name = adopter.strip()
    if Replication.objects.filter(proposal=proposal, adopter=name, document__number=paper.number.strip()).exists():
        raise Blocked([Problem("already_recorded", "replication")])
    found = replication_problems(state=State(proposal.state)) + text_problems({"adopter": adopter})
    found += paper_problems(paper.as_fact(), today=timezone.localtime(at).date(), not_before=proposal.applied_on)
    if found:
        raise Blocked(found)
    document = file_document(proposal=proposal, paper=paper, by=by, at=at)
    replication = Replication.objects.create(proposal=proposal, adopter=name, document=document)
    permission = Permission.EVALUATE if holds(by, Permission.EVALUATE) else Permission.RECORD_HEAD
    leave_event(
        Kind.REPLICATION_RECORDED, proposal=proposal, permission=permission,
        after={"replication": replication.pk, "adopter": name}, documents=[document], by=by, at=at,
    )  # fmt: skip
    return replication
