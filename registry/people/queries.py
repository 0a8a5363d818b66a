"""Who the person is, for doors."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from registry.people.models import Agency, Told, User
from registry.people.rules.roles import Role
from registry.reference.queries import House
from registry.shared.actor import PUBLIC, Actor, Seat

TOLD = {
    "told_role": F("memberships__role"),
    "told_agency_id": F("memberships__agency_id"),
    "told_agency_region": F("memberships__agency__region_id"),
    "told_is_tenant": F("region__is_tenant"),
    "told_region_name": F("region__name"),
    "told_accent": F("region__profile__accent"),
}


@dataclass(frozen=True, slots=True)
class Seated:
    """The actor behind a user, and whose register he works in; None where that does not follow from him."""

    actor: Actor = PUBLIC
    house: House | None = None


def known_user(*, pk: int) -> User | None:
    """The user with his seats and his region in one read, for every page asks for all of them."""
    rows = list(User.objects.filter(pk=pk).annotate(**TOLD))
    if not rows:
        return None
    user = rows[0]
    user.told = tuple(Told(*(getattr(row, name) for name in TOLD)) for row in rows)
    return user


def _told(pk: int) -> tuple[Told, ...]:
    """The same of a user who was read without it."""
    return tuple(Told(*row) for row in User.objects.filter(pk=pk).values_list(*TOLD.values()))


def seated(*, user: User, on: date) -> Seated:
    """Who acts and where; a seat in a foreign agency or an expired access counts for nothing.

    The account that set up the installation (createsuperuser) is its first administrator.
    """
    if not user.is_active or (user.access_until is not None and user.access_until < on):
        return Seated()
    told = user.told or _told(user.pk)
    seats = {
        Seat(role=each.role, agency_id=each.agency_id)
        for each in told
        if each.role is not None and (each.agency_id is None or each.agency_region == user.region_id)
    }
    founder = {Seat(Role.ADMINISTRATOR)} if user.is_superuser else set()
    actor = Actor(user_id=user.pk, region_code=user.region_id, seats=frozenset(seats | founder), on=on)
    if user.region_id is None:
        return Seated(actor)
    house = told[0]
    return Seated(actor, House(house.region_name or "", house.accent or "") if house.is_tenant else House())


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
