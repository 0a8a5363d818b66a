"""What a seat allows."""

from registry.people.policy import agencies_for, holds, initiators_open_to, may_administer, role_for
from registry.people.queries import system_actor
from registry.people.rules.roles import Permission, Role
from registry.shared.actor import PUBLIC, Actor, Seat

HEAD = Actor(user_id=1, seats=frozenset({Seat(Role.AGENCY_HEAD, 7), Seat(Role.CIVIL_SERVANT, 8), Seat(Role.RND_HEAD)}))


def test_a_permission_is_held_through_any_seat_and_for_the_agency_of_that_seat():
    assert [holds(HEAD, p) for p in (Permission.GRANT, Permission.CONVEY, Permission.LEGAL)] == [True, True, False]
    assert (agencies_for(HEAD, Permission.GRANT), agencies_for(HEAD, Permission.WRITE)) == ({7}, {7, 8})


def test_the_log_names_the_role_that_carries_the_permission():
    assert (role_for(HEAD, Permission.CONVEY), role_for(HEAD, Permission.LEGAL)) == ("kepala_litbang", "")


def test_each_person_writes_for_the_initiators_of_his_seats():
    assert (initiators_open_to(HEAD), initiators_open_to(PUBLIC)) == ({"perangkat_daerah", "asn"}, frozenset())


def test_the_installation_administers_and_the_public_does_not():
    assert [may_administer(actor) for actor in (system_actor(), PUBLIC, HEAD)] == [True, False, False]
