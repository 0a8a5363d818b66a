"""The part of a bundle reads its facts when its turn comes, once: what is frozen stays, whoever begins again.

So do papers with the names of participants, which are emptied when the names have been kept long enough.
"""

from datetime import datetime

from django.utils import timezone

from registry.exchange.queries.attendance import named_attendee
from registry.exchange.queries.events import event_page
from registry.reports.models import Job
from registry.reports.queries.evaluation import evaluation_document
from registry.reports.queries.event_papers import attendance_list, certificate
from registry.reports.render.pdf import Abandoned, RenderFailed
from registry.reports.rules.document import Document, as_data
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import BUNDLED, ReportKind
from registry.reports.rules.standing import is_report_open


def freeze_facts(*, job: Job, token: str, at: datetime) -> None:
    """Nothing to do for a job that was asked with its facts."""
    if job.facts or job.kind not in {*BUNDLED, ReportKind.CERTIFICATE, ReportKind.ATTENDANCE}:
        return
    facts = as_data(_of_participants(job, at=at) if job.kind not in BUNDLED else _of_a_proposal(job, at=at))
    if not Job.objects.filter(pk=job.pk, token=token, state=JobState.RUNNING).update(facts=facts):
        raise Abandoned
    job.facts = facts


def _of_a_proposal(job: Job, *, at: datetime) -> Document:
    proposal = job.proposal
    if proposal is None:
        raise RenderFailed("gone")
    kind, day = ReportKind(job.kind), timezone.localtime(at).date()
    was_judged = proposal.evaluations.filter(closed_at__isnull=False).exists()
    had_trial = hasattr(proposal, "trial")
    if not is_report_open(kind, state=proposal.state, had_trial=had_trial, was_judged=was_judged):
        raise RenderFailed("not_open")
    return evaluation_document(proposal=proposal, kind=kind, asked_on=day)


def _of_participants(job: Job, *, at: datetime) -> Document:
    """A certificate, or a list that was emptied and is made again from what is left."""
    day, asked = timezone.localtime(at).date(), job.parameters
    if job.kind == ReportKind.ATTENDANCE:
        event = event_page(public_id=asked["event"]).get()
        return attendance_list(event, region=job.region, asked_on=day)
    line = named_attendee(public_id=asked["attendee"])
    if line is None:
        raise RenderFailed("nameless")
    return certificate(line, region=job.region, check_url=asked["check_url"], asked_on=day)
