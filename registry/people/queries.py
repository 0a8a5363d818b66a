"""Who the person is, for doors."""

from datetime import date

from registry.people.models import Agency, User
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC, Actor, Seat


def actor_for(*, user: User, on: date) -> Actor:
    """The actor behind a user; a seat in a foreign agency or an expired access counts for nothing.

    The account that set up the installation (createsuperuser) is its first administrator.
    """
    if not user.is_active or (user.access_until is not None and user.access_until < on):
        return PUBLIC
    seats = {
        Seat(role=seat.role, agency_id=seat.agency_id)
        for seat in user.memberships.select_related("agency")
        if seat.agency is None or seat.agency.region_id == user.region_id
    }
    founder = {Seat(Role.ADMINISTRATOR)} if user.is_superuser else set()
    return Actor(user_id=user.pk, region_code=user.region_id, seats=frozenset(seats | founder), on=on)


def rnd_agency(*, region_code: str) -> Agency | None:
    """The agency that holds the research-and-development role in the region."""
    return Agency.objects.filter(region_id=region_code, is_rnd=True).first()


def system_actor(*, region_code: str | None = None) -> Actor:
    """The installation itself, for what a command does: an administrator that is no person."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.ADMINISTRATOR)}))


def citizen_actor(*, region_code: str) -> Actor:
    """A citizen without an account: no person is known, and only a receipt opens anything."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.CITIZEN)}))
