"""R1 and R4: what the regional head reported to the Minister (UU 388(7)(8); Arts. 15, 20(4))."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.proposals.usecases.writing import write_fields
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.trial.models import MinisterReport
from registry.trial.policy import may_report_to_minister
from registry.trial.rules.log import paper_problems
from registry.trial.rules.ministers import BLOCKS, LETTERS, MinisterReportKind, block_problems
from registry.trial.usecases.record import leave_event, open_record
from registry.workflow.rules.states import State

NO_LONGER_DUE = {"due_on": None, "due_basis": "", "due_is_legal": False}


@transaction.atomic
def report_to_minister(
    *,
    public_id: str,
    kind: MinisterReportKind,
    paper: NewPaper,
    blocks: Mapping[str, str],
    national_number: str = "",
    late_reason: str = "",
    by: Actor,
    at: datetime,
) -> MinisterReport:
    """Write down the letter that was sent; the stop notice comes with its own step (Art. 17(4))."""
    proposal = open_record(public_id=public_id, may=may_report_to_minister, by=by)
    report = MinisterReport.objects.filter(proposal=proposal, kind=kind).select_related("document").first()
    if report is not None and report.document is not None:
        raise Blocked([Problem("already_recorded", kind, LETTERS[kind].basis)])
    rests_on = _rests_on(proposal, kind)
    if LETTERS[kind].with_step or rests_on is None:
        raise Blocked([Problem("nothing_to_report", kind, LETTERS[kind].basis)])
    today = timezone.localtime(at).date()
    found = paper_problems(paper.as_fact(), today=today, not_before=rests_on)
    found += block_problems(kind=kind, blocks=blocks)
    if found:
        raise Blocked(found)
    document = file_document(proposal=proposal, paper=paper, by=by, at=at)
    values = {name: blocks.get(name, "").strip() for name in BLOCKS}
    report, _made = MinisterReport.objects.update_or_create(
        proposal=proposal, kind=kind,
        defaults={**values, "document": document, "national_number": national_number.strip()},
    )  # fmt: skip
    if kind == MinisterReportKind.APPLICATION and proposal.state == State.DITERAPKAN:
        write_fields(proposal=proposal, values=NO_LONGER_DUE, at=at)  # invariant 13: open until number and date stand
    leave_event(
        Kind.MINISTER_REPORTED, proposal=proposal, permission=Permission.RECORD_HEAD, reason=late_reason.strip(),
        after={"report": kind, "national_number": report.national_number, "was_late": _was_late(report, paper.on)},
        documents=[document], by=by, at=at,
    )  # fmt: skip
    return report


@transaction.atomic
def note_national_number(
    *, public_id: str, kind: MinisterReportKind, national_number: str, by: Actor, at: datetime
) -> MinisterReport:
    """The number under which the Minister registered the innovation, when it comes back (Art. 15(2))."""
    proposal = open_record(public_id=public_id, may=may_report_to_minister, by=by)
    report = MinisterReport.objects.filter(proposal=proposal, kind=kind, document__isnull=False).first()
    number = national_number.strip()
    if report is None:
        raise Blocked([Problem("nothing_to_report", kind, LETTERS[kind].basis)])
    if not number:
        raise Blocked([Problem("text_missing", "national_number")])
    if report.national_number == number:
        raise Blocked([Problem("already_recorded", kind)])
    before, report.national_number = report.national_number, number
    report.save(update_fields=["national_number"])
    leave_event(
        Kind.MINISTER_REPORTED, proposal=proposal, permission=Permission.RECORD_HEAD,
        before={"national_number": before}, after={"report": kind, "national_number": number}, by=by, at=at,
    )  # fmt: skip
    return report


def _rests_on(proposal: Proposal, kind: MinisterReportKind) -> date | None:
    """The day of the act that the letter tells of."""
    return proposal.applied_on if kind == MinisterReportKind.APPLICATION else proposal.decreed_on


def _was_late(report: MinisterReport, on: date | None) -> bool:
    is_legal = report.kind == MinisterReportKind.APPLICATION
    return bool(is_legal and report.due_on and on and on > report.due_on)
