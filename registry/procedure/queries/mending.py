"""What can be mended: the last step, and what already rests on it."""

from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.rules.mending import resting


def last_standing_step(proposal: Proposal) -> StepTaken | None:
    """The newest step that stands."""
    return proposal.steps.filter(taken_back_at__isnull=True).order_by("-pk").first()


def resting_on(step: StepTaken) -> tuple[Kind, ...]:
    """The kinds of acts recorded after the step that rest on it, from the event log and the papers."""
    later = []
    for event in history_of(subject_type="proposal", subject_id=step.proposal.public_id):
        if event.kind == Kind.STEP_TAKEN and event.at == step.at and event.after.get("move") == step.move:
            break
        later.append(Kind(event.kind))
    own_papers = step.proposal.documents.filter(filed_at__gt=step.at, steps__isnull=True, supersedes__isnull=True)
    if own_papers.exists():
        later.append(Kind.DOCUMENT_FILED)
    return resting(reversed(later))
