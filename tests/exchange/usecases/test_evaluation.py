"""The host opens an evaluation and hands out materials; participants answer by the link, once a sending, unnamed."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from registry.audit.models import Event
from registry.exchange.models import EventAnswer, ExchangeEvent
from registry.exchange.queries.links import standing_links, token_of
from registry.exchange.rules.evaluation import Words
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.evaluation import answer_evaluation
from registry.exchange.usecases.event_links import hand_out_materials, open_evaluation, revoke_event_link
from registry.exchange.usecases.events import add_material, record_visit_event
from registry.reference.models import Option
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.exchange.conftest import AFTER_A_VISIT, TOMORROW, answered, asked, codes

pytestmark = pytest.mark.django_db
MARKS = {"topics": 5, "speakers": 4, "organisation": 3}


@pytest.fixture
def event(two):
    return ExchangeEvent.objects.create(
        keeper=two.regency, region=two.city, title="Bimtek contoh", kind="bimtek", on=make.TODAY, year=2026, month=3,
        source_note="Undangan", created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip


def opened(two, event, **more):
    given = {"until": TOMORROW, "by": two.desk, "at": make.NOON} | more
    return open_evaluation(public_id=event.public_id, **given)


def answer(link, *, sending="a", at=make.NOON, **more):
    words = Words(MARKS | more.pop("marks", {}), **more)
    return answer_evaluation(token=token_of(link), words=words, sending=sending, at=at)


def test_the_host_opens_it_until_the_end_of_a_day_and_a_new_link_closes_the_old_one(two, event):
    first, second = opened(two, event), opened(two, event)
    assert standing_links(event=event, at=make.NOON) == {Purpose.EVALUATION: second}
    assert (second.expires_at.isoformat(), second.purpose) == ("2026-03-14T23:59:59+07:00", "penilaian")
    with pytest.raises(Blocked) as caught:
        answer(first)
    assert codes(caught) == ["link_revoked"]
    made = Event.objects.filter(kind="tautan_dibuat")
    assert [(each.region_code, each.subject_id, each.after["purpose"]) for each in made] == [
        ("13.76", event.public_id, "penilaian")
    ] * 2


def test_only_the_host_and_not_before_the_day(two, event):
    with pytest.raises(NotAllowed):
        opened(two, event, by=two.other)
    for more, code in (({"on": TOMORROW}, "evaluation_early"), ({"on": None}, "event_day_unknown")):
        ExchangeEvent.objects.filter(pk=event.pk).update(**more)
        with pytest.raises(Blocked) as caught:
            opened(two, event)
        assert codes(caught) == [code]
    assert not event.links.exists()


def test_a_sending_is_kept_once_and_the_log_tells_neither_marks_nor_words(two, event):
    link = opened(two, event)
    first = answer(link, adopt=" Antrean ", office="Dinas", region_code="13.06")
    assert answer(link, marks={"topics": 1}) == first
    answer(link, sending="b")
    assert (first.adopt, first.region_id, first.topics, EventAnswer.objects.count()) == ("Antrean", "13.06", 5, 2)
    told = Event.objects.filter(kind="acara_dinilai")
    assert [(each.role, each.actor_id, each.after) for each in told] == [
        ("pemegang_tautan", None, {"link": link.public_id})
    ] * 2


def test_a_mark_beyond_the_scale_is_refused_by_its_question_and_by_the_database(two, event):
    link = opened(two, event)
    with pytest.raises(Blocked) as caught:
        answer(link, marks={"speakers": 6})
    assert [(each.code, each.subject) for each in caught.value.problems] == [("mark_out_of_scale", "speakers")]
    with pytest.raises(IntegrityError), transaction.atomic():
        EventAnswer.objects.create(
            event=event, sending="x", topics=0, speakers=1, organisation=1, answered_at=make.NOON
        )
    assert not EventAnswer.objects.exists()


def test_a_link_ends_and_is_taken_back_and_opens_nothing_else(two, event):
    link = opened(two, event)
    with pytest.raises(Blocked) as caught:
        answer(link, at=make.NOON + timedelta(days=2))
    assert codes(caught) == ["link_expired"]
    gone = {"public_id": event.public_id, "link_id": link.public_id, "by": two.desk, "at": make.NOON}
    with pytest.raises(NotAllowed):
        revoke_event_link(**gone | {"by": two.other})
    revoke_event_link(**gone)
    with pytest.raises(NotAllowed):
        revoke_event_link(**gone)
    with pytest.raises(Blocked) as caught:
        answer(link)
    assert codes(caught) == ["link_revoked"]
    material(two, event)
    with pytest.raises(NotAllowed):
        answer(hand_out_materials(public_id=event.public_id, by=two.desk, at=make.NOON))


def material(two, event, **more):
    given = {"title": "Paparan", "rights": "peserta", "upload": ContentFile(make.pdf_bytes(), name="a.pdf")} | more
    return add_material(public_id=event.public_id, by=two.other, at=make.NOON, **given)


def test_materials_are_handed_out_where_participants_may_have_some(two, event):
    material(two, event, rights="internal")
    with pytest.raises(Blocked) as caught:
        hand_out_materials(public_id=event.public_id, by=two.desk, at=make.NOON)
    assert codes(caught) == ["materials_none"]
    material(two, event, upload=None, url="https://contoh.id/rekaman", maker=" Bappeda ")
    link = hand_out_materials(public_id=event.public_id, by=two.desk, at=make.NOON)
    assert link.purpose == "bahan"


def test_rights_come_from_the_look_up_and_keep_their_words(two, event):
    shipped = material(two, event)
    assert (shipped.rights_shown, shipped.is_handed_out, shipped.is_for_participants) == (
        "Hanya untuk peserta acara", False, True,
    )  # fmt: skip
    kind = Option.objects.create(list="hak_bahan", code="terbuka-cc-by", label="CC BY 4.0")
    with pytest.raises(Blocked) as caught:
        material(two, event)
    assert codes(caught) == ["rights_unknown"]
    given = material(two, event, rights="terbuka-cc-by")
    kind.delete()
    assert (given.rights_shown, given.is_handed_out) == ("CC BY 4.0", True)
    given.rights_words, given.rights = "", "terbuka-lama"
    assert given.rights_shown == "Terbuka: boleh dibagikan dengan menyebut sumber"


def test_a_visit_has_its_page_among_the_events_once_from_its_day_on(two):
    visit = answered(two, asked(), letter_number="CONTOH-1")
    for by, at, wrong in ((two.other, AFTER_A_VISIT, NotAllowed), (two.desk, make.NOON, Blocked)):
        with pytest.raises(wrong):
            record_visit_event(public_id=visit.public_id, by=by, at=at)
    given = {"public_id": visit.public_id, "by": two.desk, "at": AFTER_A_VISIT}
    event = record_visit_event(**given)
    assert record_visit_event(**given) == event
    assert (event.kind, event.on, event.region_id, event.source_note) == (
        "kunjungan", TOMORROW, "13.76", "Surat jawaban CONTOH-1",
    )  # fmt: skip
    assert [guest.pk for guest in event.guests.all()] == ["13.07"]
    assert "surel@contoh.id" not in f"{event.title}{event.topic}{event.agenda}"


def test_a_visit_that_was_not_accepted_has_no_page(two):
    with pytest.raises(Blocked) as caught:
        record_visit_event(public_id=asked().public_id, by=two.desk, at=make.NOON)
    assert codes(caught) == ["visit_not_open"]
