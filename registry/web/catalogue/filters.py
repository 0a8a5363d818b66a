"""How the public list is narrowed; the address says all of it."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.proposals.queries import catalogue, lists
from registry.workflow.labels import FORM_LABELS, PUBLIC_STATE_LABELS, STATE_LABELS
from registry.workflow.rules.states import PUBLIC

ALL = _("Semua")
Rows = QuerySet[Proposal]


class InnovationFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="of_text", label=_("Cari nama atau ringkasan inovasi"))
    region = django_filters.ModelChoiceFilter(
        queryset=lambda request: catalogue.published_regions(), label=_("Daerah"), empty_label=ALL
    )
    agency = django_filters.CharFilter(method="of_agency", label=_("Perangkat daerah"))
    main_affair = django_filters.ModelChoiceFilter(
        queryset=lambda request: catalogue.published_affairs(), label=_("Urusan"), empty_label=ALL
    )
    form = django_filters.ChoiceFilter(choices=list(FORM_LABELS.items()), label=_("Bentuk"), empty_label=ALL)
    year = django_filters.NumberFilter(method="of_year", label=_("Tahun"), min_value=1945, max_value=2100)
    state = django_filters.ChoiceFilter(
        choices=[(s, PUBLIC_STATE_LABELS.get(s, STATE_LABELS[s])) for s in STATE_LABELS if s in PUBLIC],
        label=_("Keadaan"),
        empty_label=ALL,
    )

    class Meta:
        model = Proposal
        fields: list[str] = []

    def of_text(self, rows: Rows, _name: str, text: str) -> Rows:
        return catalogue.named(rows, text=text)

    def of_agency(self, rows: Rows, _name: str, text: str) -> Rows:
        return catalogue.of_agency_named(rows, text=text)

    def of_year(self, rows: Rows, _name: str, year: Any) -> Rows:
        return lists.of_year(rows, year=int(year))
