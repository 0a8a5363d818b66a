"""Forms of the proposals pages: they validate and draw, they never save."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.db.models import DateField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, Unit
from registry.people.policy import agencies_for, initiators_open_to
from registry.people.rules.roles import Permission
from registry.proposals.labels import BENEFIT_LABELS, FIELD_EXAMPLES, FIELD_WHY, TARGET_LABELS
from registry.proposals.models import Proposal
from registry.proposals.rules.content import Part
from registry.reference.queries import options
from registry.shared.actor import Actor
from registry.workflow.labels import FORM_LABELS, INITIATOR_LABELS

LOOK_UPS = {"classification": "klasifikasi", "theme": "tematik", "asta_cita": "asta_cita", "pkpn_cluster": "pkpn"}
ADDRESSES: dict[str, Any] = {"video_url": partial(forms.URLField, assume_scheme="https")}
SEVERAL: dict[str, Mapping[Any, Any]] = {
    "secondary_forms": FORM_LABELS,
    "targets": TARGET_LABELS,
    "benefit_kinds": BENEFIT_LABELS,
}


class NewProposalForm(forms.Form):
    """The short first step: five fields."""

    initiator = forms.ChoiceField(label=_("Inisiator"))
    name = forms.CharField(label=_("Nama inovasi"), max_length=250)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Perangkat daerah"), required=False)
    initiator_name = forms.CharField(label=_("Nama atau jabatan inisiator"), max_length=200)
    form = forms.ChoiceField(label=_("Bentuk inovasi"), choices=list(FORM_LABELS.items()))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = initiators_open_to(actor)
        initiator, agency = self.fields["initiator"], self.fields["agency"]
        if isinstance(initiator, forms.ChoiceField):
            initiator.choices = [(i, label) for i, label in INITIATOR_LABELS.items() if i in open_ones]
        agencies = agencies_for(actor, Permission.WRITE)
        if isinstance(agency, forms.ModelChoiceField):
            agency.queryset = Agency.objects.filter(pk__in=agencies, is_active=True)


class PartForm(forms.ModelForm):
    """One part of the proposal: each field says why it is asked and which article or form item asks it."""

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, year = self.instance.region_id, timezone.localdate().year
        unit = self.fields.get("unit")
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = Unit.objects.filter(agency_id=self.instance.agency_id, agency__region_id=region)
        for name in self.fields.keys() & LOOK_UPS.keys():
            entries = [(option.code, option.label) for option in options(list=LOOK_UPS[name], year=year)]
            self._replace(name, forms.ChoiceField(choices=[("", "–"), *entries], required=False))
        for name in self.fields.keys() & SEVERAL.keys():
            boxes = forms.CheckboxSelectMultiple()
            self._replace(
                name, forms.MultipleChoiceField(choices=list(SEVERAL[name].items()), widget=boxes, required=False)
            )
        for item in part.items:
            if field := self.fields.get(item.name):
                said = {
                    "basis": item.basis,
                    "why": FIELD_WHY.get(item.name, ""),
                    "example": FIELD_EXAMPLES.get(item.name, ""),
                }
                vars(field).update(said)

    def _replace(self, name: str, field: forms.Field) -> None:
        field.label = self.fields[name].label
        self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Line ends as they were typed, not as the browser sends them."""
        cleaned: dict[str, Any] = super().clean() or {}
        return {n: v.replace("\r\n", "\n") if isinstance(v, str) else v for n, v in cleaned.items()}


def part_form(part: Part) -> Any:
    """The form of one part of the proposal, from its items."""
    names = list(part.names)
    widgets: dict[str, Any] = {
        name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        for name in names
        if isinstance(Proposal._meta.get_field(name), DateField)
    }
    if "other_affairs" in names:
        widgets["other_affairs"] = forms.CheckboxSelectMultiple()
    return forms.modelform_factory(Proposal, form=PartForm, fields=names, widgets=widgets, field_classes=ADDRESSES)
