"""How the public list is narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.reference.models import Affair
from registry.workflow.labels import INITIATOR_LABELS, STATE_LABELS
from registry.workflow.rules.states import PUBLIC


class InnovationFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(field_name="name", lookup_expr="icontains", label=_("Kata kunci"))
    initiator = django_filters.ChoiceFilter(
        choices=list(INITIATOR_LABELS.items()), label=_("Inisiator"), empty_label=_("Semua")
    )
    state = django_filters.ChoiceFilter(
        choices=[(s, STATE_LABELS[s]) for s in STATE_LABELS if s in PUBLIC], label=_("Keadaan"), empty_label=_("Semua")
    )
    main_affair = django_filters.ModelChoiceFilter(
        queryset=Affair.objects.all(), label=_("Urusan"), empty_label=_("Semua")
    )

    class Meta:
        model = Proposal
        fields: list[str] = []
