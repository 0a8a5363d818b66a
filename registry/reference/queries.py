"""Reading reference data."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Model, Q, QuerySet

from registry.audit.queries import history_of
from registry.reference.models import Affair, Holiday, Option, Region
from registry.reference.rules.authority import is_within_authority

NATIONWIDE = "00"  # the chain of events of what belongs to no region
LOADED = "muatan"  # what an event calls a load of shipped files
DATA = Path(__file__).parent / "data"
AUTONOMOUS = ("provinsi", "kabupaten", "kota")


@dataclass(frozen=True, slots=True)
class AffairChoice:
    """An affair as a form offers it to a region; the warning never blocks."""

    affair: Affair
    warning: str


@dataclass(frozen=True, slots=True)
class House:
    """Whose register a page shows; empty where that is nobody's."""

    name: str = ""
    accent: str = ""


def lone_house() -> House:
    """The only tenant; of several none is meant."""
    found = list(Region.objects.filter(is_tenant=True).values_list("name", "profile__accent")[:2])
    return House(found[0][0], found[0][1] or "") if len(found) == 1 else House()


def shipped_text(*, name: str) -> str:
    """The text of a reference file that comes with the product."""
    return (DATA / name).read_text(encoding="utf-8-sig")


def brought_before(*, region_code: str) -> dict[str, set[str]]:
    """By kind, the keys that earlier loads inserted, as their events tell."""
    brought: dict[str, set[str]] = {}
    for event in history_of(subject_type=LOADED, subject_id=region_code):
        for name, keys in event.after.items():
            brought.setdefault(name, set()).update(keys)
    return brought


def holidays(*, from_year: int | None = None) -> frozenset[date]:
    """Days on which no working day is counted, cuti bersama among them."""
    found = Holiday.objects.all() if from_year is None else Holiday.objects.filter(date__gte=date(from_year, 1, 1))
    return frozenset(found.values_list("date", flat=True))


def affairs_for(*, region: Region) -> list[AffairChoice]:
    """Every affair, with the reserve of the act where the region's level has one (Art. 6 d)."""
    return [AffairChoice(affair, authority_warning(affair=affair, region=region)) for affair in Affair.objects.all()]


def authority_warning(*, affair: Affair, region: Region) -> str:
    """Why the region should check its authority over the affair; empty where the act gives it."""
    within = is_within_authority(
        level=region.level,
        for_province=affair.for_province,
        for_regency=affair.for_regency,
        for_city=affair.for_city,
    )
    return "" if within else affair.note


def affair_named(*, name: str) -> Affair | None:
    """The affair by its name in the act or by a spelling that lists use."""
    wanted = name.strip().casefold()
    for affair in Affair.objects.all():
        if wanted in {spelling.casefold() for spelling in (affair.name, *affair.aliases)}:
            return affair
    return None


def options(*, list: str, year: int) -> QuerySet[Option]:
    """The entries of a yearly look-up that were asked for in that year."""
    begun = Q(from_year__isnull=True) | Q(from_year__lte=year)
    not_ended = Q(to_year__isnull=True) | Q(to_year__gte=year)
    return Option.objects.filter(begun, not_ended, list=list)


def known_regions() -> dict[str, str]:
    """Code and name of every province, kabupaten and kota."""
    return dict(Region.objects.filter(level__in=AUTONOMOUS).values_list("code", "name"))


def tenants() -> QuerySet[Region]:
    """The regions that keep their own proposals here."""
    return Region.objects.filter(is_tenant=True).select_related("profile")


def region_tree(*, region_code: str) -> dict[Region, list[Region]]:
    """The kecamatan of a region, each with its kelurahan."""
    below = list(Region.objects.filter(code__startswith=f"{region_code}."))
    tops = [region for region in below if region.parent_id == region_code]
    return {top: [region for region in below if region.parent_id == top.pk] for top in tops}


def field_values(*, thing: Model, fields: set[str] | frozenset[str]) -> dict[str, Any]:
    """How the fields stand, in values that the event log can keep."""
    columns = {field.name: field.attname for field in thing._meta.concrete_fields}
    return {name: _loggable(getattr(thing, columns[name])) for name in sorted(fields)}


def _loggable(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


def affairs_by_code() -> dict[int, str]:
    """The name of every affair by its code."""
    return dict(Affair.objects.values_list("code", "name"))


def region_names(*, codes: list[str]) -> dict[str, str]:
    """The names of these regions by their codes."""
    return dict(Region.objects.filter(pk__in=codes).values_list("code", "name"))
