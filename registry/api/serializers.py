"""What an innovation and a region say as open data: only what their pages show."""

from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from registry.catalogue.models import Entry
from registry.proposals.queries.published import is_embargoed
from registry.reference.models import Region

COLUMNS = (
    "id", "url", "name", "region_code", "region", "agency", "main_affair", "initiator", "form", "digital", "state",
    "stage", "year", "running", "replicated", "origin", "summary", "embargo_until", "source_url", "changed_at",
)  # fmt: skip


def row_of(entry: Entry, *, on: date) -> dict[str, Any]:
    """An embargo leaves the summary out, as on the page."""
    proposal = entry.proposal
    is_held = is_embargoed(proposal, on=on)
    return {
        "id": proposal.public_id,
        "url": f"/inovasi/{proposal.public_id}/",
        "name": proposal.name,
        "region_code": entry.region_id,
        "region": entry.region.name,
        "agency": entry.agency,
        "main_affair": entry.affair.name if entry.affair else "",
        "initiator": entry.initiator,
        "form": entry.form,
        "digital": entry.digital,
        "state": entry.state,
        "stage": entry.stage,
        "year": entry.year,
        "running": entry.running,
        "replicated": entry.replicated,
        "origin": entry.origin,
        "summary": "" if is_held else proposal.benefit or proposal.source_note,
        "embargo_until": proposal.embargo_until.isoformat() if proposal.embargo_until else None,
        "source_url": proposal.source_url,
        "changed_at": timezone.localtime(entry.changed_at).isoformat(),
    }


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
