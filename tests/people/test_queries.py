"""Who a person is on a given day."""

from datetime import date

from django.test import TestCase

from registry.people.models import Membership
from registry.people.queries import actor_for, known_user, seated, system_actor
from registry.people.rules.roles import Role
from registry.reference.models import Region, RegionProfile
from registry.reference.queries import House
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

    def test_a_person_is_known_with_his_seats_and_his_region_in_one_read(self):
        city = factories.region()
        RegionProfile.objects.filter(region=city).update(accent="#0a6b50")
        person = factories.user(Role.RND_OFFICER, Role.AGENCY_HEAD, within=city)
        with self.assertNumQueries(1):
            known = seated(user=known_user(pk=person.pk), on=TODAY)
        assert {seat.role for seat in known.actor.seats} == {Role.RND_OFFICER, Role.AGENCY_HEAD}
        assert known.house == House(city.name, "#0a6b50")
        assert seated(user=person, on=TODAY) == known
        assert known_user(pk=0) is None

    def test_a_region_that_keeps_no_register_has_no_house_and_one_without_a_region_has_the_lone_one(self):
        person = factories.user(Role.RND_OFFICER)
        Region.objects.update(is_tenant=False)
        assert seated(user=person, on=TODAY).house == House()
        person.region = None
        assert seated(user=person, on=TODAY).house is None

    def test_the_account_that_set_up_the_installation_is_its_first_administrator(self):
        founder = factories.user(is_superuser=True)
        assert actor_for(user=founder, on=TODAY).seats == {Seat(Role.ADMINISTRATOR)}


def test_the_installation_acts_as_an_administrator_that_is_no_person():
    assert system_actor(region_code="13.76") == Actor(region_code="13.76", seats=frozenset({Seat(Role.ADMINISTRATOR)}))
