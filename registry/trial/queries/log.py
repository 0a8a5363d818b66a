"""The trial's log as a page shows it, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from registry.proposals.models import Measure, Proposal, ProposalVersion
from registry.reference.models import RegionProfile
from registry.trial.models import Deviation, MinisterReport, Trial, TrialReport, TrialStage
from registry.trial.rules.log import next_report_due, place_on
from registry.trial.rules.ministers import MinisterReportKind
from registry.workflow.rules.states import State

SINCE_DECREE = ("keputusan", "penyesuaian")


@dataclass(frozen=True, slots=True)
class StageOnLine:
    """A stage with its place on the line of the whole trial, in hundredths."""

    stage: TrialStage
    offset: int
    width: int
    done: int


@dataclass(frozen=True, slots=True)
class TrialLog:
    """Plan, stages, reports, deviations, results and design versions; what is due and what was late."""

    trial: Trial
    stages: tuple[StageOnLine, ...]
    reports: tuple[TrialReport, ...]
    deviations: tuple[Deviation, ...]
    measures: tuple[Measure, ...]
    versions: tuple[ProposalVersion, ...]
    report_due_on: date | None
    report_is_late: bool
    started_unreported: bool


def log_of(*, proposal: Proposal, today: date) -> TrialLog | None:
    """None where no trial was started."""
    trial = Trial.objects.filter(proposal=proposal).first()
    if trial is None:
        return None
    reports = tuple(trial.reports.select_related("document"))
    due = None
    if proposal.state == State.UJI_COBA:
        profile = RegionProfile.objects.filter(pk=proposal.region_id).first() or RegionProfile()
        days = [report.reported_on for report in reports]
        due = next_report_due(started_on=trial.started_on, reported=days, months=profile.report_months)
    sent = MinisterReport.objects.filter(proposal=proposal, kind=MinisterReportKind.DECREE, document__isnull=False)
    return TrialLog(
        trial=trial,
        stages=tuple(_on_line(trial, stage) for stage in trial.stages.all()),
        reports=reports,
        deviations=tuple(trial.deviations.all()),
        measures=tuple(proposal.measures.all()),
        versions=tuple(
            proposal.versions.filter(kind__in=["keputusan", "penyesuaian"]).defer("content").order_by("number")
        ),
        report_due_on=due,
        report_is_late=due is not None and due < today,
        started_unreported=not sent.filter(document__on__lte=trial.started_on).exists(),
    )


def _on_line(trial: Trial, stage: TrialStage) -> StageOnLine:
    offset, width = place_on(
        first=trial.started_on, last=trial.planned_end, starts_on=stage.starts_on, ends_on=stage.ends_on
    )
    return StageOnLine(stage, offset, width, width * stage.progress // 100)


def newest_version(proposal: Proposal) -> int:
    """The number of the version on which an adjustment builds."""
    return proposal.versions.order_by("-number").values_list("number", flat=True).first() or 0
