"""Similar innovations, only those that the reader may find."""

from datetime import timedelta

import pytest

from registry.people.rules.roles import Role
from registry.review.queries.similar import similar_to
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


def names(proposal, actor):
    return [row.name for row in similar_to(proposal=proposal, actor=actor, on=make.TODAY)]


def test_the_best_match_first_from_what_is_published_and_what_the_reader_may_find(django_assert_num_queries):
    far = make.region("13.07")
    mine = make.handed_in(name="Antrean Daring Puskesmas", state=State.EVALUASI)
    make.draft(name="Antrean Daring Puskesmas", state=State.DRAFT)
    make.handed_in(name="Antrean Daring Puskesmas Kota", state=State.DITETAPKAN)
    make.handed_in(name="Antrean Daring Puskesmas Kota Lain", state=State.EVALUASI, within=far)
    make.handed_in(name="Puskesmas Antrean Daring", state=State.IZIN, initiator="asn")
    make.handed_in(name="Antrian Daring Puskesmas Kecil", state=State.TIDAK_LAYAK)
    make.handed_in(name="Bank Sampah", state=State.DITETAPKAN)
    desk = make.actor(Role.RND_OFFICER)
    assert names(mine, desk) == ["Antrean Daring Puskesmas Kota", "Antrian Daring Puskesmas Kecil"]
    assert names(mine, PUBLIC) == ["Antrean Daring Puskesmas Kota"]
    with django_assert_num_queries(1):
        [first, _second] = similar_to(proposal=mine, actor=desk, on=make.TODAY)
    assert (first.is_public, str(first.state_label), first.percent > 70) == (True, "Ditetapkan", True)
    assert first.remembered() == {
        "id": first.public_id, "name": first.name, "region": "Kota Payakumbuh", "percent": first.percent,
    }  # fmt: skip


def test_an_embargoed_name_is_kept_from_who_may_not_see_it():
    mine = make.handed_in(name="Antrean Daring Puskesmas", state=State.EVALUASI)
    make.handed_in(
        name="Antrean Daring Puskesmas Kota", state=State.DITETAPKAN, embargo_until=make.TODAY + timedelta(days=3),
        embargo_reason="Paten",
    )  # fmt: skip
    assert names(mine, PUBLIC) == []
    assert names(mine, make.actor(Role.OVERSEER)) == ["Antrean Daring Puskesmas Kota"]


def test_a_name_without_letters_finds_nothing():
    assert names(make.draft(name="???"), PUBLIC) == []
