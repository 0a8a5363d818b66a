"""An agency asks, the desk answers with a day and points, the agency says what became of each."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from registry.audit.models import Event
from registry.exchange import policy
from registry.exchange.models import Advice, Consultation
from registry.exchange.queries.clinic import advice_on, consultations_for, waiting_consultations, with_advice
from registry.exchange.rules.clinic import Advised, answer_problems, appointment_problems
from registry.exchange.usecases.clinic import (
    answer_advice,
    ask_advice,
    give_advice,
    offer_appointment,
    tell_outcome,
)
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from tests import factories as make
from tests.exchange.conftest import TOMORROW, codes


@pytest.fixture
def clinic(two):
    return SimpleNamespace(**vars(two), staff=make.actor(Role.AGENCY_OFFICER, of=two.owner))


def asked(clinic, *, by=None, **more):
    given = {"agency_id": clinic.owner.pk, "proposal_id": clinic.innovation.pk, "question": "Bagaimana?", "wished": " "}
    return ask_advice(**(given | more), by=by or clinic.staff, at=make.NOON)


def advised(clinic, consultation=None, *, by=None, text="Perjelas sasaran"):
    consultation = consultation or asked(clinic)
    return give_advice(public_id=consultation.public_id, text=text, by=by or clinic.desk, at=make.NOON)


def answered(clinic, point, state="dikerjakan", word="Sudah", *, by=None):
    return answer_advice(point_id=point.public_id, answer=state, word=word, by=by or clinic.staff, at=make.NOON)


def told(clinic, consultation, outcome="Sasaran jelas", *, by=None):
    return tell_outcome(public_id=consultation.public_id, outcome=outcome, by=by or clinic.staff, at=make.NOON)


@pytest.mark.parametrize(
    ("on", "place", "expected"),
    [
        (make.TODAY, "Aula", []),
        (None, "Aula", [Problem("clinic_day_past")]),
        (date(2026, 3, 12), " ", [Problem("text_missing", "clinic_place"), Problem("clinic_day_past")]),
    ],
)
def test_an_appointment_has_a_day_and_a_place(on, place, expected):
    assert appointment_problems(on=on, place=place, today=make.TODAY) == expected


@pytest.mark.parametrize(
    ("state", "word", "expected"),
    [
        (Advised.DONE, "Sudah", []),
        (Advised.NOT_DONE, " ", [Problem("text_missing", "advice_word")]),
        (Advised.OPEN, "Sudah", [Problem("advised_missing")]),
    ],
)
def test_a_point_is_done_or_not_with_a_word(state, word, expected):
    assert answer_problems(answer=state, word=word) == expected


def test_the_whole_way_leaves_one_event_a_step(clinic):
    made = asked(clinic)
    offer_appointment(public_id=made.public_id, on=TOMORROW, place=" Aula ", by=clinic.desk, at=make.NOON)
    point = advised(clinic, made)
    answered(clinic, point)
    told(clinic, made)
    made.refresh_from_db()
    point.refresh_from_db()
    assert (made.meet_on, made.place, made.outcome, made.proposal) == (
        TOMORROW, "Aula", "Sasaran jelas", clinic.innovation,
    )  # fmt: skip
    assert (point.answer, point.word, point.answered_at) == ("dikerjakan", "Sudah", make.NOON)
    assert list(Event.objects.order_by("sequence").values_list("kind", "role")) == [
        ("klinik_diminta", "perangkat_daerah"), ("klinik_dijadwalkan", "petugas_litbang"),
        ("saran_disematkan", "petugas_litbang"), ("saran_dijawab", "perangkat_daerah"),
        ("klinik_diceritakan", "perangkat_daerah"),
    ]  # fmt: skip


def test_an_agency_asks_for_itself_and_about_its_own_or_about_none(clinic):
    assert asked(clinic, proposal_id=None).proposal is None
    foreign = make.handed_in(state="DITETAPKAN", agency=make.agency("Dinas Lain"), owner=make.agency("Dinas Lain"))
    for more in ({"agency_id": make.agency("Dinas Lain").pk}, {"proposal_id": foreign.pk}, {"by": clinic.desk}):
        with pytest.raises(NotAllowed):
            asked(clinic, **more)


def test_what_says_nothing_is_refused_and_leaves_nothing(clinic):
    with pytest.raises(Blocked) as caught:
        asked(clinic, question=" ")
    assert codes(caught) == ["text_missing"]
    assert not Consultation.objects.exists()
    made = asked(clinic)
    point = advised(clinic, made)
    for act in (
        lambda: offer_appointment(public_id=made.public_id, on=None, place="Aula", by=clinic.desk, at=make.NOON),
        lambda: advised(clinic, made, text=" "), lambda: answered(clinic, point, "terbuka"),
        lambda: told(clinic, made, " "),
    ):  # fmt: skip
        with pytest.raises(Blocked):
            act()
    assert (Event.objects.count(), Advice.objects.get().answer) == (2, "terbuka")


def test_each_end_does_its_own_part_alone(clinic):
    made = asked(clinic)
    point = advised(clinic, made)
    stranger = make.actor(Role.AGENCY_HEAD, of=make.agency("Dinas Lain"))
    for by in (clinic.staff, clinic.other):
        with pytest.raises(NotAllowed):
            advised(clinic, made, by=by)
    for by in (clinic.desk, stranger):
        for act in (lambda by=by: answered(clinic, point, by=by), lambda by=by: told(clinic, made, by=by)):
            with pytest.raises(NotAllowed):
                act()
    nothing = SimpleNamespace(public_id="tidakada")
    for act in (lambda: advised(clinic, nothing), lambda: answered(clinic, nothing), lambda: told(clinic, nothing)):
        with pytest.raises(NotAllowed):
            act()
    assert [consultations_for(by).count() for by in (clinic.desk, clinic.staff, clinic.other, stranger)] == [1, 1, 0, 0]
    assert policy.may_read_clinic(clinic.desk)
    assert not policy.may_read_clinic(make.actor(Role.OVERSEER))


def test_open_points_stand_on_the_proposals_own_row(clinic, django_assert_num_queries):
    made = asked(clinic)
    first = advised(clinic, made)
    advised(clinic, made)
    advised(clinic, asked(clinic))
    answered(clinic, first)
    make.handed_in(state="DITETAPKAN")
    rows = with_advice(Proposal.objects.order_by("pk"))
    with django_assert_num_queries(1):
        assert list(rows.values_list("is_advised", "open_advice")) == [(True, 2), (False, 0)]
    stranger, overseer = make.actor(Role.AGENCY_HEAD, of=make.agency("Dinas Lain")), make.actor(Role.OVERSEER)
    readers = (clinic.desk, clinic.staff, clinic.other, stranger, overseer)
    assert [advice_on(by, clinic.innovation).count() for by in readers] == [3, 3, 0, 0, 0]


def test_what_waits_stands_in_the_duties_of_the_one_it_waits_for(clinic):
    def waits(by, on=make.TODAY):
        return [each.wait for each in waiting_consultations(by, today=on)]

    made = asked(clinic)
    stranger = make.actor(Role.AGENCY_HEAD, of=make.agency("Dinas Lain"))
    everyone = (clinic.desk, clinic.staff, clinic.other, stranger, make.actor(Role.OVERSEER))
    assert [waits(by) for by in everyone] == [["janji"], [], [], [], []]
    offer_appointment(public_id=made.public_id, on=TOMORROW, place="Aula", by=clinic.desk, at=make.NOON)
    assert [waits(by, TOMORROW) for by in everyone] == [["pertemuan"], ["pertemuan"], [], [], []]
    after = TOMORROW + timedelta(days=1)
    assert [waits(by, after) for by in everyone] == [["saran"], [], [], [], []]
    point = advised(clinic, made)
    assert [waits(by, after) for by in everyone] == [[], ["jawaban"], [], [], []]
    assert [waits(by) for by in everyone[:2]] == [["pertemuan"], ["jawaban"]]
    answered(clinic, point)
    assert [waits(by, after) for by in everyone] == [[], [], [], [], []]
