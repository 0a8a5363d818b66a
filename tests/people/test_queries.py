"""Who a person is on a given day."""

from datetime import date

from django.test import TestCase

from registry.people.models import Membership
from registry.people.queries import actor_for, system_actor
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC, Actor, Seat
from tests import factories
from tests.factories import TODAY


class ActorTest(TestCase):
    def test_an_account_that_is_closed_or_past_its_access_counts_for_nothing(self):
        closed = factories.user(Role.RND_HEAD, is_active=False)
        ended = factories.user(Role.TEAM_MEMBER, access_until=date(2026, 3, 12))
        last_day = factories.user(Role.TEAM_MEMBER, access_until=TODAY)
        assert [actor_for(user=user, on=TODAY) == PUBLIC for user in (closed, ended, last_day)] == [True, True, False]

    def test_a_seat_in_an_agency_of_another_region_counts_for_nothing(self):
        person = factories.user(Role.RND_OFFICER)
        foreign = factories.agency(within=factories.region("13.07"))
        Membership.objects.create(user=person, role=Role.AGENCY_HEAD, agency=foreign)
        assert actor_for(user=person, on=TODAY).seats == {Seat(Role.RND_OFFICER)}

    def test_the_account_that_set_up_the_installation_is_its_first_administrator(self):
        founder = factories.user(is_superuser=True)
        assert actor_for(user=founder, on=TODAY).seats == {Seat(Role.ADMINISTRATOR)}


def test_the_installation_acts_as_an_administrator_that_is_no_person():
    assert system_actor(region_code="13.76") == Actor(region_code="13.76", seats=frozenset({Seat(Role.ADMINISTRATOR)}))
