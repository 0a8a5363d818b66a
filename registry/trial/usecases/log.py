"""The trial's log, kept by the executor: stages, periodic reports, deviations (Arts. 16, 17)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Permission
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.trial.models import Deviation, Trial, TrialReport, TrialStage
from registry.trial.policy import may_keep_log
from registry.trial.rules import log as rules
from registry.trial.usecases.record import leave_event, open_record

ALREADY = "already_recorded"


@transaction.atomic
def plan_stage(
    *,
    public_id: str,
    stage_id: int | None = None,
    name: str,
    starts_on: date,
    ends_on: date,
    progress: int,
    by: Actor,
    at: datetime,
) -> TrialStage:
    """Add a stage or move one on, so that progress and success of each can be judged (Art. 17(1))."""
    proposal = open_record(public_id=public_id, may=may_keep_log, by=by)
    trial = Trial.objects.get(proposal=proposal)
    found = rules.text_problems({"name": name}) + rules.window_problems(
        starts_on=starts_on, ends_on=ends_on, first=trial.started_on, last=trial.planned_end, basis=rules.STAGE_BASIS
    )
    if not 0 <= progress <= 100:
        found.append(Problem("progress_range", "progress"))
    if found:
        raise Blocked(found)
    values = {"name": name.strip(), "starts_on": starts_on, "ends_on": ends_on, "progress": progress}
    if trial.stages.filter(**values).exists() or (stage_id is None and trial.stages.filter(name=name.strip()).exists()):
        raise Blocked([Problem(ALREADY, "stage")])
    stage = TrialStage(trial=trial) if stage_id is None else trial.stages.get(pk=stage_id)
    before = {} if stage_id is None else _stage_values(stage)
    for field, value in values.items():
        setattr(stage, field, value)
    stage.save()
    leave_event(
        Kind.TRIAL_RECORDED, proposal=proposal, permission=Permission.EXECUTE, before=before,
        after=_stage_values(stage), by=by, at=at,
    )  # fmt: skip
    return stage


@transaction.atomic
def report_trial(
    *,
    public_id: str,
    reported_on: date,
    period_from: date,
    period_to: date,
    progress: str,
    obstacles: str = "",
    paper: NewPaper | None = None,
    by: Actor,
    at: datetime,
) -> TrialReport:
    """R2: the periodic report of the executor to the R&D agency, with its letter where there is one (Art. 16(4))."""
    proposal = open_record(public_id=public_id, may=may_keep_log, by=by)
    trial = Trial.objects.get(proposal=proposal)
    today = timezone.localtime(at).date()
    if trial.reports.filter(reported_on=reported_on, period_from=period_from, period_to=period_to).exists():
        raise Blocked([Problem(ALREADY, "report")])
    found = rules.text_problems({"progress": progress})
    found += rules.window_problems(
        starts_on=period_from, ends_on=period_to, first=trial.started_on, last=today, basis=rules.REPORT_BASIS
    )
    found += rules.day_problems(on=reported_on, today=today, not_before=trial.started_on, subject="reported_on")
    if paper is not None:
        found += rules.paper_problems(paper.as_fact(), today=today, not_before=trial.started_on)
    if found:
        raise Blocked(list(dict.fromkeys(found)))
    document = file_document(proposal=proposal, paper=paper, by=by, at=at) if paper else None
    report = TrialReport.objects.create(
        trial=trial, reported_on=reported_on, period_from=period_from, period_to=period_to,
        progress=progress.strip(), obstacles=obstacles.strip(), document=document,
    )  # fmt: skip
    after = {"report": report.pk, "on": reported_on.isoformat(), **_window(period_from, period_to)}
    leave_event(
        Kind.TRIAL_RECORDED, proposal=proposal, permission=Permission.EXECUTE, after=after,
        documents=[document] if document else [], by=by, at=at,
    )  # fmt: skip
    return report


@transaction.atomic
def record_deviation(
    *,
    public_id: str,
    rule: str,
    instead: str,
    hazards: Mapping[str, bool],
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
) -> Deviation:
    """A procedure that differs from legislation during the trial; refused where a hazard is touched (Art. 16(3))."""
    proposal = open_record(public_id=public_id, may=may_keep_log, by=by)
    trial = Trial.objects.get(proposal=proposal)
    values = {"rule": rule.strip(), "instead": instead.strip(), "starts_on": starts_on, "ends_on": ends_on}
    if trial.deviations.filter(**values).exists():
        raise Blocked([Problem(ALREADY, "deviation")])
    found = rules.text_problems({"rule": rule, "instead": instead}) + rules.hazard_problems(hazards)
    found += rules.window_problems(
        starts_on=starts_on, ends_on=ends_on, first=trial.started_on, last=trial.planned_end,
        basis=rules.DEVIATION_BASIS,
    )  # fmt: skip
    if found:
        raise Blocked(found)
    deviation = Deviation.objects.create(
        trial=trial, **values, **{f"endangers_{name}": hazards[name] for name in rules.HAZARDS}
    )
    after = {
        "deviation": deviation.pk,
        "rule": deviation.rule,
        "from": starts_on.isoformat(),
        "to": ends_on.isoformat(),
    }
    leave_event(Kind.TRIAL_RECORDED, proposal=proposal, permission=Permission.EXECUTE, after=after, by=by, at=at)
    return deviation


def _stage_values(stage: TrialStage) -> dict[str, object]:
    window = _window(stage.starts_on, stage.ends_on)
    return {"stage": stage.pk, "name": stage.name, "progress": stage.progress, **window}


def _window(first: date, last: date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}
