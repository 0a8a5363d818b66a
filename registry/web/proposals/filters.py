"""How the list of proposals is narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.workflow.labels import INITIATOR_LABELS, STATE_LABELS


class ProposalFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(field_name="name", lookup_expr="icontains", label=_("Nama inovasi"))
    state = django_filters.ChoiceFilter(choices=list(STATE_LABELS.items()), label=_("Keadaan"), empty_label=_("Semua"))
    initiator = django_filters.ChoiceFilter(
        choices=list(INITIATOR_LABELS.items()), label=_("Inisiator"), empty_label=_("Semua")
    )

    class Meta:
        model = Proposal
        fields: list[str] = []
