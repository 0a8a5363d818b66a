"""The form of a cooperation agreement: it validates and draws, it never saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.models import Adoption, CooperationAgreement, StudyVisit
from registry.exchange.queries.replications import adoptions_of_desk
from registry.exchange.queries.visits import visits_for
from registry.exchange.usecases.agreements import Terms
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.shared.actor import Actor
from registry.web.attachments.fields import CheckedFileField
from registry.web.proposals.step_forms import day
from registry.web.templatetags.words import tanggal

SHOWN = 100


def _adoption_words(adoption: Adoption) -> str:
    ends = f"{adoption.origin.region.name} → {adoption.adopter_region.name}"
    return f"{adoption.origin.name}: {ends}{' (SIMULASI)' if adoption.is_simulated else ''}"


def _visit_words(visit: StudyVisit) -> str:
    day_words = tanggal(visit.visit_on or visit.first_choice)
    return f"{visit.asking_region.name}, {day_words}{' (SIMULASI)' if visit.is_simulated else ''}"


class AgreementForm(forms.Form):
    partner = forms.ModelChoiceField(
        Region.objects.filter(level__in=AUTONOMOUS).order_by("name"), label=_("Daerah mitra"),
        empty_label=_("Pilih daerah"),
    )  # fmt: skip
    number = forms.CharField(label=_("Nomor"), max_length=120)
    on = day(_("Tanggal"))
    ends_on = day(_("Berakhir pada"))
    subject = forms.CharField(label=_("Tentang"), max_length=250)
    upload = CheckedFileField(label=_("Berkas perjanjian"), required=False)
    adoptions = forms.MultipleChoiceField(
        label=_("Replikasi yang berdasar kerja sama ini"), required=False, widget=forms.CheckboxSelectMultiple
    )
    visits = forms.MultipleChoiceField(
        label=_("Kunjungan yang berdasar kerja sama ini"), required=False, widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, standing: CooperationAgreement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_adoptions = {each.public_id: each for each in adoptions_of_desk(actor)[:SHOWN]}
        self.known_visits = {each.public_id: each for each in visits_for(actor)[:SHOWN]}
        fields: dict[str, Any] = self.fields
        fields["adoptions"].choices = [(key, _adoption_words(each)) for key, each in self.known_adoptions.items()]
        fields["visits"].choices = [(key, _visit_words(each)) for key, each in self.known_visits.items()]
        for name in ("adoptions", "visits"):
            if not fields[name].choices:
                fields[name].widget = forms.MultipleHiddenInput()
        if standing is not None:
            fields["upload"].help_text = _("Kosongkan bila berkasnya tetap: %(name)s.") % {"name": standing.file.name}

    def terms(self) -> Terms:
        clean = self.cleaned_data
        return Terms(
            clean["partner"].pk, clean["number"].strip(), clean["on"], clean["ends_on"], clean["subject"].strip(),
            [self.known_adoptions[key] for key in clean["adoptions"]],
            [self.known_visits[key] for key in clean["visits"]],
        )  # fmt: skip
