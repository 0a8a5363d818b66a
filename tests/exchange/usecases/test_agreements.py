"""The desk keeps its agreements, links only what is its own, renews each once; what waits for it stands in its duties."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from registry.audit.models import Event
from registry.exchange.models import CooperationAgreement, FollowUp
from registry.exchange.queries.agreements import (
    agreements_around,
    agreements_for,
    desk_duties,
    ending_agreements,
    in_state,
    waiting_follow_ups,
)
from registry.exchange.rules.agreements import SOON_DAYS, AgreementState
from registry.exchange.usecases.agreements import Terms, correct_agreement, link_agreement, record_agreement
from registry.exchange.usecases.links import make_follow_up_link
from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.exchange.conftest import codes
from tests.exchange.usecases.test_replications import started
from tests.exchange.usecases.test_visits import held

LATER = make.TODAY + timedelta(days=SOON_DAYS)


def terms(**more):
    given = {"partner_code": "13.07", "number": "CONTOH-KS-1", "on": make.TODAY, "ends_on": LATER, "subject": "Inovasi"}
    return Terms(**(given | more))


def paper():
    return ContentFile(make.pdf_bytes(), name="kerja-sama.pdf")


def recorded(two, *, by=None, upload=True, renews="", **more):
    return record_agreement(
        terms=terms(**more), upload=paper() if upload else None, renews_id=renews, by=by or two.desk, at=make.NOON
    )


def corrected(two, agreement, *, by=None, upload=None, revision=1, **more):
    return correct_agreement(
        public_id=agreement.public_id, base_revision=revision, terms=terms(**more), upload=upload, by=by or two.desk,
        at=make.NOON,
    )  # fmt: skip


def test_it_is_kept_with_what_rests_on_it_and_only_its_desk_finds_it(two):
    adoption, visit = started(two), held(two)
    agreement = recorded(two, adoptions=[adoption], visits=[visit])
    assert list(agreements_for(two.desk)) == [agreement]
    assert not agreements_for(two.other).exists()
    event = Event.objects.get(kind="kerja_sama_dicatat")
    assert (event.after["adoptions"], event.after["visits"]) == ([adoption.public_id], [visit.public_id])
    assert event.documents == [agreement.file.public_id]
    other = recorded(two, by=two.other, partner_code="13.76")
    with pytest.raises(Blocked) as caught:
        recorded(two, by=two.other, partner_code="13.76", visits=[visit])
    assert codes(caught) == ["agreement_links_foreign"]
    with pytest.raises(NotAllowed):
        corrected(two, other)
    with pytest.raises(NotAllowed):
        recorded(two, by=make.actor(Role.OVERSEER, within=two.city))


def linked(agreement, *, by, **more):
    return link_agreement(public_id=agreement.public_id, by=by, at=make.NOON, **more)


def test_it_is_linked_from_the_other_end_and_only_once(two):
    adoption, visit, agreement = started(two), held(two), recorded(two)
    for _twice in (1, 2):
        linked(agreement, adoption_id=adoption.public_id, by=two.desk)
        linked(agreement, visit_id=visit.public_id, by=two.desk)
    events = Event.objects.filter(kind="kerja_sama_diubah")
    assert [event.after["adoptions"] for event in events] == [[adoption.public_id]] * 2
    assert (list(agreement.visits.all()), CooperationAgreement.objects.get().revision) == ([visit], 3)
    other = recorded(two, by=two.other, partner_code="13.76")
    with pytest.raises(Blocked) as caught:
        linked(other, visit_id=visit.public_id, by=two.other)
    assert codes(caught) == ["agreement_links_foreign"]
    with pytest.raises(NotAllowed):
        linked(other, adoption_id=adoption.public_id, by=two.desk)


def test_a_replication_and_a_visit_show_their_own_and_offer_what_runs(two):
    adoption, visit = started(two), held(two)
    ended = recorded(two, ends_on=make.TODAY, adoptions=[adoption])
    running = recorded(two, number="CONTOH-KS-2")
    after = make.TODAY + timedelta(days=1)
    found = agreements_around(two.desk, adoption=adoption, today=after)
    assert [(each, each.is_linked) for each in found] == [(running, False), (ended, True)]
    assert agreements_around(two.desk, visit=visit, today=after) == [running]
    assert agreements_around(two.other, adoption=adoption, today=after) == []


def test_what_cannot_be_is_refused_and_leaves_no_file(two):
    with pytest.raises(Blocked) as caught:
        recorded(two, partner_code="13.76", number=" ", upload=False)
    assert codes(caught) == ["text_missing", "agreement_with_itself", "file_missing"]
    assert not StoredFile.objects.exists()


def test_it_is_put_right_and_keeps_its_file_unless_another_is_given(two):
    agreement = recorded(two)
    first = agreement.file_id
    assert corrected(two, agreement, number="CONTOH-KS-2").file_id == first
    assert corrected(two, agreement, revision=2, upload=paper()).file_id != first
    with pytest.raises(Blocked) as caught:
        corrected(two, agreement)
    assert codes(caught) == ["stale_event"]
    with pytest.raises(Blocked) as caught:
        corrected(two, agreement, revision=3, ends_on=None)
    assert codes(caught) == ["date_missing"]
    assert Event.objects.filter(kind="kerja_sama_diubah").count() == 2


def test_one_agreement_has_one_next_and_is_then_no_duty(two):
    agreement = recorded(two)
    assert list(ending_agreements(two.desk, today=make.TODAY)) == [agreement]
    following = recorded(two, renews=agreement.public_id, ends_on=LATER + timedelta(days=1))
    assert following.renews == agreement
    assert not ending_agreements(two.desk, today=make.TODAY).exists()
    with pytest.raises(Blocked) as caught:
        recorded(two, renews=agreement.public_id)
    assert codes(caught) == ["agreement_renewed"]


@pytest.mark.parametrize("days", [-1, 0, 1, SOON_DAYS, SOON_DAYS + 1])
def test_the_state_is_the_same_as_a_query(two, days):
    agreement = recorded(two)
    today = agreement.ends_on - timedelta(days=days)
    rows = CooperationAgreement.objects.all()
    found = {state for state in AgreementState if in_state(rows, state=state, today=today).exists()}
    assert found == {agreement.state(today)}


def test_a_follow_up_waits_from_its_day_until_it_is_answered(two):
    visit = held(two)
    due = visit.follow_ups.get(months=3).due_on
    assert not waiting_follow_ups(two.desk, today=due - timedelta(days=1)).exists()
    assert [each.is_sent for each in waiting_follow_ups(two.desk, today=due)] == [False]
    at = make.NOON + (due - make.TODAY)
    make_follow_up_link(public_id=visit.public_id, months=3, by=two.desk, at=at)
    assert [each.is_sent for each in waiting_follow_ups(two.desk, today=due)] == [True]
    for nobody in (two.other, PUBLIC):
        assert not waiting_follow_ups(nobody, today=due).exists()
    FollowUp.objects.filter(months=3).update(adopted="belum", answered_at=make.NOON)
    assert not waiting_follow_ups(two.desk, today=due).exists()


def test_what_lies_on_the_desk_is_one_read_of_both_kinds(two, django_assert_num_queries):
    visit = held(two)
    due = visit.follow_ups.get(months=3).due_on
    agreement = recorded(two, ends_on=due + timedelta(days=1))
    with django_assert_num_queries(1):
        found = desk_duties(two.desk, today=due, most=5)
    told = [(each.months, each.day, each.public_id, each.name, each.partner, each.is_sent) for each in found]
    assert told == [
        (0, agreement.ends_on, agreement.public_id, agreement.subject, agreement.partner.name, False),
        (3, due, visit.public_id, visit.asking_region.name, "", False),
    ]
    assert [each.is_simulated for each in found] == [agreement.is_simulated, visit.is_simulated]
    assert len(desk_duties(two.desk, today=due, most=1)) == 1
    with django_assert_num_queries(0):
        assert desk_duties(PUBLIC, today=due, most=5) == []
