"""Who keeps events, answers visits, speaks for an end, and reads the board."""

import pytest

from registry.exchange import policy
from registry.exchange.models import Adoption, ExchangeEvent, StudyVisit
from registry.exchange.rules.replications import Side, Stage
from registry.people.queries import system_actor
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC
from tests import factories as make

pytestmark = pytest.mark.django_db
DESK = {Role.RND_OFFICER, Role.RND_HEAD}
BOARD = DESK | {Role.REGIONAL_HEAD, Role.HEAD_RECORDER, Role.OVERSEER}


@pytest.mark.parametrize("role", list(Role))
def test_a_desk_is_the_research_and_development_agency_and_the_board_is_for_who_leads(role):
    actor = make.actor(role)
    is_desk = role in DESK
    home, abroad = ExchangeEvent(keeper_id="13.76"), ExchangeEvent(keeper_id="13.07")
    assert policy.may_record_event(actor) == policy.may_start_adoption(actor) == policy.is_desk(actor) == is_desk
    assert (policy.may_change_event(actor, home), policy.may_change_event(actor, abroad)) == (is_desk, False)
    assert policy.may_answer_visit(actor, StudyVisit(region_id="13.76")) == is_desk
    assert policy.may_see_board(actor) == (role in BOARD)
    assert policy.may_load_events(actor) == (role == Role.ADMINISTRATOR)


def test_the_public_and_the_installation_itself_are_no_desk():
    for nobody in (PUBLIC, system_actor()):
        assert not policy.is_desk(nobody)
        assert not policy.may_see_board(nobody)


@pytest.fixture
def adoption():
    make.region()
    return Adoption(origin=make.draft(), adopter_region=make.region("13.07"), stage=Stage.INTEREST)


def test_each_end_speaks_for_itself(adoption):
    origin = make.actor(Role.RND_HEAD)
    adopter = make.actor(Role.RND_HEAD, within=make.region("13.07"))
    third = make.actor(Role.RND_HEAD, within=make.region("13.06"))
    assert [policy.side_of(one, adoption) for one in (origin, adopter, third)] == [Side.ORIGIN, Side.ADOPTER, None]
    assert [policy.may_confirm(one, adoption) for one in (origin, adopter, third)] == [True, True, False]
    assert [policy.may_send_confirmation(one, adoption) for one in (origin, third)] == [True, False]
    assert [policy.may_move(one, adoption, Stage.RUNNING) for one in (origin, adopter, third)] == [False, True, False]
    assert [policy.may_move(one, adoption, Stage.VISIT) for one in (origin, adopter, third)] == [True, True, False]
    assert [policy.may_tell_changes(one, adoption) for one in (origin, adopter)] == [False, True]
    assert [policy.may_file_record(one, adoption) for one in (origin, adopter)] == [True, False]
    assert [policy.may_read_adoption(one, adoption) for one in (origin, third, PUBLIC)] == [True, False, False]


def test_where_the_adopter_has_no_account_the_origin_writes_what_it_was_told(adoption):
    adoption.adopter_region.is_tenant = False
    assert policy.may_move(make.actor(Role.RND_HEAD), adoption, Stage.RUNNING)
    assert policy.needs_link(adoption)


def test_confirmed_by_both_it_is_public_and_needs_nothing_more(adoption):
    adoption.origin_confirmed_at = adoption.adopter_confirmed_at = make.NOON
    assert policy.may_read_adoption(PUBLIC, adoption)
    assert not policy.needs_link(adoption)
    assert not policy.may_confirm(make.actor(Role.RND_HEAD), adoption)


def test_the_asker_may_withdraw_and_agree_while_it_lies_ahead():
    found = {status: (policy.may_withdraw(v), policy.may_agree(v)) for status in ("diminta", "tanggal_lain", "ditolak")
             for v in [StudyVisit(status=status)]}  # fmt: skip
    assert found == {"diminta": (True, False), "tanggal_lain": (True, True), "ditolak": (False, False)}
