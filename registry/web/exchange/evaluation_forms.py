"""Forms of a participants' evaluation: the phone's questions, and the host's opening of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import PROBLEMS, QUESTION_LABELS, SCALE_LABELS
from registry.exchange.rules.evaluation import Question, Words
from registry.web.exchange.sending import OpenForm
from registry.web.exchange.visit_forms import region_choices
from registry.web.proposals.step_forms import day, text

SCALE = list(SCALE_LABELS.items())
OFF_SCALE = dict.fromkeys(("required", "invalid", "invalid_choice"), PROBLEMS["mark_out_of_scale"])


def mark(question: Question) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=QUESTION_LABELS[question], choices=SCALE, coerce=int, widget=forms.RadioSelect, error_messages=OFF_SCALE
    )


class EvaluationForm(OpenForm):
    """Three marks, two free texts, and where one comes from if one likes; no person is asked for."""

    topics = mark(Question.TOPICS)
    speakers = mark(Question.SPEAKERS)
    organisation = mark(Question.ORGANISATION)
    adopt = text(_("Apa yang akan Anda terapkan?"), required=False)
    missing = text(_("Apa yang kurang?"), required=False)
    region = forms.ChoiceField(label=_("Daerah Anda"), choices=region_choices, required=False)
    office = forms.CharField(label=_("Perangkat daerah atau lembaga Anda"), max_length=200, required=False)

    def words(self) -> Words:
        clean = self.cleaned_data
        marks = {str(question): clean[question] for question in Question}
        return Words(marks, clean["adopt"], clean["missing"], clean["office"], clean["region"] or None)


class OpeningForm(forms.Form):
    until = day(_("Ditutup sesudah tanggal"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = _("Sampai tanggal itu peserta dapat menjawab lewat tautannya.")
