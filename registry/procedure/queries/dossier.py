"""Everything that hangs on one proposal, in a fixed number of queries."""

from dataclasses import dataclass

from registry.proposals.models import (
    Attachment,
    BudgetLine,
    Inventor,
    Measure,
    ProcessDocument,
    Proposal,
    ProposalVersion,
    StepTaken,
)
from registry.proposals.queries.facts import documents_in_force
from registry.review.models import Evaluation, TeamMember
from registry.trial.models import Application, Award, MinisterReport, Replication, Trial


@dataclass(frozen=True, slots=True)
class Dossier:
    """A proposal's papers, versions, people, judging, trial and application."""

    steps: tuple[StepTaken, ...]
    documents: tuple[ProcessDocument, ...]
    set_aside: tuple[ProcessDocument, ...]
    attachments: tuple[Attachment, ...]
    versions: tuple[ProposalVersion, ...]
    inventors: tuple[Inventor, ...]
    measures: tuple[Measure, ...]
    budget: tuple[BudgetLine, ...]
    rounds: tuple[Evaluation, ...]
    members: tuple[TeamMember, ...]
    trial: Trial | None
    application: Application | None
    minister_reports: tuple[MinisterReport, ...]
    awards: tuple[Award, ...]
    replications: tuple[Replication, ...]


def dossier_of(proposal: Proposal) -> Dossier:
    """One read a table; what hangs below a row comes along."""
    in_force = documents_in_force(proposal).select_related("file")
    documents = tuple(in_force)
    others = proposal.documents.exclude(pk__in=[document.pk for document in documents])
    trials = Trial.objects.filter(proposal=proposal).prefetch_related("stages", "reports__document", "deviations")
    return Dossier(
        steps=tuple(proposal.steps.filter(taken_back_at__isnull=True).order_by("pk").prefetch_related("documents")),
        documents=documents,
        set_aside=tuple(others.select_related("file", "superseded_by")),
        attachments=tuple(proposal.attachments.filter(removed_at=None).select_related("file")),
        versions=tuple(proposal.versions.defer("content")),
        inventors=tuple(proposal.inventors.all()),
        measures=tuple(proposal.measures.all()),
        budget=tuple(proposal.budget_lines.all()),
        rounds=tuple(Evaluation.objects.filter(proposal=proposal).prefetch_related("answers", "experts")),
        members=tuple(TeamMember.objects.filter(team__proposal=proposal)),
        trial=trials.first(),
        application=Application.objects.filter(proposal=proposal).select_related("document").first(),
        minister_reports=tuple(MinisterReport.objects.filter(proposal=proposal).select_related("document")),
        awards=tuple(Award.objects.filter(proposal=proposal).select_related("document")),
        replications=tuple(Replication.objects.filter(proposal=proposal).select_related("document")),
    )
