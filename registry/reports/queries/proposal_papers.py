"""Every paper on a proposal, by its kind."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import override

from registry.proposals.models import Proposal
from registry.reports.queries import briefs, decrees, letters, sheets, trial_papers
from registry.reports.queries.evaluation import evaluation_document
from registry.reports.queries.record import Record, record_of
from registry.reports.rules.document import Document
from registry.reports.rules.kinds import EVALUATIONS, ReportKind

PAPERS: Mapping[ReportKind, Callable[[Record], Document]] = {
    ReportKind.EVALUATION_SHEET: sheets.evaluation_sheet,
    ReportKind.VERIFICATION_SHEET: sheets.verification_sheet,
    ReportKind.TEAM_MINUTES: sheets.team_minutes,
    ReportKind.CONVEYING_LETTER: letters.conveying_letter,
    ReportKind.DECREE: decrees.decree,
    ReportKind.REGULATION: decrees.regulation,
    ReportKind.TRIAL_REPORT: trial_papers.trial_report,
    ReportKind.FINAL_REPORT: trial_papers.final_report,
    ReportKind.STOP_REPORT: trial_papers.stop_report,
    ReportKind.MINISTER_LETTER: letters.minister_letter,
    ReportKind.APPLICATION_REPORT: letters.application_report,
    ReportKind.BRIEFING: briefs.briefing,
    ReportKind.INNOVATION_SHEET: briefs.innovation_sheet,
}


def paper_document(*, proposal: Proposal, kind: ReportKind, asked_on: date, address: str = "") -> Document:
    """The paper in the language of the law, from the facts as they stand."""
    if kind in EVALUATIONS:
        return evaluation_document(proposal=proposal, kind=kind, asked_on=asked_on)
    with override("id"):
        return PAPERS[kind](record_of(proposal=proposal, asked_on=asked_on, address=address))
