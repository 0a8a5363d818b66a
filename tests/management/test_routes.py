"""The tables of the demonstration agree with the law and with the list of real innovations."""

import csv

import pytest

from registry.management.commands.load_demo import LIST
from registry.management.demonstration.accounts import SEATINGS
from registry.management.demonstration.deeds import DEEDS
from registry.management.demonstration.examples import JOB, STANDING
from registry.management.demonstration.play import ANSWERS
from registry.management.demonstration.routes import Deed
from registry.people.rules.roles import AGENCY_ROLES, PERMISSIONS, Role
from registry.workflow.rules.deadlines import EVALUATION_DAYS
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, is_open

EVERY = pytest.mark.parametrize("example", [*JOB, *STANDING], ids=lambda example: f"{example.name[:30]}-{example.last}")


@EVERY
def test_each_move_is_open_where_it_is_taken_and_leads_to_the_promised_state(example):
    state = State.DRAFT
    for act in example.route[: example.played]:
        if isinstance(act.do, Move):
            assert is_open(act.do, state=state, initiator=example.initiator)
            state = STEPS[act.do].target
    assert state == example.ends_in


@EVERY
def test_each_move_is_taken_by_a_seat_that_may_and_has_an_account(example):
    for act in example.route[: example.played]:
        if isinstance(act.do, Move):
            assert STEPS[act.do].permission in PERMISSIONS[act.role]
        agency = example.setting.executor if act.role == Role.EXECUTOR else example.setting.agency
        seats = [s for s in SEATINGS if s.region == example.setting.region and s.role == act.role]
        assert any(act.role not in AGENCY_ROLES or s.agency == agency for s in seats)


@EVERY
def test_names_are_those_of_real_innovations_or_say_that_they_are_examples(example):
    with LIST.open(encoding="utf-8-sig", newline="") as stream:
        real = {row["name"] for row in csv.DictReader(stream) if row["region_code"] == example.setting.region}
    made_up = ("Contoh usulan anggota DPRD: ", "Contoh usulan perangkat daerah: ")
    assert example.name in real if example.is_copy else example.name.startswith(made_up)


@EVERY
def test_the_evaluation_keeps_its_legal_limit(example):
    waited, clock = 0, None
    for act in example.route[: example.played]:
        if isinstance(act.do, Move) and STEPS[act.do].target == State.EVALUASI:
            clock, waited = act.do, 0
        elif clock:
            waited += act.after
            if act.do == Move.EVALUATE_ACCEPTS:
                assert waited <= EVALUATION_DAYS
                clock = None


def test_the_job_carries_each_initiator_to_the_application_and_a_sixth_to_the_stop():
    assert [example.initiator for example in JOB[:5]] == list(Initiator)
    assert [example.ends_in for example in JOB] == [State.DITERAPKAN] * 5 + [State.DIHENTIKAN]
    reports = {Deed.ASK_PROPOSAL_REPORT, Deed.ASK_OVERALL_REPORT}
    assert [sum(act.do in reports for act in e.route[: e.played]) for e in JOB] == [1] * 6


def test_every_deed_and_every_question_of_a_played_step_has_an_answer():
    assert set(DEEDS) == set(Deed)
    asked = {
        ask for e in (*JOB, *STANDING) for act in e.route if isinstance(act.do, Move) for ask in STEPS[act.do].asks
    }
    assert asked == set(ANSWERS)


def test_there_is_one_account_a_role_in_each_region_and_no_two_share_a_name():
    names = [seating.username for seating in SEATINGS]
    assert len(set(names)) == len(names)
    first = [(s.region, s.role) for s in SEATINGS if not s.suffix]
    assert first == [(region, role) for region in ("13.76", "13.07") for role in Role]
