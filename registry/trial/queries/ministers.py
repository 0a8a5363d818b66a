"""The letters to the Minister of one proposal: sent, open, overdue."""

from dataclasses import dataclass
from datetime import date

from registry.proposals.models import Proposal
from registry.trial.models import MinisterReport
from registry.trial.rules.ministers import LETTERS, Letter, MinisterReportKind


@dataclass(frozen=True, slots=True)
class Slot:
    """One letter that the law asks for here: what was recorded of it, and when it is due."""

    kind: MinisterReportKind
    letter: Letter
    report: MinisterReport
    is_open: bool
    is_overdue: bool


def letters_of(proposal: Proposal) -> tuple[MinisterReport, ...]:
    """The rows of its letters, sent or owed; before the decree there is none."""
    if proposal.decreed_on is None and proposal.applied_on is None and proposal.stopped_on is None:
        return ()
    return tuple(MinisterReport.objects.filter(proposal=proposal))


def minister_letters(*, proposal: Proposal, today: date) -> tuple[Slot, ...]:
    """In the order of the law; only those whose act stands."""
    kept = {r.kind: r for r in MinisterReport.objects.filter(proposal=proposal).select_related("document")}
    rests_on = {
        MinisterReportKind.DECREE: proposal.decreed_on,
        MinisterReportKind.STOP: proposal.stopped_on,
        MinisterReportKind.APPLICATION: proposal.applied_on,
    }
    return tuple(
        _slot(kind, kept.get(kind) or MinisterReport(proposal=proposal, kind=kind), today)
        for kind in MinisterReportKind
        if rests_on[kind] is not None
    )


def _slot(kind: MinisterReportKind, report: MinisterReport, today: date) -> Slot:
    is_open = report.document_id is None
    overdue = is_open and report.due_on is not None and report.due_on < today
    return Slot(kind=kind, letter=LETTERS[kind], report=report, is_open=is_open, is_overdue=overdue)
