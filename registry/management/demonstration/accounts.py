"""The people of the demonstration: one account a role in each region, and a few more."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from registry.people.labels import ROLES
from registry.people.models import Agency, User
from registry.people.queries import actor_for, rnd_agency
from registry.people.rules.roles import AGENCY_ROLES, Role
from registry.people.usecases import create_user, seat_user, set_password
from registry.shared.actor import Actor

REGIONS = ("13.76", "13.07")
MAIN_AGENCIES = {
    "13.76": "Kecamatan Payakumbuh Timur",
    "13.07": "Dinas Lingkungan Hidup, Perumahan Rakyat dan Permukiman",
}
CIVIL_REGISTRY = "Dinas Kependudukan dan Pencatatan Sipil"
ENVIRONMENT = "Dinas Lingkungan Hidup"
COOPERATIVES = "Dinas Koperasi, Usaha Kecil dan Menengah"
RND_ROLES = frozenset({Role.RND_HEAD, Role.RND_OFFICER})


@dataclass(frozen=True, slots=True)
class Seating:
    """One account: in which region, with which role, at which agency; the suffix tells namesakes apart."""

    region: str
    role: Role
    agency: str = ""
    suffix: str = ""

    @property
    def username(self) -> str:
        return "-".join(part for part in (self.region, str(self.role), self.suffix) if part)


SEATINGS: Sequence[Seating] = (
    *(
        Seating(region, role, MAIN_AGENCIES[region] if role in AGENCY_ROLES else "")
        for region in REGIONS
        for role in Role
    ),
    *(Seating("13.76", role, CIVIL_REGISTRY, "disdukcapil") for role in Role if role in AGENCY_ROLES),
    Seating("13.76", Role.EXECUTOR, ENVIRONMENT, "dlh"),
    Seating("13.76", Role.EXECUTOR, COOPERATIVES, "koperasi"),
    Seating("13.76", Role.TEAM_MEMBER, suffix="pakar"),
    Seating("13.76", Role.TEAM_MEMBER, suffix="praktisi"),
)


def open_accounts(*, by: Actor, at: datetime) -> dict[str, str]:
    """Every account with its seat, and by user name the password it got."""
    passwords = {seating.username: secrets.token_urlsafe(15) for seating in SEATINGS}
    for seating in SEATINGS:
        office = f"{ROLES[seating.role]} (peragaan)"
        user = create_user(
            region_code=seating.region, password=passwords[seating.username],
            changes={"username": seating.username, "office": office}, by=by, at=at,
        )  # fmt: skip
        seat_user(user=user, role=seating.role, agency=_agency_of(seating), by=by, at=at)
    return passwords


def renew_passwords(*, by: Actor, at: datetime) -> dict[str, str]:
    """New passwords for the accounts that are still there, where the list of logins was lost."""
    passwords = {}
    for user in User.objects.filter(username__in=[seating.username for seating in SEATINGS]).order_by("pk"):
        passwords[user.username] = secrets.token_urlsafe(15)
        set_password(user=user, password=passwords[user.username], by=by, at=at)
    return passwords


def write_logins(*, place: Path, passwords: dict[str, str]) -> None:
    """The list of accounts, readable by its owner alone; there is either the whole list or none."""
    rows = [
        {
            "role": seating.role.value,
            "username": seating.username,
            "password": passwords[seating.username],
            "region": seating.region,
            "agency": _agency_name(seating),
        }
        for seating in SEATINGS
        if seating.username in passwords
    ]
    half = place.with_suffix(".part")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    half.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    half.replace(place)


def logins_fit(*, place: Path) -> bool:
    """Whether the list is there and belongs to this database."""
    try:
        row = json.loads(place.read_text(encoding="utf-8"))[0]
    except (OSError, ValueError, LookupError):
        return False
    user = User.objects.filter(username=row["username"]).first()
    return user is not None and user.check_password(row["password"])


def user_at(*, region: str, role: Role, agency: str = "") -> User:
    """The first person of a region in this seat; at this agency where the role belongs to one."""
    seats = User.objects.filter(region_id=region, memberships__role=role)
    if role in AGENCY_ROLES:
        seats = seats.filter(memberships__agency__name=agency)
    return seats.order_by("pk")[0]


def acting(*, region: str, role: Role, agency: str = "", on: date) -> Actor:
    return actor_for(user=user_at(region=region, role=role, agency=agency), on=on)


def _agency_of(seating: Seating) -> Agency | None:
    if seating.role in RND_ROLES:
        return rnd_agency(region_code=seating.region)
    return Agency.objects.get(region_id=seating.region, name=seating.agency) if seating.agency else None


def _agency_name(seating: Seating) -> str:
    agency = _agency_of(seating)
    return agency.name if agency else ""
