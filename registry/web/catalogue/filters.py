"""How the public catalogue is narrowed, on the pages and in the open data; the address says all of it."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.catalogue.labels import FACETS, ORIGINS, RUNNING, UNKNOWN, YES_NO
from registry.catalogue.models import Entry
from registry.catalogue.queries.narrowing import UNKNOWN_VALUE, having
from registry.catalogue.queries.search import Found, find
from registry.catalogue.rules.entries import Facet
from registry.workflow.labels import FORM_LABELS, INITIATOR_LABELS, PUBLIC_STATE_LABELS, STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.states import PUBLIC, State

Rows = QuerySet[Entry]
STATES = {
    state: PUBLIC_STATE_LABELS.get(state, STATE_LABELS[state])
    for state in STATE_LABELS
    if state in PUBLIC - {State.HENTI_USUL}
}
CHOICES: dict[Facet, Mapping[Any, Any]] = {
    Facet.INITIATOR: INITIATOR_LABELS, Facet.FORM: FORM_LABELS, Facet.DIGITAL: YES_NO, Facet.STAGE: STAGE_LABELS,
    Facet.STATE: STATES, Facet.RUNNING: RUNNING, Facet.REPLICATED: YES_NO, Facet.ORIGIN: ORIGINS,
}  # fmt: skip
LONGEST = 200


class AnyText(forms.CharField):
    """Whatever was typed is a question: what no text may hold is left out, what is too long is cut."""

    def to_python(self, value: Any) -> str:
        return super().to_python((value or "").replace("\0", "")[:LONGEST]) or ""


class TextFilter(django_filters.CharFilter):
    field_class = AnyText


def _text(facet: Facet) -> TextFilter:
    return TextFilter(method="of_facet", label=FACETS[facet])


def _choice(facet: Facet) -> django_filters.ChoiceFilter:
    choices = [(str(value), word) for value, word in CHOICES[facet].items()] + [(UNKNOWN_VALUE, UNKNOWN)]
    return django_filters.ChoiceFilter(method="of_facet", label=FACETS[facet], choices=choices)


class EntryFilter(django_filters.FilterSet):
    """The facets, then the question; `found` tells how the question was understood."""

    region = _text(Facet.REGION)
    agency = _text(Facet.AGENCY)
    main_affair = _text(Facet.AFFAIR)
    initiator = _choice(Facet.INITIATOR)
    form = _choice(Facet.FORM)
    digital = _choice(Facet.DIGITAL)
    stage = _choice(Facet.STAGE)
    year = _text(Facet.YEAR)
    state = _choice(Facet.STATE)
    running = _choice(Facet.RUNNING)
    replicated = _choice(Facet.REPLICATED)
    origin = _choice(Facet.ORIGIN)
    q = TextFilter(method="of_text", label=_("Cari inovasi"))
    found: Found | None = None

    class Meta:
        model = Entry
        fields: list[str] = []

    def of_facet(self, rows: Rows, name: str, value: str) -> Rows:
        return having(rows, facet=Facet(name), value=value)

    def of_text(self, rows: Rows, _name: str, text: str) -> Rows:
        self.found = find(rows, text=text)
        return self.found.rows

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that narrow, with their values; a value that cannot be is passed over."""
        if not self.is_bound or not (self.errors or self.form.cleaned_data):
            return {}
        return {name: value for name, value in self.form.cleaned_data.items() if value and name != "q"}
