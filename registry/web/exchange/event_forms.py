"""Forms and filter of events: they validate and draw, they never save."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import EVENT_KIND_LABELS
from registry.exchange.models import ExchangeEvent
from registry.exchange.queries import events
from registry.exchange.rules.events import Rights, When, when_of
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.web.attachments.fields import CheckedFileField
from registry.web.proposals.step_forms import day, text

ALL = _("Semua")
Rows = QuerySet[ExchangeEvent]


class EventFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Cari acara, pokok bahasan, atau pembicara"))
    kind = django_filters.ChoiceFilter(choices=list(EVENT_KIND_LABELS.items()), label=_("Jenis"), empty_label=ALL)
    region = django_filters.ModelChoiceFilter(
        queryset=lambda request: events.event_regions(), label=_("Daerah"), empty_label=ALL
    )
    year = django_filters.NumberFilter(label=_("Tahun"), min_value=1945, max_value=2100)

    class Meta:
        model = ExchangeEvent
        fields: list[str] = []

    def filter_queryset(self, queryset: Rows) -> Rows:
        given = self.form.cleaned_data
        region, year = given.get("region"), given.get("year")
        return events.narrowed(
            queryset, text=given.get("q") or "", kind=given.get("kind") or "",
            region_code=getattr(region, "pk", region) or "", year=int(year) if year is not None else None,
        )  # fmt: skip


class EventForm(forms.Form):
    title = forms.CharField(label=_("Nama acara"), max_length=250)
    kind = forms.ChoiceField(label=_("Jenis"), choices=[("", _("Pilih jenis")), *EVENT_KIND_LABELS.items()])
    on = day(_("Tanggal"), required=False)
    until = day(_("Sampai tanggal"), required=False)
    year = forms.IntegerField(
        label=_("Tahun, bila tanggalnya tidak diketahui"), required=False, min_value=1945, max_value=2100
    )
    month = forms.IntegerField(label=_("Bulan (1 sampai 12)"), required=False, min_value=1, max_value=12)
    host = forms.CharField(label=_("Penyelenggara"), max_length=200, required=False)
    region = forms.ModelChoiceField(
        Region.objects.filter(level__in=AUTONOMOUS), label=_("Daerah"), required=False,
        empty_label=_("Belum diketahui"),
    )  # fmt: skip
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    guests = forms.ModelMultipleChoiceField(
        Region.objects.filter(level__in=AUTONOMOUS), label=_("Daerah yang hadir"), required=False,
        help_text=_("Tahan Ctrl atau Cmd untuk memilih lebih dari satu."),
    )  # fmt: skip
    topic = text(_("Pokok bahasan"), required=False)
    agenda = text(_("Susunan acara"), required=False)
    source_url = forms.URLField(label=_("Alamat sumber"), max_length=500, required=False, assume_scheme="https")
    source_note = forms.CharField(
        label=_("Sumber lain"), max_length=250, required=False,
        help_text=_("Misalnya nomor dan tanggal surat undangan. Salah satu sumber wajib ada."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def when(self) -> When:
        clean = self.cleaned_data
        return when_of(on=clean["on"], until=clean["until"], year=clean["year"], month=clean["month"])

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        names = ("title", "kind", "host", "place", "topic", "agenda", "source_url", "source_note")
        return {name: clean[name] for name in names} | {"region_id": clean["region"].pk if clean["region"] else None}

    def guest_regions(self) -> list[Region]:
        return list(self.cleaned_data["guests"])


class SpeakerForm(forms.Form):
    who = forms.CharField(
        label=_("Siapa"),
        max_length=200,
        help_text=_("Tulis hanya seperti yang disebut sumber: jabatan, lembaga, atau nama."),
    )
    office = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
    role = forms.CharField(label=_("Peran, misalnya narasumber"), max_length=120, required=False)
    topic = forms.CharField(label=_("Yang dibawakan"), max_length=250, required=False)


def _rights() -> list[tuple[str, str]]:
    return events.rights_choices(year=timezone.localdate().year)


class MaterialForm(forms.Form):
    """A file or an address, who made it, and what others may do with it."""

    title = forms.CharField(label=_("Judul bahan"), max_length=200)
    maker = forms.CharField(
        label=_("Dibuat oleh"),
        max_length=200,
        required=False,
        help_text=_("Perangkat daerah atau lembaga, bukan orang."),
    )
    rights = forms.ChoiceField(label=_("Hak pakai"), choices=_rights, initial=Rights.UNKNOWN)
    upload = CheckedFileField(label=_("Berkas"), required=False)
    url = forms.URLField(
        label=_("Atau alamatnya"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Misalnya rekaman atau salindia yang disimpan di tempat lain."),
    )  # fmt: skip
