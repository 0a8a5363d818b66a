"""Forms of the clinic: they validate and draw, they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import ADVISED_LABELS
from registry.exchange.queries.clinic import agencies_asking, askable_proposals
from registry.exchange.rules.clinic import Advised
from registry.shared.actor import Actor
from registry.web.proposals.step_forms import day, text

ANSWERS = [(str(state), label) for state, label in ADVISED_LABELS.items() if state != Advised.OPEN]


class QuestionForm(forms.Form):
    """What an agency asks; about one of its proposals or none."""

    agency = forms.ModelChoiceField(agencies_asking(Actor()), label=_("Perangkat daerah"), empty_label=None)
    proposal = forms.ModelChoiceField(
        askable_proposals(Actor()),
        label=_("Tentang usulan"),
        required=False,
        empty_label=_("Tidak tentang satu usulan"),
        help_text=_("Namanya terbaca oleh perangkat daerah litbang, juga kalau masih draf."),
    )
    clinic_question = text(_("Yang ingin ditanyakan"))
    wished = forms.CharField(
        label=_("Hari yang diinginkan"),
        required=False,
        max_length=200,
        help_text=_("Misalnya: Selasa atau Kamis pagi."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_asking(actor)  # type: ignore[attr-defined]
        self.fields["proposal"].queryset = askable_proposals(actor)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "agency_id": clean["agency"].pk, "proposal_id": clean["proposal"].pk if clean["proposal"] else None,
            "question": clean["clinic_question"], "wished": clean["wished"],
        }  # fmt: skip


class AppointmentForm(forms.Form):
    on = day(_("Tanggal pertemuan"))
    clinic_place = forms.CharField(label=_("Tempat atau alamat pertemuan"), max_length=300)


class AdviceForm(forms.Form):
    advice_text = text(_("Saran"))


class AdviceAnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Sudah dikerjakan?"), choices=ANSWERS, widget=forms.RadioSelect)
    advice_word = text(_("Keterangan"))


class OutcomeForm(forms.Form):
    clinic_outcome = text(_("Yang berubah karena konsultasi ini"))
