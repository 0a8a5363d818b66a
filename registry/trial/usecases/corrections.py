"""What follows in the trial and the application when a paper or a step's date is corrected."""

from datetime import date

from registry.proposals.models import ProcessDocument, Proposal
from registry.trial.models import Application, Award, MinisterReport, Replication, Trial, TrialReport
from registry.trial.rules.ministers import MinisterReportKind
from registry.trial.usecases.effects import open_decree_report
from registry.workflow.rules.deadlines import APPLICATION_REPORT_MONTHS, add_months
from registry.workflow.rules.documents import DocumentKind


def follow_paper(*, old: ProcessDocument, new: ProcessDocument) -> None:
    """What rests on the old paper rests on the new one; the six months count from its date (Art. 20(4))."""
    established = Application.objects.filter(document=old, established_on=old.on)
    if established.update(established_on=new.on):
        due = add_months(start=new.on, months=APPLICATION_REPORT_MONTHS)
        MinisterReport.objects.filter(proposal=new.proposal, kind=MinisterReportKind.APPLICATION).update(due_on=due)
    if old.kind == DocumentKind.DECREE:
        open_decree_report(proposal=new.proposal, decreed_on=new.on)
    TrialReport.objects.filter(document=old, reported_on=old.on).update(reported_on=new.on)
    for model in (Application, MinisterReport, TrialReport, Award, Replication):
        model._default_manager.filter(document=old).update(document=new)


def follow_step(*, proposal: Proposal, was_on: date, on: date) -> None:
    """The trial ended when the step that ended it was taken."""
    Trial.objects.filter(proposal=proposal, ended_on=was_on).update(ended_on=on)
