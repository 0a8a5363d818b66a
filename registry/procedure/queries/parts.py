"""What the page of a proposal holds beside its first view: each part in reads of its own."""

from dataclasses import dataclass

from registry.proposals.models import Attachment, BudgetLine, Measure, Proposal, ProposalVersion, StepTaken
from registry.review.models import Evaluation, TeamMember
from registry.trial.models import Application, Award, MinisterReport, Replication, Trial


@dataclass(frozen=True, slots=True)
class Figures:
    """What it costs and what it brings."""

    budget: tuple[BudgetLine, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Enclosures:
    """What is attached, and the content as it was frozen."""

    attachments: tuple[Attachment, ...]
    versions: tuple[ProposalVersion, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """The rounds with their answers and experts, and who sits in the team."""

    rounds: tuple[Evaluation, ...]
    members: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """The trial with its log, the application, and what followed."""

    trial: Trial | None
    application: Application | None
    minister_reports: tuple[MinisterReport, ...]
    awards: tuple[Award, ...]
    replications: tuple[Replication, ...]


def figures_of(proposal: Proposal) -> Figures:
    return Figures(budget=tuple(proposal.budget_lines.all()), measures=tuple(proposal.measures.all()))


def enclosures_of(proposal: Proposal) -> Enclosures:
    return Enclosures(
        attachments=tuple(proposal.attachments.filter(removed_at=None).select_related("file")),
        versions=tuple(proposal.versions.defer("content")),
    )


def judging_of(proposal: Proposal) -> Judging:
    return Judging(
        rounds=tuple(Evaluation.objects.filter(proposal=proposal).prefetch_related("answers", "experts")),
        members=tuple(TeamMember.objects.filter(team__proposal=proposal)),
    )


def practice_of(proposal: Proposal) -> Practice:
    trials = Trial.objects.filter(proposal=proposal).prefetch_related("stages", "reports__document", "deviations")
    return Practice(
        trial=trials.first(),
        application=Application.objects.filter(proposal=proposal).select_related("document").first(),
        minister_reports=tuple(MinisterReport.objects.filter(proposal=proposal).select_related("document")),
        awards=tuple(Award.objects.filter(proposal=proposal).select_related("document")),
        replications=tuple(Replication.objects.filter(proposal=proposal).select_related("document")),
    )


def steps_of(proposal: Proposal) -> tuple[StepTaken, ...]:
    """The steps that stand, in the order in which they were taken."""
    return tuple(proposal.steps.filter(taken_back_at__isnull=True).order_by("pk"))
