"""Both ends tell a replication; a third region and an unpublished innovation are refused with the reason."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from registry.audit.models import Event
from registry.exchange.models import SignedLink
from registry.exchange.queries.links import token_of
from registry.exchange.queries.replications import arrows, takers_of
from registry.exchange.rules.replications import Stage
from registry.exchange.usecases.confirmations import confirm_by_link, make_confirmation_link, revoke_confirmation_link
from registry.exchange.usecases.links import answer_follow_up
from registry.exchange.usecases.replications import (
    confirm_adoption,
    file_record,
    move_adoption,
    start_adoption,
    tell_changes,
)
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.models import Replication
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import State
from tests import factories as make
from tests.exchange.conftest import answered, asked, codes
from tests.exchange.usecases.test_visits import DUE, held, made

AT = make.NOON


def started(two, *, by=None, **more):
    given = {
        "origin_id": two.innovation.public_id,
        "adopter_code": "13.07",
        "agency_id": None,
        "office": "Dinas Contoh",
        "facilitator": "",
    }
    return start_adoption(**(given | {"by": by or two.desk, "at": AT} | more))


def confirmed(two, **more):
    return confirm_adoption(public_id=started(two, **more).public_id, by=two.other, at=AT)


def moved(adoption, by, to, **more):
    given = {"public_id": adoption.public_id, "to": to, "on": make.TODAY, "by": by, "at": AT}
    return move_adoption(**(given | more))


def agreed(adoption, by):
    paper = ContentFile(make.pdf_bytes(), name="perjanjian.pdf")
    return moved(adoption, by, Stage.AGREEMENT, number="CONTOH-9", upload=paper)


def test_it_is_public_once_both_ends_stand_by_it(two):
    adoption = started(two)
    assert (adoption.origin_confirmed_at, adoption.adopter_confirmed_at) == (AT, None)
    assert (arrows(), takers_of(two.innovation)) == ([], [])
    confirm_adoption(public_id=adoption.public_id, by=two.other, at=AT)
    assert [(arrow.origin, arrow.adopter) for arrow in arrows()] == [("Kota Payakumbuh", "Kabupaten Lima Puluh Kota")]
    assert [taker.name for taker in takers_of(two.innovation)] == ["Kabupaten Lima Puluh Kota"]
    assert list(Event.objects.values_list("region_code", "kind").order_by("pk")) == [
        ("13.76", "replikasi_dimulai"), ("13.07", "replikasi_dikonfirmasi"),
    ]  # fmt: skip


def test_the_adopter_may_begin_and_the_origin_confirms(two):
    adoption = started(two, by=two.other)
    assert adoption.origin_confirmed_at is None
    assert confirm_adoption(public_id=adoption.public_id, by=two.desk, at=AT).is_confirmed


def test_within_one_region_one_desk_stands_for_both_agencies(two):
    other = make.agency("Dinas Lain", within=two.city)
    adoption = started(two, adopter_code="13.76", agency_id=other.pk, office="")
    assert (adoption.is_confirmed, adoption.adopter_office) == (True, "Dinas Lain")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"origin_id": "tidakada"}, ["origin_not_published"]),
        ({"adopter_code": "99.99"}, ["origin_not_published"]),
        ({"adopter_code": "13.76"}, ["adopter_is_origin"]),
    ],
)
def test_a_replication_that_cannot_be_is_refused(two, more, expected):
    with pytest.raises(Blocked) as caught:
        started(two, **more)
    assert codes(caught) == expected


def test_what_is_not_published_is_refused_like_what_is_not_there(two):
    draft = make.draft(name="Rahasia")
    with pytest.raises(Blocked) as caught:
        started(two, origin_id=draft.public_id)
    assert codes(caught) == ["origin_not_published"]


def test_a_second_one_a_foreign_agency_a_third_region_and_no_desk_are_refused(two):
    started(two)
    with pytest.raises(Blocked) as caught:
        started(two)
    assert codes(caught) == ["adoption_exists"]
    with pytest.raises(Blocked) as caught:
        started(two, agency_id=two.owner.pk, office="Lain")
    assert codes(caught) == ["adopter_not_known"]
    third = make.actor(Role.RND_HEAD, within=make.region("13.06"))
    with pytest.raises(Blocked) as caught:
        started(two, by=third)
    assert [(p.code, p.subject) for p in caught.value.problems] == [
        ("confirm_other_region", "Kabupaten Lima Puluh Kota")
    ]
    with pytest.raises(NotAllowed):
        started(two, by=make.actor(Role.AGENCY_OFFICER))


def test_only_an_end_confirms_and_only_once(two):
    adoption = started(two)
    third = make.actor(Role.RND_HEAD, within=make.region("13.06"))
    with pytest.raises(Blocked) as caught:
        confirm_adoption(public_id=adoption.public_id, by=third, at=AT)
    assert codes(caught) == ["confirm_other_region"]
    with pytest.raises(Blocked) as caught:
        confirm_adoption(public_id=adoption.public_id, by=two.desk, at=AT)
    assert codes(caught) == ["already_confirmed"]
    with pytest.raises(NotAllowed):
        confirm_adoption(public_id=adoption.public_id, by=make.actor(Role.AGENCY_OFFICER), at=AT)
    with pytest.raises(NotAllowed):
        confirm_adoption(public_id="tidakada", by=two.desk, at=AT)


def test_what_happens_at_the_adopter_is_told_by_the_adopter(two):
    adoption = confirmed(two)
    with pytest.raises(Blocked) as caught:
        moved(adoption, two.desk, Stage.RUNNING)
    assert codes(caught) == ["stage_of_adopter"]
    with pytest.raises(NotAllowed):
        moved(adoption, make.actor(Role.AGENCY_OFFICER), Stage.VISIT)
    assert moved(adoption, two.other, Stage.RUNNING).stage == "berjalan"
    assert moved(adoption, two.other, Stage.EVALUATED).stage == "dinilai"


def test_the_agreement_has_number_and_file_and_a_refused_one_keeps_none(two):
    adoption = confirmed(two)
    with pytest.raises(Blocked) as caught:
        moved(adoption, two.desk, Stage.AGREEMENT)
    assert codes(caught) == ["number_missing", "file_missing"]
    agreed(adoption, two.desk)
    step = adoption.steps.get(stage=Stage.AGREEMENT)
    assert (step.number, step.side, step.file.name) == ("CONTOH-9", "asal", "perjanjian.pdf")


def test_dropping_needs_a_reason_and_takes_it_off_the_public_page(two):
    adoption = confirmed(two)
    with pytest.raises(Blocked):
        moved(adoption, two.other, Stage.DROPPED)
    assert moved(adoption, two.other, Stage.DROPPED, note="Anggaran").dropped_reason == "Anggaran"
    assert takers_of(two.innovation) == []


def test_changes_flow_back(two):
    adoption = confirmed(two)
    given = {"public_id": adoption.public_id, "why": "Sinyal lemah", "at": AT}
    with pytest.raises(NotAllowed):
        tell_changes(what="Luring", by=two.desk, **given)
    with pytest.raises(Blocked):
        tell_changes(what=" ", by=two.other, **given)
    tell_changes(what="Luring", by=two.other, **given)
    assert [(t.changed_what, t.changed_why) for t in takers_of(two.innovation)] == [("Luring", "Sinyal lemah")]


def test_a_region_without_account_confirms_by_a_link_once(two):
    adoption = started(two, adopter_code="13.06")
    link = make_confirmation_link(public_id=adoption.public_id, by=two.desk, at=AT)
    newer = make_confirmation_link(public_id=adoption.public_id, by=two.desk, at=AT)
    with pytest.raises(Blocked) as caught:
        confirm_by_link(token=token_of(link), at=AT)
    assert codes(caught) == ["link_revoked"]
    assert confirm_by_link(token=token_of(newer), what="Nama", why="Bahasa", at=AT).is_confirmed
    with pytest.raises(Blocked) as caught:
        confirm_by_link(token=token_of(newer), at=AT)
    assert codes(caught) == ["link_used"]
    with pytest.raises(Blocked) as caught:
        make_confirmation_link(public_id=adoption.public_id, by=two.desk, at=AT)
    assert codes(caught) == ["already_confirmed"]
    assert moved(adoption, two.desk, Stage.RUNNING).stage == "berjalan"
    assert Event.objects.order_by("pk").filter(role="pemegang_tautan").count() == 2


def test_a_link_confirms_without_changes_and_not_what_was_confirmed_meanwhile(two):
    adoption = started(two, adopter_code="13.06")
    link = make_confirmation_link(public_id=adoption.public_id, by=two.desk, at=AT)
    assert confirm_by_link(token=token_of(link), at=AT).changed_what == ""
    late = SignedLink.objects.create(adoption=adoption, made_at=AT, expires_at=AT + timedelta(days=1))
    with pytest.raises(Blocked) as caught:
        confirm_by_link(token=token_of(late), at=AT)
    assert codes(caught) == ["already_confirmed"]


def test_a_link_is_for_who_has_no_account_and_for_one_thing(two):
    adoption = started(two)
    with pytest.raises(Blocked) as caught:
        make_confirmation_link(public_id=adoption.public_id, by=two.desk, at=AT)
    assert codes(caught) == ["link_not_needed"]
    with pytest.raises(NotAllowed):
        make_confirmation_link(public_id="tidakada", by=two.desk, at=AT)
    follow_up = made(two, held(two))
    with pytest.raises(NotAllowed):
        confirm_by_link(token=token_of(follow_up), at=DUE)
    abroad = started(two, adopter_code="13.06")
    link = make_confirmation_link(public_id=abroad.public_id, by=two.desk, at=AT)
    with pytest.raises(NotAllowed):
        answer_follow_up(token=token_of(link), adopted="belum", what="", obstacle="", at=AT)
    revoke_confirmation_link(public_id=abroad.public_id, link_id=link.public_id, by=two.desk, at=AT)
    with pytest.raises(NotAllowed):
        revoke_confirmation_link(public_id=abroad.public_id, link_id=link.public_id, by=two.desk, at=AT)


def test_the_agreement_becomes_the_document_of_article_28_once(two):
    adoption = confirmed(two)
    with pytest.raises(Blocked) as caught:
        file_record(public_id=adoption.public_id, by=two.desk, at=AT)
    assert codes(caught) == ["stage_out_of_order"]
    agreed(adoption, two.desk)
    with pytest.raises(Blocked) as caught:
        file_record(public_id=adoption.public_id, by=two.desk, at=AT)
    assert codes(caught) == ["not_applied"]
    two.innovation.state, two.innovation.applied_on = State.DITERAPKAN, make.TODAY
    two.innovation.save()
    with pytest.raises(NotAllowed):
        file_record(public_id=adoption.public_id, by=two.other, at=AT)
    record = file_record(public_id=adoption.public_id, by=two.desk, at=AT).record
    assert (record.adopter, record.document.number) == ("Kabupaten Lima Puluh Kota", "CONTOH-9")
    with pytest.raises(Blocked):
        file_record(public_id=adoption.public_id, by=two.desk, at=AT)
    assert len(takers_of(two.innovation)) == 1


def test_a_document_that_stands_there_is_taken_up_and_one_without_a_replication_still_shows(two):
    letter = make.document(two.innovation, DocumentKind.REPLICATION, number="CONTOH-9")
    standing = Replication.objects.create(proposal=two.innovation, adopter="Kabupaten Lima Puluh Kota", document=letter)
    assert [taker.name for taker in takers_of(two.innovation)] == ["Kabupaten Lima Puluh Kota"]
    adoption = confirmed(two)
    agreed(adoption, two.desk)
    assert file_record(public_id=adoption.public_id, by=two.desk, at=AT).record == standing
    assert len(takers_of(two.innovation)) == 1


def test_a_replication_remembers_the_visit_it_came_from(two):
    visit = answered(two, asked())
    assert started(two, visit_id=visit.public_id).visit == visit
