"""What the rules must know of a proposal itself."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from registry.people.queries import rnd_agency
from registry.proposals.models import ProcessDocument, Proposal, StepTaken
from registry.proposals.queries.content import missing_content_of
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Paper
from registry.workflow.rules.states import Door, Initiator, State

LEGACY_BEFORE = date(2017, 9, 15)  # Art. 36


def documents_in_force(proposal: Proposal) -> QuerySet[ProcessDocument]:
    """Papers that no other replaced, and that do not hang on a step taken back alone."""
    steps = StepTaken.documents.through._default_manager.filter(processdocument_id=OuterRef("pk"))
    standing = steps.filter(steptaken__taken_back_at__isnull=True)
    return proposal.documents.filter(~Exists(steps) | Exists(standing), superseded_by__isnull=True)


def papers_of(proposal: Proposal) -> tuple[Paper, ...]:
    """The papers in force, oldest first."""
    documents = documents_in_force(proposal).order_by("on", "pk")
    return tuple(Paper(DocumentKind(d.kind), d.number, d.on, True, d.signer_agency_id) for d in documents)


def base_facts(*, proposal: Proposal, today: date) -> Facts:
    """The facts that rest on the proposal and its papers."""
    agency = rnd_agency(region_code=proposal.region_id)
    return Facts(
        state=State(proposal.state),
        initiator=Initiator(proposal.initiator),
        today=today,
        missing_content=missing_content_of(proposal),
        door=Door(proposal.door) if proposal.door else None,
        returns_to=State(proposal.returns_to) if proposal.returns_to else None,
        last_on=proposal.last_step_on,
        agency_id=proposal.agency_id,
        executor_id=proposal.executor_id,
        rnd_agency_id=agency.pk if agency else None,
        papers=papers_of(proposal),
        verdict_on=proposal.verdict_on,
        decree_on=proposal.decreed_on,
        decree_executor_id=proposal.executor_id,
        applied_before_2017=proposal.implemented_on is not None and proposal.implemented_on < LEGACY_BEFORE,
    )
