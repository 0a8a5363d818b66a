"""The part of a bundle reads its facts when its turn comes, once: what is frozen stays, whoever begins again."""

from datetime import datetime

from django.utils import timezone

from registry.reports.models import Job
from registry.reports.queries.evaluation import evaluation_document
from registry.reports.render.pdf import Abandoned, RenderFailed
from registry.reports.rules.document import as_data
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import BUNDLED, ReportKind
from registry.reports.rules.standing import is_report_open


def freeze_facts(*, job: Job, token: str, at: datetime) -> None:
    """Nothing to do for a job that was asked with its facts."""
    if job.facts or job.kind not in BUNDLED:
        return
    proposal = job.proposal
    if proposal is None:
        raise RenderFailed("gone")
    kind, day = ReportKind(job.kind), timezone.localtime(at).date()
    was_judged = proposal.evaluations.filter(closed_at__isnull=False).exists()
    had_trial = hasattr(proposal, "trial")
    if not is_report_open(kind, state=proposal.state, had_trial=had_trial, was_judged=was_judged):
        raise RenderFailed("not_open")
    facts = as_data(evaluation_document(proposal=proposal, kind=kind, asked_on=day))
    if not Job.objects.filter(pk=job.pk, token=token, state=JobState.RUNNING).update(facts=facts):
        raise Abandoned
    job.facts = facts
