"""What the rules must know of a proposal itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from registry.proposals.models import ProcessDocument, Proposal, StepTaken
from registry.proposals.queries.content import missing_content_of
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Paper
from registry.workflow.rules.states import Door, Initiator, State

LEGACY_BEFORE = date(2017, 9, 15)  # Art. 36


def documents_in_force(proposal: Proposal) -> QuerySet[ProcessDocument]:
    """Papers that no other replaced, and that do not hang on a step taken back alone."""
    return proposal.documents.filter(_in_force())


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a proposal with their files, oldest first: those in force, and those set aside."""

    in_force: tuple[ProcessDocument, ...]
    set_aside: tuple[ProcessDocument, ...]


def papers_of(proposal: Proposal) -> Papers:
    """Both in one read, for which one is in force is asked of each; what replaced a paper is among them."""
    is_in_force = ExpressionWrapper(_in_force(), output_field=BooleanField())
    found = list(proposal.documents.annotate(is_in_force=is_in_force).select_related("file").order_by("on", "pk"))
    kept = {document.pk: document for document in found}
    for document in found:
        if document.superseded_by_id is not None:
            document.superseded_by = kept[document.superseded_by_id]
    return Papers(
        in_force=tuple(document for document in found if document.is_in_force),
        set_aside=tuple(document for document in found if not document.is_in_force),
    )


def _in_force() -> Q:
    steps = StepTaken.documents.through._default_manager.filter(processdocument_id=OuterRef("pk"))
    standing = steps.filter(steptaken__taken_back_at__isnull=True)
    return Q(~Exists(steps) | Exists(standing), superseded_by__isnull=True)


def as_facts(documents: Iterable[ProcessDocument]) -> tuple[Paper, ...]:
    """Documents as the rules see them, in their order."""
    return tuple(Paper(DocumentKind(d.kind), d.number, d.on, True, d.signer_agency_id) for d in documents)


def base_facts(*, proposal: Proposal, papers: Papers, today: date) -> Facts:
    """The facts that rest on the proposal and its papers in force."""
    agency = proposal.agency
    return Facts(
        state=State(proposal.state),
        initiator=Initiator(proposal.initiator),
        today=today,
        missing_content=missing_content_of(proposal) if proposal.decreed_on is None else (),  # asked until the decree
        door=Door(proposal.door) if proposal.door else None,
        returns_to=State(proposal.returns_to) if proposal.returns_to else None,
        last_on=proposal.last_step_on,
        agency_id=proposal.agency_id,
        executor_id=proposal.executor_id,
        is_of_rnd_agency=agency is not None and agency.is_rnd,
        papers=as_facts(papers.in_force),
        verdict_on=proposal.verdict_on,
        decree_on=proposal.decreed_on,
        decree_executor_id=proposal.executor_id,
        applied_before_2017=proposal.implemented_on is not None and proposal.implemented_on < LEGACY_BEFORE,
    )
