"""The three burden questions of Art. 20(2), answered by the legal section."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.record import record_on
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.trial.models import Application
from registry.trial.policy import may_answer_burdens
from registry.workflow.rules.facts import Answer


@transaction.atomic
def answer_burdens(
    *,
    public_id: str,
    burdens_public: Answer,
    restricts_public: Answer,
    burdens_budget: Answer,
    override_reason: str = "",
    by: Actor,
    at: datetime,
) -> Application:
    """Keep the answers with their reasons; every open answer is named."""
    proposal = (
        Proposal.objects.select_for_update().filter(pk__in=visible_to(by).values("pk"), public_id=public_id).first()
    )
    if proposal is None or not may_answer_burdens(by, proposal):
        raise NotAllowed("Pertanyaan beban dijawab bagian hukum.")
    answers = {
        "burdens_public": burdens_public,
        "restricts_public": restricts_public,
        "burdens_budget": burdens_budget,
    }
    open_ones = [Problem("burden_open", name) for name, answer in answers.items() if not answer.is_complete]
    if open_ones:
        raise Blocked(open_ones)
    written = {name: answer.yes for name, answer in answers.items()}
    reasons = {f"{name}_reason": answer.reason for name, answer in answers.items()}
    said = written | reasons | {"override_reason": override_reason}
    same = Application.objects.filter(proposal=proposal, answered_at__isnull=False, **said).first()
    if same is not None:  # handed in twice
        return same
    application, _made = Application.objects.update_or_create(
        proposal=proposal,
        defaults={
            **said,
            "answered_by_id": by.user_id,
            "answered_at": at,
        },
    )
    record_on(
        proposal,
        kind=Kind.APPLICATION_ANSWERED,
        role=role_for(by, Permission.LEGAL),
        after={**written, "override_reason": override_reason},
        by=by,
        at=at,
    )
    return application
