"""Keeping agencies, units, users and their seats."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest, record_event
from registry.people import policy
from registry.people.models import Agency, Membership, Unit, User
from registry.people.rules.agencies import FILES, RND_AGENCIES, agency_rows
from registry.people.rules.roles import Permission, Role
from registry.reference.queries import LOADED, NATIONWIDE, brought_before, shipped_text
from registry.reference.usecases import apply_changes
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

AGENCY_FIELDS = frozenset({"name", "short_name", "kind", "is_active", "seen_in_year", "source_url"})
UNIT_FIELDS = frozenset({"name"})
USER_FIELDS = frozenset({"username", "first_name", "last_name", "email", "office", "access_until", "is_active"})
OWN_ACCESS = frozenset({"access_until", "is_active"})
PERSONAL = frozenset({"username", "first_name", "last_name", "email"})


@transaction.atomic
def load_agencies(*, region_code: str, by: Actor, at: datetime) -> int:
    """Insert the agencies and units that a source names for the region, unless an earlier load brought them."""
    _require(by=by, region_code=region_code)
    if region_code not in FILES:
        return 0
    agencies, units = agency_rows(text=shipped_text(name=FILES[region_code]))
    brought = brought_before(region_code=region_code)
    rnd_name = (
        "" if Agency.objects.filter(region_id=region_code, is_rnd=True).exists() else RND_AGENCIES.get(region_code)
    )
    added: dict[str, list[str]] = {"perangkat_daerah": [], "unit_kerja": []}
    present = {agency.name: agency for agency in Agency.objects.filter(region_id=region_code)}
    for row in agencies:
        if row.name in present or row.name in brought.get("perangkat_daerah", ()):
            continue
        present[row.name] = Agency.objects.create(
            region_id=region_code,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            is_rnd=row.name == rnd_name,
            seen_in_year=row.seen_in_year,
            source_url=row.source_url,
        )
        added["perangkat_daerah"].append(row.name)
    for unit in units:
        parent = present.get(unit.agency_name)
        if parent is None or unit.name in brought.get("unit_kerja", ()):
            continue
        if Unit.objects.get_or_create(agency=parent, name=unit.name)[1]:
            added["unit_kerja"].append(unit.name)
    found = {kind: names for kind, names in added.items() if names}
    if found:
        _record(subject=(LOADED, region_code), region_code=region_code, after=found, by=by, at=at)
    return sum(len(names) for names in found.values())


@transaction.atomic
def change_agency(*, agency: Agency, changes: Mapping[str, Any], by: Actor, at: datetime) -> Agency:
    """Change an agency, or add one that is not saved yet."""
    _require(by=by, region_code=agency.region_id)
    current, before, after = apply_changes(thing=agency, changes=changes, open_fields=AGENCY_FIELDS)
    if after:
        _record(subject=_subject(current), region_code=current.region_id, before=before, after=after, by=by, at=at)
    return current


@transaction.atomic
def change_unit(*, unit: Unit, changes: Mapping[str, Any], by: Actor, at: datetime) -> Unit:
    """Change a work unit, or add one that is not saved yet."""
    region_code = unit.agency.region_id
    _require(by=by, region_code=region_code)
    current, before, after = apply_changes(thing=unit, changes=changes, open_fields=UNIT_FIELDS)
    if after:
        _record(subject=_subject(current), region_code=region_code, before=before, after=after, by=by, at=at)
    return current


@transaction.atomic
def name_rnd_agency(*, agency: Agency, by: Actor, at: datetime) -> Agency:
    """Give the research-and-development role to this agency, and take it from the one that had it."""
    _require(by=by, region_code=agency.region_id)
    peers = list(Agency.objects.select_for_update().filter(region_id=agency.region_id).order_by("pk"))
    holder = next((peer for peer in peers if peer.is_rnd), None)
    current = next(peer for peer in peers if peer.pk == agency.pk)
    if current == holder:
        return current
    if holder is not None:
        holder.is_rnd = False
        holder.save(update_fields=["is_rnd"])
    current.is_rnd = True
    current.save(update_fields=["is_rnd"])
    _record(
        subject=_subject(current),
        region_code=current.region_id,
        before={"rnd_agency": holder.pk if holder else None},
        after={"rnd_agency": current.pk},
        by=by,
        at=at,
    )
    return current


@transaction.atomic
def create_user(*, region_code: str | None, password: str, changes: Mapping[str, Any], by: Actor, at: datetime) -> User:
    """Open an account; its seats are given one by one with seat_user."""
    _require(by=by, region_code=region_code)
    user = User(region_id=region_code)
    _put_password(user=user, password=password)
    current, _, after = apply_changes(thing=user, changes=changes, open_fields=USER_FIELDS)
    _record_person(user=current, before={}, after=_kept(after), by=by, at=at)
    return current


@transaction.atomic
def change_user(*, user: User, changes: Mapping[str, Any], by: Actor, at: datetime) -> User:
    """Change an account; the log keeps personal values as digests only, and nobody closes his own."""
    _require(by=by, region_code=user.region_id)
    if user.pk == by.user_id and changes.keys() & OWN_ACCESS:
        raise Blocked([Problem("own_account", name) for name in sorted(changes.keys() & OWN_ACCESS)])
    current, before, after = apply_changes(thing=user, changes=changes, open_fields=USER_FIELDS)
    if after:
        _record_person(user=current, before=_kept(before), after=_kept(after), by=by, at=at)
    return current


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor, at: datetime) -> None:
    """Give an account a new password; its open sessions end with the old one."""
    _require(by=by, region_code=user.region_id)
    _put_password(user=user, password=password)
    user.save(update_fields=["password"])
    _record_person(user=user, before={}, after={"password": "diganti"}, by=by, at=at)


@transaction.atomic
def reset_second_factor(*, user: User, by: Actor, at: datetime) -> None:
    """Take a lost second factor and its recovery codes away, so that the person can set it up anew."""
    _require(by=by, region_code=user.region_id)
    if Authenticator.objects.filter(user=user).delete()[0]:
        _record_person(user=user, before={}, after={"second_factor": "dihapus"}, by=by, at=at)


@transaction.atomic
def seat_user(*, user: User, role: Role, agency: Agency | None = None, by: Actor, at: datetime) -> Membership:
    """Give a person a role, for an agency of his own region or for the region; an administrator may enter the admin."""
    _require(by=by, region_code=user.region_id)
    if agency is not None and agency.region_id != user.region_id:
        raise Blocked([Problem("foreign_agency", "agency")])
    seat = {"role": role.value, "agency": agency}
    seated, _, after = apply_changes(
        thing=user.memberships.filter(**seat).first() or Membership(user=user),
        changes=seat,
        open_fields=frozenset(seat),
    )
    if after:
        _set_staff(user=user)
        _record_person(user=user, before={}, after={"seat": [after["role"], after["agency"]]}, by=by, at=at)
    return seated


@transaction.atomic
def unseat_user(*, membership: Membership, by: Actor, at: datetime) -> None:
    """Take a role from a person."""
    user = membership.user
    _require(by=by, region_code=user.region_id)
    if user.pk == by.user_id and membership.role == Role.ADMINISTRATOR:
        raise Blocked([Problem("own_account", "role")])
    seat = [membership.role, membership.agency_id]
    membership.delete()
    _set_staff(user=user)
    _record_person(user=user, before={"seat": seat}, after={}, by=by, at=at)


def _require(*, by: Actor, region_code: str | None) -> None:
    """An administrator of the same region, or one who is bound to no region."""
    if not policy.may_administer(by) or by.region_code not in {None, region_code}:
        raise NotAllowed("Only an administrator of the region keeps its agencies and accounts.")


def _put_password(*, user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Blocked([Problem("weak_password", "password")]) from error
    user.set_password(password)


def _set_staff(*, user: User) -> None:
    """Only who holds an administrator's seat passes the first door of the admin."""
    user.is_staff = user.is_superuser or user.memberships.filter(role=Role.ADMINISTRATOR).exists()
    user.save(update_fields=["is_staff"])


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the log may keep them, so that lawful erasure never breaks it."""
    return {name: digest(value) if name in PERSONAL else value for name, value in values.items()}


def _subject(thing: Model) -> tuple[str, str]:
    return thing._meta.model_name or "", str(thing.pk)


def _record_person(*, user: User, before: dict[str, Any], after: dict[str, Any], by: Actor, at: datetime) -> None:
    _record(
        kind=Kind.PERSON_CHANGED,
        subject=_subject(user),
        region_code=user.region_id or NATIONWIDE,
        before=before,
        after=after,
        by=by,
        at=at,
    )


def _record(
    *,
    subject: tuple[str, str],
    region_code: str,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
    kind: Kind = Kind.REFERENCE_CHANGED,
    by: Actor,
    at: datetime,
) -> None:
    record_event(
        kind=kind,
        region_code=region_code,
        subject_type=subject[0],
        subject_id=subject[1],
        role=policy.role_for(by, Permission.ADMINISTER),
        before=before,
        after=after,
        by=by,
        at=at,
    )
