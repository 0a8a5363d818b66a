"""What a legal step opens and closes in the trial; called inside the step's transaction, no event of its own."""

from datetime import date

from registry.proposals.models import ProcessDocument, Proposal
from registry.trial.models import Application, MinisterReport, Trial
from registry.workflow.rules.deadlines import APPLICATION_REPORT_MONTHS, add_months
from registry.workflow.rules.states import Instrument


def open_trial(*, proposal: Proposal, place: str, start: date, planned_end: date) -> None:
    """Start the trial; repeated after a step taken back, it starts anew."""
    plan = {"place": place, "started_on": start, "planned_end": planned_end, "ended_on": None, "conclusion": ""}
    Trial.objects.update_or_create(proposal=proposal, defaults=plan)


def extend_trial(*, proposal: Proposal, planned_end: date) -> None:
    Trial.objects.filter(proposal=proposal).update(planned_end=planned_end, ended_on=None)


def end_trial(*, proposal: Proposal, conclusion: str, note: str, on: date) -> None:
    Trial.objects.filter(proposal=proposal).update(ended_on=on, conclusion=conclusion, conclusion_note=note)


def resume_trial(*, proposal: Proposal) -> None:
    """The stop was refused: the trial goes on."""
    Trial.objects.filter(proposal=proposal).update(ended_on=None, conclusion="", conclusion_note="")


def set_instrument(
    *,
    proposal: Proposal,
    instrument: Instrument,
    document: ProcessDocument,
    year: int,
    established_on: date,
    promulgated_on: date | None,
    effective_on: date | None,
) -> None:
    """Write the Perda or Perkada and open the report to the Minister, due in six months (Art. 20(4))."""
    established = {
        "instrument": instrument,
        "document": document,
        "year": year,
        "established_on": established_on,
        "promulgated_on": promulgated_on,
        "effective_on": effective_on,
    }
    Application.objects.update_or_create(proposal=proposal, defaults=established)
    due = add_months(start=established_on, months=APPLICATION_REPORT_MONTHS)
    MinisterReport.objects.update_or_create(proposal=proposal, kind="penerapan", defaults={"due_on": due})


def write_stop_notice(*, proposal: Proposal, document: ProcessDocument) -> None:
    """The notice of the stop to the Minister (Art. 17(4))."""
    MinisterReport.objects.update_or_create(proposal=proposal, kind="penghentian", defaults={"document": document})
