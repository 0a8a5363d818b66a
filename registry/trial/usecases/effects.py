"""What a legal step opens and closes in the trial; called inside the step's transaction, no event of its own."""

from datetime import date

from registry.proposals.models import ProcessDocument, Proposal
from registry.reference.models import RegionProfile
from registry.reference.queries import holidays
from registry.trial.models import Application, MinisterReport, Trial
from registry.trial.rules.ministers import MinisterReportKind
from registry.workflow.rules.deadlines import APPLICATION_REPORT_MONTHS, add_months, working_days_after
from registry.workflow.rules.states import Instrument


def open_decree_report(*, proposal: Proposal, decreed_on: date) -> None:
    """The decree goes to the Minister (Art. 15(1)); the text sets no limit, so the region's reminder counts."""
    profile = RegionProfile.objects.filter(pk=proposal.region_id).first() or RegionProfile()
    due = working_days_after(start=decreed_on, days=profile.reminder_days, holidays=holidays())
    MinisterReport.objects.update_or_create(proposal=proposal, kind=MinisterReportKind.DECREE, defaults={"due_on": due})


def open_trial(*, proposal: Proposal, place: str, start: date, planned_end: date) -> None:
    """Start the trial; repeated after a step taken back, it starts anew."""
    plan = {"place": place, "started_on": start, "planned_end": planned_end, "ended_on": None, "conclusion": ""}
    Trial.objects.update_or_create(proposal=proposal, defaults=plan)


def extend_trial(*, proposal: Proposal, planned_end: date) -> None:
    Trial.objects.filter(proposal=proposal).update(planned_end=planned_end, ended_on=None)


def end_trial(*, proposal: Proposal, on: date) -> None:
    """The trial ends when its results are handed in or it is stopped; its freedoms end with it (Art. 16(3))."""
    Trial.objects.filter(proposal=proposal, ended_on__isnull=True).update(ended_on=on)


def conclude_trial(*, proposal: Proposal, conclusion: str, note: str) -> None:
    """What the overall evaluation, or the approved stop, says of the trial (Arts. 17(4), 18(2))."""
    Trial.objects.filter(proposal=proposal).update(conclusion=conclusion, conclusion_note=note)


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
    MinisterReport.objects.update_or_create(
        proposal=proposal, kind=MinisterReportKind.APPLICATION, defaults={"due_on": due}
    )


def write_stop_notice(*, proposal: Proposal, document: ProcessDocument) -> None:
    """The notice of the stop to the Minister (Art. 17(4))."""
    MinisterReport.objects.update_or_create(
        proposal=proposal, kind=MinisterReportKind.STOP, defaults={"document": document}
    )
