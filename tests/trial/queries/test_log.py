"""The log as a page shows it."""

from datetime import timedelta

import pytest

from registry.people.rules.roles import Role
from registry.trial.models import TrialReport
from registry.trial.queries.log import log_of
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def test_there_is_no_log_without_a_trial():
    way = Journey(initiator="perangkat_daerah")
    assert log_of(proposal=way.proposal, today=way.day) is None


def test_a_report_is_late_only_after_the_regions_own_period(trying):
    start = trying.proposal.trial.started_on
    due = add_months(start=start, months=3)
    assert log_of(proposal=trying.proposal, today=due).report_is_late is False
    late = log_of(proposal=trying.proposal, today=due + timedelta(days=1))
    assert (late.report_due_on, late.report_is_late) == (due, True)
    TrialReport.objects.create(
        trial=trying.proposal.trial, reported_on=due, period_from=start, period_to=due, progress="Berjalan."
    )
    assert log_of(proposal=trying.proposal, today=due + timedelta(days=1)).report_is_late is False
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    assert log_of(proposal=trying.proposal, today=due).report_due_on is None


def test_a_trial_that_began_before_the_minister_was_told_is_flagged(trying):
    assert log_of(proposal=trying.proposal, today=trying.day).started_unreported is True
    letter = make.document(trying.proposal, D.DECREE_TO_MINISTER, on=trying.proposal.trial.started_on)
    trying.proposal.minister_reports.update(document=letter)
    assert log_of(proposal=trying.proposal, today=trying.day).started_unreported is False
