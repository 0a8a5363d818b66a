"""The executor keeps the log while the trial runs: written once, refused with every reason."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.procedure.usecases.steps import take_step
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.models import Deviation, TrialReport, TrialStage
from registry.trial.rules.log import HAZARDS
from registry.trial.usecases.log import plan_stage, record_deviation, report_trial
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.transitions import Move
from tests import factories as make

pytestmark = pytest.mark.django_db
SAFE = dict.fromkeys(HAZARDS, False)


def by(way, role=Role.EXECUTOR):
    return {"public_id": way.proposal.public_id, "by": way.acting(role), "at": way.now}


def stage(way, role=Role.EXECUTOR, **more):
    start = way.proposal.trial.started_on
    given = {"name": "Persiapan", "starts_on": start, "ends_on": start + timedelta(days=30), "progress": 0} | more
    return plan_stage(**given, **by(way, role))


def report(way, role=Role.EXECUTOR, **more):
    start = way.proposal.trial.started_on
    given = {"reported_on": way.day, "period_from": start, "period_to": way.day, "progress": "Berjalan."} | more
    return report_trial(**given, **by(way, role))


def deviation(way, role=Role.EXECUTOR, *, hazards=SAFE, **more):
    start = way.proposal.trial.started_on
    given = {
        "rule": "Peraturan Contoh Pasal 1", "instead": "Berkas diterima daring.",
        "starts_on": start, "ends_on": start + timedelta(days=10),
    } | more  # fmt: skip
    return record_deviation(hazards=hazards, **given, **by(way, role))


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_a_stage_is_planned_and_moves_on_each_with_one_event(trying):
    events = Event.objects.count()
    made = stage(trying)
    stage(trying, stage_id=made.pk, progress=60)
    assert list(TrialStage.objects.values_list("name", "progress")) == [("Persiapan", 60)]
    newest = Event.objects.order_by("-sequence").first()
    assert Event.objects.count() == events + 2
    assert (newest.kind, newest.before["progress"], newest.after["progress"]) == ("uji_coba_dicatat", 0, 60)
    assert newest.role == Role.EXECUTOR


def test_a_stage_is_not_written_twice_nor_outside_the_trial(trying):
    made = stage(trying)
    for again in ({}, {"stage_id": made.pk}, {"progress": 50}):
        with pytest.raises(Blocked) as caught:
            stage(trying, **again)
        assert codes(caught) == ["already_recorded"]
    late = trying.proposal.trial.planned_end + timedelta(days=1)
    with pytest.raises(Blocked) as caught:
        stage(trying, name=" ", ends_on=late, progress=101)
    assert codes(caught) == ["text_missing", "outside_trial", "progress_range"]


def test_a_periodic_report_with_and_without_a_letter(trying):
    events = Event.objects.count()
    report(trying)
    trying.day += timedelta(days=1)
    made = report(trying, paper=trying.paper(D.TRIAL_REPORT))
    assert (made.document.kind, made.document.on) == (D.TRIAL_REPORT, trying.day)
    assert (TrialReport.objects.count(), Event.objects.count()) == (2, events + 2)
    assert Event.objects.order_by("-sequence").first().documents == [made.document.public_id]


def test_a_report_is_refused_with_every_reason_and_never_doubled(trying):
    report(trying)
    with pytest.raises(Blocked) as caught:
        report(trying)
    assert codes(caught) == ["already_recorded"]
    tomorrow, before = trying.day + timedelta(days=1), trying.proposal.trial.started_on - timedelta(days=1)
    bad = trying.paper(D.TRIAL_REPORT)
    with pytest.raises(Blocked) as caught:
        report(trying, reported_on=tomorrow, period_from=before, progress="", paper=bad.__class__(D.TRIAL_REPORT))
    assert codes(caught) == [
        "text_missing", "outside_trial", "date_in_future", "number_missing", "file_missing", "date_missing",
    ]  # fmt: skip
    assert (TrialReport.objects.count(), trying.proposal.documents.filter(kind=D.TRIAL_REPORT).count()) == (1, 0)


def test_a_deviation_only_where_no_hazard_is_touched(trying):
    for hazard in HAZARDS:
        with pytest.raises(Blocked) as caught:
            deviation(trying, hazards=SAFE | {hazard: True})
        assert [(p.code, p.subject, p.basis) for p in caught.value.problems] == [
            ("hazard", hazard, "PP 38/2017 Pasal 16 ayat (3)")
        ]
    assert not Deviation.objects.exists()
    deviation(trying)
    with pytest.raises(Blocked) as caught:
        deviation(trying)
    assert (codes(caught), Deviation.objects.count()) == (["already_recorded"], 1)


def test_a_deviation_ends_with_the_trial(trying):
    with pytest.raises(Blocked) as caught:
        deviation(trying, rule="", ends_on=trying.proposal.trial.planned_end + timedelta(days=1))
    assert codes(caught) == ["text_missing", "outside_trial"]


@pytest.mark.parametrize("act", [stage, report, deviation])
def test_nobody_but_the_executor_keeps_the_log(trying, act):
    for role in set(Role) - {Role.EXECUTOR}:
        with pytest.raises(NotAllowed):
            act(trying, role)
    other = make.actor(Role.EXECUTOR, of=make.agency("Dinas Lain", within=trying.city))
    trying.people[Role.EXECUTOR] = type(trying.people[Role.EXECUTOR]).objects.get(pk=other.user_id)
    with pytest.raises(NotAllowed):
        act(trying)


@pytest.mark.parametrize("act", [stage, report, deviation])
def test_the_log_closes_with_the_trial(trying, act):
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    with pytest.raises(NotAllowed):
        act(trying)


def test_the_trial_ends_when_its_results_are_handed_in_and_goes_on_when_it_is_extended(trying):
    trial = trying.proposal.trial
    handed_in = trying.day
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    trial.refresh_from_db()
    assert trial.ended_on == handed_in
    again = Given(reason="Perlu perbaikan.", planned_end=trying.day + timedelta(days=60))
    trying.take(Move.EXTEND_TRIAL, Role.RND_HEAD, D.OVERALL_EVALUATION, D.AMENDED_DECREE, given=again)
    trial.refresh_from_db()
    assert (trial.ended_on, trial.planned_end) == (None, again.planned_end)


def test_an_extension_does_not_end_before_the_trial_began(trying):
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    early = Given(reason="Perlu perbaikan.", planned_end=trying.proposal.trial.started_on - timedelta(days=1))
    papers = [trying.paper(kind) for kind in (D.OVERALL_EVALUATION, D.AMENDED_DECREE)]
    with pytest.raises(Blocked) as caught:
        take_step(move=Move.EXTEND_TRIAL, given=early, papers=papers, **by(trying, Role.RND_HEAD))
    assert codes(caught) == ["end_before_start"]
