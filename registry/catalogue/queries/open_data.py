"""What the open data read: entries with all that a row says, only while published; regions with their counts."""

from collections.abc import Iterator
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registry.catalogue.models import Entry, FacetCount
from registry.catalogue.rules.entries import Facet
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.workflow.rules.states import PUBLIC

READ = ("public_id", "name", "embargo_until", "benefit", "source_note", "source_url")

TOLD = (  # what a row of a download is made of
    "proposal__public_id", "proposal__name", "region_id", "region__name", "agency", "affair__name", "initiator", "form",
    "digital", "state", "stage", "year", "running", "replicated", "origin", "proposal__benefit",
    "proposal__source_note", "proposal__embargo_until", "proposal__source_url", "changed_at",
)  # fmt: skip


def open_entries() -> QuerySet[Entry]:
    return (
        Entry.objects.filter(proposal__state__in=sorted(PUBLIC))
        .select_related("proposal", "region", "affair")
        .only(
            *(field.name for field in Entry._meta.concrete_fields if not field.name.endswith("_words")),
            *(f"proposal__{name}" for name in READ), "region__name", "affair__name",
        )
    )  # fmt: skip


def told_rows(rows: QuerySet[Entry], *, at_once: int) -> Iterator[tuple[Any, ...]]:
    """Bare tuples by a cursor of the database: neither a record is built for each row nor all rows are held."""
    return rows.order_by("-changed_at", "-proposal_id").values_list(*TOLD).iterator(chunk_size=at_once)


def open_regions() -> QuerySet[Any]:
    """Every province, kabupaten and kota with how many innovations it has published."""
    kept = FacetCount.objects.filter(facet=Facet.REGION, value=OuterRef("code")).values("count")
    return Region.objects.filter(level__in=AUTONOMOUS).annotate(
        entries=Coalesce(Subquery(kept, output_field=IntegerField()), 0)
    )


def regions_by_province() -> list[tuple[Region, int, list[Region]]]:
    """Provinces with what all in them have published, and in each its regions that published something."""
    found = list(open_regions().filter(entries__gt=0).select_related("parent").order_by("code"))
    provinces = {region.code[:2]: region.parent or region for region in found}
    grouped = {code: [region for region in found if region.code[:2] == code] for code in provinces}
    return [
        (province, sum(region.entries for region in grouped[code]), grouped[code])
        for code, province in provinces.items()
    ]
