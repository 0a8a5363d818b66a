"""What follows in the trial and the application when a paper or a step's date is corrected."""

from datetime import date

from registry.proposals.models import ProcessDocument, Proposal
from registry.trial.models import Application, Award, MinisterReport, Replication, Trial, TrialReport
from registry.workflow.rules.deadlines import APPLICATION_REPORT_MONTHS, add_months


def follow_paper(*, old: ProcessDocument, new: ProcessDocument) -> None:
    """What rests on the old paper rests on the new one; the six months count from its date (Art. 20(4))."""
    established = Application.objects.filter(document=old, established_on=old.on)
    if established.update(established_on=new.on):
        due = add_months(start=new.on, months=APPLICATION_REPORT_MONTHS)
        MinisterReport.objects.filter(proposal=new.proposal, kind="penerapan").update(due_on=due)
    TrialReport.objects.filter(document=old, reported_on=old.on).update(reported_on=new.on)
    for model in (Application, MinisterReport, TrialReport, Award, Replication):
        model._default_manager.filter(document=old).update(document=new)


def follow_step(*, proposal: Proposal, was_on: date, on: date) -> None:
    """The trial ended when the step that ended it was taken."""
    Trial.objects.filter(proposal=proposal, ended_on=was_on).update(ended_on=on)
