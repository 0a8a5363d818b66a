"""A request without an account: kept once, its person only as a digest in the log, answered by the right desk alone."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.exchange.models import FollowUp, SignedLink, StudyVisit
from registry.exchange.queries.links import token_of
from registry.exchange.queries.visits import calendar_entries, capacity_of, matches_for, taken_days
from registry.exchange.rules.events import EventKind, read_when
from registry.exchange.usecases.events import record_exchange_event
from registry.exchange.usecases.links import answer_follow_up, make_follow_up_link, revoke_follow_up_link
from registry.exchange.usecases.retention import erase_contact, erase_contacts
from registry.exchange.usecases.visit_desk import Answer, hold_visit, set_room
from registry.exchange.usecases.visits import agree_to_date, withdraw_visit
from registry.people.rules.roles import Role
from registry.reference.models import RegionProfile
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.exchange.conftest import TEXTS, TOMORROW, answered, asked, codes

AFTER = make.NOON + timedelta(days=2)


def held(two, **more):
    visit = answered(two, asked(**more))
    return hold_visit(public_id=visit.public_id, attendance=18, note="", by=two.desk, at=AFTER)


def test_a_request_is_kept_once_and_the_log_names_no_person(two):
    first, again = asked(), asked()
    assert first == again
    event = Event.objects.get()
    assert (event.kind, event.role, event.actor_id) == ("kunjungan_diminta", "daerah_pemohon", None)
    assert TEXTS["contact_name"] not in str(event.after)
    assert TEXTS["contact"] not in str(event.after)
    assert event.after["contact"].startswith("hmac:")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"first_choice": make.TODAY}, ["visit_in_past"]),
        ({"first_choice": None}, ["visit_date_missing"]),
        ({"size": 0}, ["guests_out_of_range"]),
        ({"texts": {}}, ["text_missing"] * 4),
    ],
)
def test_a_request_that_cannot_be_is_refused_and_leaves_nothing(two, more, expected):
    with pytest.raises(Blocked) as caught:
        asked(**more)
    assert codes(caught) == expected
    assert not StudyVisit.objects.exists()


def test_the_second_choice_serves_where_the_first_is_missing(two):
    assert asked(first_choice=None, second_choice=TOMORROW).first_choice == TOMORROW


def test_the_person_is_forgotten_after_the_months_of_the_region_and_only_once(two):
    RegionProfile.objects.filter(region=two.city).update(contact_months=6)
    RegionProfile.objects.filter(region=two.regency).delete()
    came, asked_only = held(two), asked(secret=b"lain", second_choice=TOMORROW + timedelta(days=40))
    later = asked(secret=b"daerah lain", region_code="13.07", asking_code="13.76")
    over = make.NOON + timedelta(days=190)
    assert erase_contacts(at=make.NOON + timedelta(days=170)) == 0
    assert erase_contacts(at=over) == 1
    assert erase_contacts(at=over) == 0
    assert not erase_contact(visit_id=came.pk, months={}, at=over)
    came.refresh_from_db()
    assert (came.contact_name, came.contact, came.contact_erased_at, came.office) == ("", "", over, TEXTS["office"])
    for kept in (asked_only, later):
        kept.refresh_from_db()
        assert kept.contact == TEXTS["contact"]
    event = Event.objects.get(kind="narahubung_dihapus")
    assert (event.region_code, event.actor_id, event.after) == ("13.76", None, {"months": 6})
    assert erase_contacts(at=make.NOON + timedelta(days=800)) == 2


def test_only_a_tenant_is_visited_and_only_a_region_asks(two):
    for wrong in ({"region_code": "13.06"}, {"asking_code": "99.99"}):
        with pytest.raises(NotAllowed):
            asked(**wrong)


def test_the_desk_accepts_with_a_date_and_the_day_is_taken(two):
    visit = answered(two, asked())
    assert (visit.status, visit.visit_on, list(visit.innovations.all())) == ("diterima", TOMORROW, [two.innovation])
    assert [one.what for one in taken_days(region_code="13.76")] == [two.regency.name]
    assert [entry.summary for entry in calendar_entries()] == [
        "Kunjungan belajar Kabupaten Lima Puluh Kota ke Kota Payakumbuh"
    ]
    with pytest.raises(Blocked) as caught:
        answered(two, visit, Answer.DECLINE, text="Terlambat")
    assert codes(caught) == ["visit_not_open"]


def test_another_desk_or_another_role_answers_nothing(two):
    visit = asked()
    for by in (two.other, make.actor(Role.AGENCY_OFFICER)):
        with pytest.raises(NotAllowed):
            answered(two, visit, by=by)


def test_a_clash_and_a_crowd_are_said_and_may_be_overruled(two):
    answered(two, asked(secret=b"lain"))
    record_exchange_event(
        values={"title": "Lomba", "kind": EventKind.CONTEST, "region_id": "13.76", "source_note": "Undangan"},
        when=read_when(text=TOMORROW.isoformat(), end=""), guests=[], by=two.desk, at=make.NOON,
    )  # fmt: skip
    set_room(capacity=10, by=two.desk, at=make.NOON)
    visit = asked()
    with pytest.raises(Blocked) as caught:
        answered(two, visit)
    assert codes(caught) == ["visit_clash", "visit_over_capacity"]
    assert caught.value.problems[0].subject == "Kabupaten Lima Puluh Kota, Lomba"
    assert answered(two, visit, has_checked=True).status == "diterima"


@pytest.mark.parametrize(
    ("answer", "more", "expected"),
    [
        (Answer.DECLINE, {"text": " "}, ["text_missing"]),
        (Answer.ACCEPT, {"visit_on": None}, ["visit_date_missing"]),
        (Answer.ACCEPT, {"visit_on": make.TODAY}, ["visit_in_past"]),
        (Answer.ACCEPT, {"innovation_ids": [0]}, ["visit_unknown_innovation"]),
    ],
)
def test_an_answer_that_cannot_be_is_refused(two, answer, more, expected):
    with pytest.raises(Blocked) as caught:
        answered(two, asked(), answer, **more)
    assert codes(caught) == expected


def test_a_refusal_keeps_its_reason(two):
    visit = answered(two, asked(), Answer.DECLINE, text="Gedung direnovasi")
    assert (visit.status, visit.visit_on) == ("ditolak", None)
    assert Event.objects.order_by("-sequence").first().reason == "Gedung direnovasi"


def test_the_asker_agrees_to_another_date_or_takes_the_request_back(two):
    visit = asked()
    with pytest.raises(Blocked):
        agree_to_date(receipt=visit.receipt_digest, at=make.NOON)
    answered(two, visit, Answer.OTHER_DATE)
    with pytest.raises(Blocked):
        agree_to_date(receipt=visit.receipt_digest, at=AFTER)
    assert agree_to_date(receipt=visit.receipt_digest, at=make.NOON).status == "diterima"
    assert withdraw_visit(receipt=visit.receipt_digest, at=make.NOON).status == "dibatalkan"
    with pytest.raises(Blocked):
        withdraw_visit(receipt=visit.receipt_digest, at=make.NOON)
    with pytest.raises(NotAllowed):
        withdraw_visit(receipt="tidak ada", at=make.NOON)


def test_what_took_place_has_its_follow_ups(two):
    visit = answered(two, asked())
    with pytest.raises(Blocked) as caught:
        hold_visit(public_id=visit.public_id, attendance=18, note="", by=two.desk, at=make.NOON)
    assert codes(caught) == ["visit_not_yet"]
    visit = hold_visit(public_id=visit.public_id, attendance=18, note=" Lancar. ", by=two.desk, at=AFTER)
    assert (visit.status, visit.attendance, visit.held_note) == ("terlaksana", 18, "Lancar.")
    assert list(FollowUp.objects.values_list("months", flat=True)) == [3, 6, 12]


def test_the_room_is_the_desks_own(two):
    assert capacity_of(region_code="13.76") is None
    set_room(capacity=30, by=two.desk, at=make.NOON)
    set_room(capacity=None, by=two.desk, at=make.NOON)
    assert capacity_of(region_code="13.76") is None
    with pytest.raises(Blocked):
        set_room(capacity=0, by=two.desk, at=make.NOON)
    with pytest.raises(NotAllowed):
        set_room(capacity=1, by=make.actor(Role.AGENCY_OFFICER), at=make.NOON)


def test_a_match_shares_words_and_says_which(two):
    visit = asked()
    assert [(match.innovation.pk, match.words) for match in matches_for(visit)] == [(two.innovation.pk, ("antrean",))]
    assert matches_for(asked(secret=b"lain", texts=TEXTS | {"topics": "pajak"})) == []


DUE = make.NOON + timedelta(days=120)


def made(two, visit, months=3, **more):
    return make_follow_up_link(**({"public_id": visit.public_id, "months": months, "by": two.desk, "at": DUE} | more))


def told(link, at=DUE, **more):
    return answer_follow_up(
        **({"token": token_of(link), "adopted": "sudah", "what": "Antrean", "obstacle": "", "at": at} | more)
    )


def test_a_follow_up_is_answered_once_by_its_link_and_touches_no_other(two):
    visit = held(two)
    link = made(two, visit)
    assert told(link).what == "Antrean"
    with pytest.raises(Blocked) as caught:
        told(link)
    assert codes(caught) == ["link_used"]
    with pytest.raises(Blocked) as caught:
        made(two, visit)
    assert codes(caught) == ["follow_up_answered"]
    assert FollowUp.objects.filter(answered_at__isnull=False).count() == 1


def test_a_link_comes_only_when_due_and_a_newer_one_takes_back_the_older(two):
    visit = held(two)
    with pytest.raises(Blocked) as caught:
        made(two, visit, months=12)
    assert codes(caught) == ["follow_up_early"]
    with pytest.raises(NotAllowed):
        made(two, visit, months=4)
    with pytest.raises(NotAllowed):
        made(two, visit, by=two.other)
    old, new = made(two, visit), made(two, visit)
    with pytest.raises(Blocked) as caught:
        told(old)
    assert codes(caught) == ["link_revoked"]
    revoke_follow_up_link(public_id=visit.public_id, link_id=new.public_id, by=two.desk, at=DUE)
    with pytest.raises(Blocked):
        told(new)
    with pytest.raises(NotAllowed):
        revoke_follow_up_link(public_id=visit.public_id, link_id=new.public_id, by=two.desk, at=DUE)


def test_a_changed_an_expired_and_an_unknown_link_open_nothing(two):
    link = made(two, held(two))
    token = token_of(link)
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), "bukan-tautan", token_of(SignedLink(public_id="x"))):
        with pytest.raises(Blocked) as caught:
            told(link, token=wrong)
        assert codes(caught) == ["link_broken"]
    with pytest.raises(Blocked) as caught:
        told(link, at=DUE + timedelta(days=30))
    assert codes(caught) == ["link_expired"]
    with pytest.raises(Blocked) as caught:
        told(link, adopted="")
    assert codes(caught) == ["adopted_missing"]
