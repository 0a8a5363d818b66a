"""Who the person is, for doors."""

from datetime import date

from registry.people.models import Agency, User
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC, Actor, Seat


def actor_for(*, user: User, on: date) -> Actor:
    """The actor behind a user; a seat in a foreign agency or an expired access counts for nothing."""
    if not user.is_active or (user.access_until is not None and user.access_until < on):
        return PUBLIC
    seats = user.memberships.select_related("agency")
    return Actor(
        user_id=user.pk,
        region_code=user.region_id,
        seats=frozenset(
            Seat(role=seat.role, agency_id=seat.agency_id)
            for seat in seats
            if seat.agency is None or seat.agency.region_id == user.region_id
        ),
        on=on,
    )


def rnd_agency(*, region_code: str) -> Agency | None:
    """The agency that holds the research-and-development role in the region."""
    return Agency.objects.filter(region_id=region_code, is_rnd=True).first()


def system_actor(*, region_code: str | None = None) -> Actor:
    """The installation itself, for what a command does: an administrator that is no person."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.ADMINISTRATOR)}))


def citizen_actor(*, region_code: str) -> Actor:
    """A citizen without an account: no person is known, and only a receipt opens anything."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.CITIZEN)}))
