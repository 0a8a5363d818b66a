"""Who opens which attachment."""

import pytest

from registry.people.rules.roles import Role
from registry.procedure.policy import may_open_attachment
from registry.review.policy import Standing
from registry.shared.actor import PUBLIC
from tests import factories as make

pytestmark = pytest.mark.django_db
FREE = Standing()


@pytest.fixture
def proposal():
    return make.draft(author=make.user(Role.AGENCY_OFFICER, of=make.agency()), agency=make.agency())


def test_outside_the_region_nobody(proposal):
    stranger = make.actor(Role.RND_HEAD, within=make.region("13.07"))
    for actor in (PUBLIC, stranger):
        assert not may_open_attachment(actor, proposal, "foto", FREE)


def test_its_own_people_even_though_it_is_their_own(proposal):
    author = make.acting(proposal.author)
    own = Standing(own_user_ids=frozenset({proposal.author_id}))
    assert may_open_attachment(author, proposal, "persetujuan_wali", own)


@pytest.mark.parametrize(
    ("role", "kind", "stated", "expected"),
    [
        (Role.RND_OFFICER, "persetujuan_wali", None, True),
        (Role.RND_OFFICER, "haki", False, True),
        (Role.RND_OFFICER, "foto", True, False),
        (Role.OVERSEER, "foto", None, True),
        (Role.OVERSEER, "haki", None, False),
        (Role.ADMINISTRATOR, "persetujuan_wali", None, False),
    ],
)
def test_others_by_kind_seat_and_conflict(proposal, role, kind, stated, expected):
    assert may_open_attachment(make.actor(role), proposal, kind, Standing(stated=stated)) is expected
