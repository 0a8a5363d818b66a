"""Who may open, fill, vote and form, one question at a time over every seat."""

import pytest

from registry.people.rules.roles import Role
from registry.review import policy
from registry.review.policy import Standing
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
MEMBER = Standing(is_member=True, stated=False)
DESK = {Role.RND_OFFICER, Role.RND_HEAD}
READERS = DESK | {Role.HEAD_RECORDER, Role.OVERSEER}


@pytest.fixture
def proposal():
    return make.handed_in(initiator="kepala_daerah", state=State.TIM)


def those_who(question):
    return {role for role in Role if question(make.actor(role))}


def test_officials_open_the_sheet_and_a_member_only_after_his_statement(proposal):
    assert those_who(lambda who: policy.may_open_sheet(who, proposal, Standing())) == READERS
    assert those_who(lambda who: policy.may_open_sheet(who, proposal, MEMBER)) == READERS | {Role.TEAM_MEMBER}
    silent = Standing(is_member=True)
    assert those_who(lambda who: policy.may_open_sheet(who, proposal, silent)) == READERS


def test_nobody_opens_fills_or_votes_on_his_own_or_with_a_conflict(proposal):
    torn = Standing(is_member=True, stated=True)
    for question in (policy.may_open_sheet, policy.may_fill_sheet, policy.may_vote):
        assert those_who(lambda who, ask=question: ask(who, proposal, torn)) == set()
        for role in Role:
            who = make.actor(role)
            own = Standing(own_user_ids=frozenset({who.person}), is_member=True, stated=False)
            assert question(who, proposal, own) is False


def test_the_research_agency_fills_while_it_is_judged(proposal):
    assert those_who(lambda who: policy.may_fill_sheet(who, proposal, Standing())) == DESK
    proposal.state = State.LAYAK
    assert those_who(lambda who: policy.may_fill_sheet(who, proposal, Standing())) == set()


def test_a_member_votes_while_the_team_discusses(proposal):
    assert those_who(lambda who: policy.may_vote(who, proposal, MEMBER)) == {Role.TEAM_MEMBER}
    assert those_who(lambda who: policy.may_vote(who, proposal, Standing(stated=False))) == set()
    proposal.state = State.LAYAK
    assert those_who(lambda who: policy.may_vote(who, proposal, MEMBER)) == set()


def test_whoever_is_to_judge_states_his_conflict(proposal):
    assert those_who(lambda who: policy.may_state_conflict(who, proposal, Standing(is_member=True))) == DESK | {
        Role.TEAM_MEMBER
    }
    proposal.state = State.DRAFT
    assert those_who(lambda who: policy.may_state_conflict(who, proposal, MEMBER)) == set()


def test_the_team_is_formed_by_his_side_in_the_draft_and_by_the_coordinator_after(proposal):
    assert those_who(lambda who: policy.may_form_team(who, proposal)) == DESK
    author = make.actor(Role.RND_HEAD)
    proposal.author_id = author.user_id
    assert policy.may_form_team(author, proposal) is False
    proposal.state = State.DRAFT
    assert policy.may_form_team(author, proposal) is True
    assert those_who(lambda who: policy.may_form_team(who, proposal)) == {Role.HEAD_RECORDER}
    assert policy.may_form_team(author, make.draft(initiator="asn")) is False


def test_the_team_is_seen_by_those_who_form_it_sit_in_it_or_read_sheets(proposal):
    assert those_who(lambda who: policy.may_open_team(who, proposal, Standing())) == READERS
    assert those_who(lambda who: policy.may_open_team(who, proposal, MEMBER)) == READERS | {Role.TEAM_MEMBER}
    author = make.actor(Role.REGIONAL_HEAD)
    proposal.author_id, proposal.state = author.user_id, State.DRAFT
    assert policy.may_open_team(author, proposal, Standing()) is True
    assert policy.may_open_team(make.actor(Role.RND_HEAD), make.draft(initiator="asn"), Standing()) is False


def test_votes_are_seen_by_readers_and_by_a_member_who_has_voted(proposal):
    def ask(has_voted):
        return those_who(lambda who: policy.may_see_votes(who, proposal, MEMBER, has_voted=has_voted))

    assert ask(False) == READERS
    assert ask(True) == READERS | {Role.TEAM_MEMBER}
    assert not policy.may_see_votes(make.actor(Role.RND_HEAD), proposal, Standing(stated=True), has_voted=True)


def test_nothing_is_open_to_another_region_or_to_the_public(proposal):
    far = make.region("13.07")
    for who in (PUBLIC, *(make.actor(role, within=far) for role in Role)):
        assert not policy.may_open_sheet(who, proposal, MEMBER)
        assert not policy.may_fill_sheet(who, proposal, MEMBER)
        assert not policy.may_vote(who, proposal, MEMBER)
        assert not policy.may_state_conflict(who, proposal, MEMBER)
        assert not policy.may_form_team(who, proposal)
        assert not policy.may_open_team(who, proposal, MEMBER)
