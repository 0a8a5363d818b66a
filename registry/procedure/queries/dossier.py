"""Everything that hangs on one proposal, in a fixed number of queries."""

from dataclasses import dataclass

from registry.procedure.queries.parts import enclosures_of, figures_of, judging_of, practice_of
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
from registry.proposals.queries.facts import papers_of
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
    papers, enclosures, figures = papers_of(proposal), enclosures_of(proposal), figures_of(proposal)
    judging, practice = judging_of(proposal), practice_of(proposal)
    return Dossier(
        steps=tuple(proposal.steps.filter(taken_back_at__isnull=True).order_by("pk").prefetch_related("documents")),
        documents=papers.in_force,
        set_aside=papers.set_aside,
        attachments=enclosures.attachments,
        versions=enclosures.versions,
        inventors=tuple(proposal.inventors.all()),
        measures=figures.measures,
        budget=figures.budget,
        rounds=judging.rounds,
        members=judging.members,
        trial=practice.trial,
        application=practice.application,
        minister_reports=practice.minister_reports,
        awards=practice.awards,
        replications=practice.replications,
    )
