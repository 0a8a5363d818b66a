"""What an innovation and a region say as open data: only what their pages show."""

from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from registry.catalogue.models import Entry
from registry.reference.models import Region

COLUMNS = (
    "id", "url", "name", "region_code", "region", "agency", "main_affair", "initiator", "form", "digital", "state",
    "stage", "year", "running", "replicated", "origin", "summary", "embargo_until", "source_url", "changed_at",
)  # fmt: skip


def row_of(entry: Entry, *, on: date) -> dict[str, Any]:
    proposal, affair = entry.proposal, entry.affair
    told = (
        proposal.public_id, proposal.name, entry.region_id, entry.region.name, entry.agency,
        affair.name if affair else "", entry.initiator, entry.form, entry.digital, entry.state, entry.stage,
        entry.year, entry.running, entry.replicated, entry.origin, proposal.benefit, proposal.source_note,
        proposal.embargo_until, proposal.source_url, entry.changed_at,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells_of(told, on=on), strict=True))


def cells_of(told: tuple[Any, ...], *, on: date) -> tuple[Any, ...]:
    """A row of `open_data.TOLD` in the order of the columns; an embargo leaves the summary out, as on the page."""
    benefit, note, until, source, changed_at = told[-5:]
    return (
        told[0], f"/inovasi/{told[0]}/", *told[1:5], told[5] or "", *told[6:15],
        "" if until is not None and until >= on else benefit or note, until.isoformat() if until else None, source,
        timezone.localtime(changed_at).isoformat(),
    )  # fmt: skip


class InnovationSerializer(serializers.Serializer[Entry]):
    """One published innovation; an empty text stands for what is not known."""

    id = serializers.CharField()
    url = serializers.CharField(help_text="Alamat halaman, relatif terhadap registri.")
    name = serializers.CharField()
    region_code = serializers.CharField()
    region = serializers.CharField()
    agency = serializers.CharField()
    main_affair = serializers.CharField()
    initiator = serializers.CharField()
    form = serializers.CharField()
    digital = serializers.CharField()
    state = serializers.CharField()
    stage = serializers.CharField()
    year = serializers.IntegerField(allow_null=True)
    running = serializers.CharField()
    replicated = serializers.CharField()
    origin = serializers.CharField()
    summary = serializers.CharField()
    embargo_until = serializers.DateField(allow_null=True)
    source_url = serializers.CharField()
    changed_at = serializers.DateTimeField()

    def to_representation(self, instance: Entry) -> dict[str, Any]:
        return row_of(instance, on=timezone.localdate())


class DownloadSerializer(serializers.Serializer[Entry]):
    """All at once, with the notice under which the data are given."""

    notice = serializers.CharField()
    results = InnovationSerializer(many=True)


class RegionSerializer(serializers.ModelSerializer[Region]):
    innovations = serializers.IntegerField(source="entries", help_text="Banyaknya inovasi yang diterbitkan.")
    province_code = serializers.CharField(source="parent_id", allow_null=True)

    class Meta:
        model = Region
        fields = ["code", "name", "level", "province_code", "innovations"]
