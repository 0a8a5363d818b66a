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
from registry.proposals.rules.narrowing import Narrowing
from registry.reference.models import Affair
from registry.shared.actor import Actor
from registry.web.choosing import Choices
from registry.workflow.labels import INITIATOR_LABELS, STAGE_LABELS, STATE_LABELS

ALL = _("Semua")
SORT_LABELS = {
    lists.Sort.NEWEST: _("Perubahan terbaru"),
    lists.Sort.DUE: _("Jatuh tempo terdekat (hanya yang bertenggat)"),
    lists.Sort.NAME: _("Nama, A sampai Z"),
}


class TickFilter(django_filters.Filter):
    field_class = forms.BooleanField


class ProposalFilter(django_filters.FilterSet):
    """The form of the list; which rows it leaves stands in `queries.lists.narrowed`, for the file of the list too."""

    q = django_filters.CharFilter(label=_("Nama, nomor registrasi, atau perangkat daerah"))
    state = django_filters.ChoiceFilter(
        choices=list(STATE_LABELS.items()), label=_("Keadaan"), empty_label=ALL, widget=Choices
    )
    stage = django_filters.ChoiceFilter(
        choices=list(STAGE_LABELS.items()), label=_("Tahapan"), empty_label=ALL, widget=Choices
    )
    initiator = django_filters.ChoiceFilter(
        choices=list(INITIATOR_LABELS.items()), label=_("Inisiator"), empty_label=ALL, widget=Choices
    )
    agency = django_filters.ModelChoiceFilter(
        queryset=Agency.objects.none(), label=_("Perangkat daerah"), empty_label=ALL, widget=Choices
    )
    affair = django_filters.ModelChoiceFilter(
        queryset=Affair.objects.only("name"), label=_("Urusan"), empty_label=ALL, widget=Choices
    )
    year = django_filters.NumberFilter(label=_("Tahun"), min_value=1945, max_value=2100)
    overdue = TickFilter(label=_("Hanya yang lewat jatuh tempo"))
    urut = django_filters.ChoiceFilter(
        choices=list(SORT_LABELS.items()), label=_("Urutan"), empty_label=None, widget=Choices
    )

    class Meta:
        model = Proposal
        fields: list[str] = []

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = Agency.objects.filter(region_id=actor.region_code, is_active=True)
        self.filters["agency"].queryset = agencies.only("name")

    @property
    def wanted(self) -> Narrowing:
        """What was asked for, as plain values; a false choice asks for nothing."""
        given = self.form.cleaned_data if self.is_bound and self.form.errors is not None else {}
        agency, affair, year = given.get("agency"), given.get("affair"), given.get("year")
        return Narrowing(
            text=given.get("q") or "",
            state=given.get("state") or "",
            stage=given.get("stage") or "",
            initiator=given.get("initiator") or "",
            agency_id=agency.pk if agency else None,
            affair_id=affair.pk if affair else None,
            year=int(year) if year else None,
            overdue=bool(given.get("overdue")),
            sort=given.get("urut") or lists.Sort.NEWEST.value,
        )

    def filter_queryset(self, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        return lists.narrowed(queryset, to=self.wanted, today=timezone.localdate())
