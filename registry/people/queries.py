"""Who the person is, for doors."""

from dataclasses import dataclass
from datetime import date

from registry.people.models import Agency, User
from registry.people.rules.roles import Role
from registry.reference.queries import House
from registry.shared.actor import PUBLIC, Actor, Seat

SEAT = ("memberships__role", "memberships__agency_id", "memberships__agency__region_id")
HOUSE = ("region__is_tenant", "region__name", "region__profile__accent")


@dataclass(frozen=True, slots=True)
class Seated:
    """The actor behind a user, and whose register he works in; None where that does not follow from him."""

    actor: Actor = PUBLIC
    house: House | None = None


def seated(*, user: User, on: date) -> Seated:
    """Every page asks for both, so both are one read; a seat in a foreign agency or an expired access counts nothing.

    The account that set up the installation (createsuperuser) is its first administrator.
    """
    if not user.is_active or (user.access_until is not None and user.access_until < on):
        return Seated()
    rows = list(User.objects.filter(pk=user.pk).values_list(*SEAT, *HOUSE))
    seats = {
        Seat(role=role, agency_id=agency_id)
        for role, agency_id, region_code, *_house in rows
        if role is not None and (agency_id is None or region_code == user.region_id)
    }
    founder = {Seat(Role.ADMINISTRATOR)} if user.is_superuser else set()
    actor = Actor(user_id=user.pk, region_code=user.region_id, seats=frozenset(seats | founder), on=on)
    if user.region_id is None:
        return Seated(actor)
    is_tenant, name, accent = rows[0][len(SEAT) :]
    return Seated(actor, House(name, accent or "") if is_tenant else House())


def actor_for(*, user: User, on: date) -> Actor:
    """The actor behind a user."""
    return seated(user=user, on=on).actor


def rnd_agency(*, region_code: str) -> Agency | None:
    """The agency that holds the research-and-development role in the region."""
    return Agency.objects.filter(region_id=region_code, is_rnd=True).first()


def system_actor(*, region_code: str | None = None) -> Actor:
    """The installation itself, for what a command does: an administrator that is no person."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.ADMINISTRATOR)}))


def citizen_actor(*, region_code: str) -> Actor:
    """A citizen without an account: no person is known, and only a receipt opens anything."""
    return Actor(region_code=region_code, seats=frozenset({Seat(Role.CITIZEN)}))
