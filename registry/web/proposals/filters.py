"""How the list of proposals is narrowed and ordered; the address says all of it."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.proposals.queries import lists
from registry.reference.models import Affair
from registry.shared.actor import Actor
from registry.workflow.labels import INITIATOR_LABELS, STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.states import Stage

ALL = _("Semua")
SORT_LABELS = {
    lists.Sort.NEWEST: _("Perubahan terbaru"),
    lists.Sort.DUE: _("Jatuh tempo terdekat (hanya yang bertenggat)"),
    lists.Sort.NAME: _("Nama, A sampai Z"),
}
Rows = QuerySet[Proposal]


class TickFilter(django_filters.Filter):
    field_class = forms.BooleanField


class ProposalFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="of_text", label=_("Nama, nomor registrasi, atau perangkat daerah"))
    state = django_filters.ChoiceFilter(choices=list(STATE_LABELS.items()), label=_("Keadaan"), empty_label=ALL)
    stage = django_filters.ChoiceFilter(
        method="of_stage", choices=list(STAGE_LABELS.items()), label=_("Tahapan"), empty_label=ALL
    )
    initiator = django_filters.ChoiceFilter(
        choices=list(INITIATOR_LABELS.items()), label=_("Inisiator"), empty_label=ALL
    )
    agency = django_filters.ModelChoiceFilter(
        method="of_agency", queryset=Agency.objects.none(), label=_("Perangkat daerah"), empty_label=ALL
    )
    affair = django_filters.ModelChoiceFilter(
        method="of_affair", queryset=Affair.objects.all(), label=_("Urusan"), empty_label=ALL
    )
    year = django_filters.NumberFilter(method="of_year", label=_("Tahun"), min_value=1945, max_value=2100)
    overdue = TickFilter(method="only_overdue", label=_("Hanya yang lewat jatuh tempo"))
    urut = django_filters.ChoiceFilter(
        method="as_it_stands", choices=list(SORT_LABELS.items()), label=_("Urutan"), empty_label=None
    )

    class Meta:
        model = Proposal
        fields: list[str] = []

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["agency"].queryset = Agency.objects.filter(region_id=actor.region_code, is_active=True)

    @property
    def sort(self) -> lists.Sort:
        asked = self.form.cleaned_data.get("urut") if self.form.is_valid() else None
        return lists.Sort(asked or lists.Sort.NEWEST)

    def of_text(self, rows: Rows, _name: str, text: str) -> Rows:
        return lists.containing(rows, text=text)

    def of_stage(self, rows: Rows, _name: str, stage: str) -> Rows:
        return lists.of_stage(rows, stage=Stage(stage))

    def of_agency(self, rows: Rows, _name: str, agency: Agency) -> Rows:
        return lists.of_agency(rows, agency_id=agency.pk)

    def of_affair(self, rows: Rows, _name: str, affair: Affair) -> Rows:
        return lists.of_affair(rows, affair_id=affair.pk)

    def of_year(self, rows: Rows, _name: str, year: Any) -> Rows:
        return lists.of_year(rows, year=int(year))

    def only_overdue(self, rows: Rows, _name: str, is_asked: bool) -> Rows:
        return lists.overdue(rows, today=timezone.localdate()) if is_asked else rows

    def as_it_stands(self, rows: Rows, _name: str, _sort: str) -> Rows:
        return rows
