"""Who finds a proposal, and who may read what is inside."""

from datetime import timedelta

import pytest

from registry.people.rules.roles import Role
from registry.proposals.models import Inventor
from registry.proposals.queries.visibility import opened_to, visible_to
from registry.review.models import ConflictStatement, TeamMember
from registry.review.usecases.teams import NewMember, form_team
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Element, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    """The regional head's proposal before its team."""
    way = Journey(initiator="kepala_daerah")
    form_team(
        public_id=way.proposal.public_id,
        members=[
            NewMember(name="Guru besar", institution="Universitas", element=Element.UNIVERSITY,
                      user_id=way.people[Role.TEAM_MEMBER].pk)
        ],
        by=way.acting(Role.REGIONAL_HEAD), at=way.now,
    )  # fmt: skip
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    return way


def finds_and_opens(way, actor=None):
    actor = actor or way.acting(Role.TEAM_MEMBER)
    return visible_to(actor).exists(), opened_to(actor).exists()


def state_conflict(way, has_conflict):
    ConflictStatement.objects.create(
        proposal=way.proposal, user=way.people[Role.TEAM_MEMBER], has_conflict=has_conflict, stated_at=way.now
    )


def test_a_member_finds_the_file_and_opens_it_after_stating_no_conflict(way):
    assert finds_and_opens(way) == (True, False)
    state_conflict(way, False)
    assert finds_and_opens(way) == (True, True)


def test_a_stated_conflict_closes_it(way):
    state_conflict(way, True)
    assert finds_and_opens(way) == (False, False)


def test_a_computed_conflict_closes_it_whatever_was_stated(way):
    state_conflict(way, False)
    Inventor.objects.create(proposal=way.proposal, name="Guru besar", user=way.people[Role.TEAM_MEMBER])
    assert finds_and_opens(way) == (False, False)


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (-1, False)])
def test_access_ends_after_its_last_day(way, days, is_open):
    state_conflict(way, False)
    TeamMember.objects.update(access_until=way.day + timedelta(days=days))
    assert finds_and_opens(way) == (is_open, is_open)


def test_a_seat_in_another_team_opens_nothing(way):
    stranger = make.actor(Role.TEAM_MEMBER, within=way.city)
    assert finds_and_opens(way, stranger) == (False, False)


def test_the_file_closes_when_the_team_has_spoken(way):
    state_conflict(way, False)
    type(way.proposal).objects.update(state=State.LAYAK)
    assert finds_and_opens(way) == (False, False)


def test_without_a_day_no_seat_in_a_team_counts(way):
    member = way.acting(Role.TEAM_MEMBER)
    assert not visible_to(Actor(member.user_id, member.region_code, member.seats)).exists()


def test_another_seat_opens_what_the_seat_in_the_team_does_not(way):
    both = make.acting(make.user(Role.TEAM_MEMBER, Role.OVERSEER, within=way.city), on=way.day)
    assert finds_and_opens(way, both) == (True, True)


def test_the_list_shows_no_row_twice_to_a_member_of_a_large_team(way):
    for _ in range(3):
        other = make.user(Role.TEAM_MEMBER, within=way.city)
        TeamMember.objects.create(
            team=way.proposal.team, user=other, name="Pakar", institution="Lembaga", element=Element.EXPERT
        )
    assert visible_to(way.acting(Role.TEAM_MEMBER)).count() == 1


def test_a_head_of_agency_reads_the_draft_of_his_agencys_own_route_but_not_a_civil_servants():
    way = Journey(initiator="perangkat_daerah")
    assert visible_to(way.acting(Role.AGENCY_HEAD)).get() == way.proposal
    type(way.proposal).objects.update(initiator="asn", author=way.people[Role.CIVIL_SERVANT])
    assert not visible_to(way.acting(Role.AGENCY_HEAD)).exists()
