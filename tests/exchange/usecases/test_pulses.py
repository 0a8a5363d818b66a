"""Links for the quarter, one answer that stands, corrections that stay, and what catalogue and board learn of it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from registry.audit.models import Event
from registry.catalogue.models import Entry
from registry.catalogue.usecases.refreshing import refresh_entries
from registry.exchange import policy
from registry.exchange.models import FollowUp, PulseAnswer, SignedLink
from registry.exchange.queries.board import board_items
from registry.exchange.queries.links import token_of
from registry.exchange.queries.pulses import asked_in
from registry.exchange.rules.pulse import Asked, Words
from registry.exchange.usecases.links import answer_follow_up
from registry.exchange.usecases.pulses import (
    answer_pulse,
    answer_pulse_by_link,
    make_pulse_links,
    revoke_pulse_link,
)
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make
from tests.exchange.conftest import AFTER_A_VISIT, codes, held_visit

APRIL = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
ALIVE = Words("hidup", changed="Dua puskesmas ikut", needed="Perangkat")


@pytest.fixture
def running(two):
    two.innovation.state = State.DITERAPKAN
    two.innovation.save()
    staff = make.actor(Role.AGENCY_OFFICER, of=two.owner)
    return SimpleNamespace(**vars(two), staff=staff, public_id=two.innovation.public_id)


def link(running, *, by=None, at=make.NOON):
    return make_pulse_links(public_ids=[running.public_id], by=by or running.desk, at=at)[0]


def answered(running, words=ALIVE, *, by=None, at=make.NOON):
    return answer_pulse(public_id=running.public_id, words=words, by=by or running.staff, at=at)


def test_a_link_is_used_once_and_ends_with_its_quarter(running):
    made = link(running)
    assert made.expires_at == datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC)  # the last second in Jakarta
    answer = answer_pulse_by_link(token=token_of(made), words=ALIVE, at=make.NOON)
    assert (answer.pulse.quarter, answer.sign, answer.answered_by) == ("2026-T1", "hidup", None)
    event = Event.objects.get(kind="denyut_dijawab")
    assert (event.role, event.actor_id, event.subject_id) == ("pemegang_tautan", None, running.public_id)
    assert event.after == {"quarter": "2026-T1", "sign": "hidup", "on": "2026-03-13", "is_correction": False}
    with pytest.raises(Blocked) as caught:
        answer_pulse_by_link(token=token_of(made), words=ALIVE, at=make.NOON)
    assert codes(caught) == ["link_used"]
    with pytest.raises(Blocked) as caught:
        answer_pulse_by_link(token=token_of(link(running)), words=ALIVE, at=APRIL)
    assert codes(caught) == ["link_expired"]


def test_a_newer_link_takes_back_the_older_and_the_desk_may_take_back_any(running):
    old, new = link(running), link(running)
    with pytest.raises(Blocked) as caught:
        answer_pulse_by_link(token=token_of(old), words=ALIVE, at=make.NOON)
    assert codes(caught) == ["link_revoked"]
    for by in (running.other, running.staff):
        with pytest.raises(NotAllowed):
            revoke_pulse_link(link_id=new.public_id, by=by, at=make.NOON)
    revoke_pulse_link(link_id=new.public_id, by=running.desk, at=make.NOON)
    with pytest.raises(NotAllowed):
        revoke_pulse_link(link_id=new.public_id, by=running.desk, at=make.NOON)
    with pytest.raises(Blocked):
        answer_pulse_by_link(token=token_of(new), words=ALIVE, at=make.NOON)


def test_links_are_made_by_the_desk_for_what_runs_in_one_event(running):
    second = make.handed_in(state=State.UJI_COBA, owner=running.owner)
    ids = [running.public_id, second.public_id]
    assert len(make_pulse_links(public_ids=ids, by=running.desk, at=make.NOON)) == 2
    event = Event.objects.get()
    assert (event.kind, event.subject_id, set(event.after["links"])) == ("denyut_ditanyakan", "2026-T1", set(ids))
    for by, wanted in ((running.other, ids), (running.staff, ids), (running.desk, [*ids, "tidakada"])):
        with pytest.raises(NotAllowed):
            make_pulse_links(public_ids=wanted, by=by, at=make.NOON)
    with pytest.raises(Blocked) as caught:
        make_pulse_links(public_ids=[], by=running.desk, at=make.NOON)
    assert codes(caught) == ["pulse_nobody"]


def test_the_owner_corrects_within_the_quarter_and_both_are_kept(running):
    answered(running)
    answered(running, Words("berhenti", "Anggaran habis"))
    assert list(PulseAnswer.objects.order_by("pk").values_list("sign", "superseded_at")) == [
        ("hidup", make.NOON), ("berhenti", None),
    ]  # fmt: skip
    assert Event.objects.order_by("-sequence").first().after["is_correction"] is True
    answered(running, at=APRIL)
    assert list(PulseAnswer.objects.filter(superseded_at=None).values_list("pulse__quarter", "sign")) == [
        ("2026-T2", "hidup"), ("2026-T1", "berhenti"),
    ]  # fmt: skip


def test_an_answer_that_says_nothing_is_refused_and_leaves_nothing(running):
    made = link(running)
    with pytest.raises(Blocked) as caught:
        answer_pulse_by_link(token=token_of(made), words=Words("berhenti"), at=make.NOON)
    assert codes(caught) == ["text_missing"]
    Proposal.objects.update(state=State.TIDAK_AKTIF)
    with pytest.raises(Blocked) as caught:
        answer_pulse_by_link(token=token_of(made), words=ALIVE, at=make.NOON)
    assert codes(caught) == ["pulse_not_running"]
    assert SignedLink.objects.get().used_at is None
    assert not PulseAnswer.objects.exists()


def test_nobody_else_answers(running):
    stranger = make.actor(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain"))
    abroad = make.actor(Role.AGENCY_OFFICER, within=running.regency)
    for by in (stranger, abroad, running.desk):
        with pytest.raises(NotAllowed):
            answered(running, by=by)
    with pytest.raises(NotAllowed):
        answer_pulse(public_id="tidakada", words=ALIVE, by=running.staff, at=make.NOON)
    runner = make.actor(Role.EXECUTOR, of=running.owner)
    assert answered(running, by=runner).sign == "hidup"
    assert Event.objects.get().role == "pelaksana"


def test_a_link_opens_its_own_thing_alone(two):
    follow_up = FollowUp.objects.filter(visit=held_visit(two)).first()
    foreign = SignedLink.objects.create(
        follow_up=follow_up, made_at=AFTER_A_VISIT, expires_at=AFTER_A_VISIT + timedelta(1)
    )
    with pytest.raises(NotAllowed):
        answer_pulse_by_link(token=token_of(foreign), words=ALIVE, at=AFTER_A_VISIT)
    two.innovation.state = State.UJI_COBA
    two.innovation.save()
    made = make_pulse_links(public_ids=[two.innovation.public_id], by=two.desk, at=make.NOON)[0]
    with pytest.raises(NotAllowed):
        answer_follow_up(token=token_of(made), adopted="sudah", what="x", obstacle="", at=make.NOON)


def test_the_catalogue_learns_of_it_by_the_log_and_keeps_the_day_it_was_alive(running):
    answered(running)
    refresh_entries(at=make.NOON)
    entry = Entry.objects.get()
    assert (entry.running, entry.confirmed_on) == ("berjalan", make.TODAY)
    answered(running, Words("tersendat"), at=APRIL)
    refresh_entries(at=APRIL)
    entry.refresh_from_db()
    assert (entry.running, entry.confirmed_on) == ("tersendat", make.TODAY)


def test_the_board_takes_a_living_pulse_for_a_sign_of_life_and_no_other(running):
    board = make.actor(Role.OVERSEER)
    answered(running, Words("tersendat"), at=APRIL)
    assert board_items(board)[0].last_sign == make.TODAY
    answered(running, at=APRIL)
    assert board_items(board)[0].last_sign == APRIL.date()


def test_each_reads_the_pulse_of_his_own(running):
    make.handed_in(state=State.UJI_COBA, agency=make.agency("Dinas Lain"))
    answered(running)
    said = [Asked(running.public_id, "RSUD Contoh", "hidup")]
    assert asked_in(running.staff, quarter="2026-T1") == said
    assert {each.said for each in asked_in(running.staff, quarter="2026-T2")} == {"belum"}
    assert len(asked_in(running.desk, quarter="2026-T1")) == 2
    assert policy.may_read_pulses(running.staff)
    assert not policy.may_read_pulses(make.actor(Role.CITIZEN))


def test_where_no_owner_is_written_down_the_proposer_answers(running):
    lonely = make.handed_in(state=State.UJI_COBA, agency=running.owner)
    assert policy.may_answer_pulse(running.staff, lonely)
    lonely.owner = make.agency("Dinas Lain")
    assert not policy.may_answer_pulse(running.staff, lonely)
