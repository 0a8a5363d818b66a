"""Loading and changing reference data."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignObjectRel, Model

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.reference import policy
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.reference.queries import LOADED, NATIONWIDE, brought_before, field_values, shipped_text
from registry.reference.rules import rows
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

LEGAL_BASIS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah\n"
    "Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah\n"
    "Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2018"
)
OPEN_FIELDS: Mapping[type[Model], frozenset[str]] = {
    Region: frozenset({"name", "latitude", "longitude", "point_source"}),
    RegionProfile: frozenset(
        {
            "accent",
            "coat_of_arms",
            "address",
            "legal_basis",
            "pause_while_returned",
            "report_months",
            "reminder_days",
            "contact_months",
        }
    ),
    Affair: frozenset({"code", "name", "group", "aliases", "for_province", "for_regency", "for_city", "note"}),
    Holiday: frozenset({"date", "name", "kind", "is_estimate"}),
    Option: frozenset({"list", "code", "label", "from_year", "to_year", "order"}),
}
FIXED: Mapping[type[Model], frozenset[str]] = {Option: frozenset({"list", "code"})}  # proposals keep these words
REMOVABLE = (Affair, Holiday)  # a choice of a form ends with a year, for proposals keep its code
Thing = TypeVar("Thing", bound=Model)


@transaction.atomic
def load_reference(*, by: Actor, at: datetime) -> int:
    """Insert what is missing of the files that come with the product, and say how much that was.

    What an earlier load brought is never brought again: an administrator may have changed or removed it since.
    """
    if not policy.may_change_reference(by):
        raise NotAllowed("Only an administrator loads reference data.")
    brought = brought_before(region_code=NATIONWIDE)
    added = {
        name: keys for name, found in _shipped().items() if (keys := _insert_missing(found, brought.get(name, set())))
    }
    if added:
        record_event(
            kind=Kind.REFERENCE_CHANGED,
            region_code=NATIONWIDE,
            subject_type=LOADED,
            subject_id=NATIONWIDE,
            role=policy.KEEPER,
            after=added,
            by=by,
            at=at,
        )
    return sum(len(keys) for keys in added.values())


@transaction.atomic
def make_tenant(*, region_code: str, by: Actor, at: datetime) -> RegionProfile:
    """Let a region keep its own proposals here, with the settings it may then change."""
    if not policy.may_change_region(by, region_code):
        raise NotAllowed("Only an administrator opens the registry for a region.")
    region = Region.objects.select_for_update().get(pk=region_code)
    profile, _is_new = RegionProfile.objects.get_or_create(region=region, defaults={"legal_basis": LEGAL_BASIS})
    if region.is_tenant:
        return profile
    region.is_tenant = True
    region.save(update_fields=["is_tenant"])
    _record(thing=region, before={"is_tenant": False}, after={"is_tenant": True}, by=by, at=at)
    return profile


@transaction.atomic
def change_reference(*, thing: Thing, changes: Mapping[str, Any], by: Actor, at: datetime) -> Thing:
    """Change a look-up or a region's settings, or add one that is not saved yet; nothing new leaves no event."""
    _require(thing=thing, by=by)
    fixed = frozenset() if thing._state.adding else FIXED.get(type(thing), frozenset())
    current, before, after = apply_changes(thing=thing, changes=changes, open_fields=OPEN_FIELDS[type(thing)] - fixed)
    if after:
        _record(thing=current, before=before, after=after, by=by, at=at)
    return current


@transaction.atomic
def remove_reference(*, thing: Model, by: Actor, at: datetime) -> None:
    """Take a look-up away while no record rests on it; what was removed stays in the log."""
    _require(thing=thing, by=by)
    if not isinstance(thing, REMOVABLE):
        raise NotAllowed("Regions, their settings and choices of forms are not removed.")
    current = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    if _is_used(current):
        raise Blocked([Problem("still_used", str(thing))])
    before = field_values(thing=current, fields=OPEN_FIELDS[type(thing)])
    current.delete()
    _record(thing=thing, before=before, after={}, by=by, at=at)


def _is_used(thing: Model) -> bool:
    """Whether any row names the thing, also in a list of several, which the database would silently shorten."""
    relations = [field for field in thing._meta.get_fields(include_hidden=True) if isinstance(field, ForeignObjectRel)]
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: thing}).exists()
        for relation in relations
    )


def apply_changes(
    *, thing: Thing, changes: Mapping[str, Any], open_fields: frozenset[str]
) -> tuple[Thing, dict[str, Any], dict[str, Any]]:
    """Write the changes to the row as it stands now; gives back the row and what differs, before and after."""
    is_new = thing._state.adding
    if closed := sorted(set(changes) - open_fields):
        raise Blocked([Problem("closed_field", name) for name in closed])
    current = thing if is_new else type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    before = {} if is_new else field_values(thing=current, fields=frozenset(changes))
    for name, value in changes.items():
        setattr(current, name, value)
    if not is_new and current.pk != thing.pk:
        raise Blocked([Problem("closed_field", current._meta.pk.name)])
    _require_valid(thing=current)
    after = field_values(thing=current, fields=frozenset(changes))
    if after == before:
        return current, {}, {}
    current.save(force_insert=is_new)
    after = field_values(thing=current, fields=frozenset(changes))
    differing = {name for name in after if is_new or after[name] != before[name]}
    return current, {n: v for n, v in before.items() if n in differing}, {n: after[n] for n in sorted(differing)}


def _require_valid(*, thing: Model) -> None:
    """Every field that cannot stand as it is, at once."""
    try:
        thing.full_clean()
    except ValidationError as error:
        raise Blocked([Problem("invalid_value", name) for name in sorted(error.message_dict)]) from error


def _require(*, thing: Model, by: Actor) -> None:
    if type(thing) not in OPEN_FIELDS:
        raise NotAllowed("This is not reference data.")
    region_code = _region_of(thing)
    is_open = (
        policy.may_change_reference(by) if region_code == NATIONWIDE else policy.may_change_region(by, region_code)
    )
    if not is_open:
        raise NotAllowed("Only an administrator changes reference data.")


def _region_of(thing: Model) -> str:
    """Whose chain tells of the thing: its province, kabupaten or kota, or the nationwide one."""
    return str(thing.pk)[:5] if isinstance(thing, Region | RegionProfile) else NATIONWIDE


def _record(*, thing: Model, before: dict[str, Any], after: dict[str, Any], by: Actor, at: datetime) -> None:
    record_event(
        kind=Kind.REFERENCE_CHANGED,
        region_code=_region_of(thing),
        subject_type=thing._meta.model_name or "",
        subject_id=str(thing.pk),
        role=policy.KEEPER,
        before=before,
        after=after,
        by=by,
        at=at,
    )


def _shipped() -> dict[str, dict[str, Model]]:
    """Everything the product brings, by kind and by the key that makes it one thing."""
    options = rows.option_rows(text=shipped_text(name="options.csv"))
    options += rows.asta_cita_rows(text=shipped_text(name="asta_cita.csv"))
    return {
        "daerah": {row.code: Region(**asdict(row)) for row in _read(rows.region_rows, "regions.csv")},
        "urusan": {
            str(row.code): Affair(**asdict(row) | {"aliases": list(row.aliases)})
            for row in _read(rows.affair_rows, "affairs.csv")
        },
        "hari_libur": {
            row.date.isoformat(): Holiday(**asdict(row)) for row in _read(rows.holiday_rows, "holidays_id.csv")
        },
        "pilihan": {f"{row.list}:{row.code}": Option(**asdict(row)) for row in options},
    }


def _read(reader: Any, name: str) -> Iterable[Any]:
    return reader(text=shipped_text(name=name))


def _insert_missing(found: Mapping[str, Model], brought: set[str]) -> list[str]:
    """Insert in file order (parents first) what neither stands there nor was brought before; the keys inserted."""
    if not found.keys() - brought:
        return []
    model = type(next(iter(found.values())))
    present = {_key(thing) for thing in model._default_manager.all()}
    missing = {key: thing for key, thing in found.items() if key not in present | brought}
    model._default_manager.bulk_create(missing.values(), batch_size=500)
    return list(missing)


def _key(thing: Model) -> str:
    """What makes a thing the same as one in the files."""
    if isinstance(thing, Holiday):
        return thing.date.isoformat()
    return f"{thing.list}:{thing.code}" if isinstance(thing, Option) else str(thing.pk)
