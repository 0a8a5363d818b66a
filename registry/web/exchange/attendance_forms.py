"""Forms of an attendance list: the phone's at the door, and the host's by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from registry.exchange.rules.attendance import Line
from registry.web.exchange.sending import OpenForm
from registry.web.exchange.visit_forms import region_choices
from registry.web.proposals.step_forms import day


class LineForm(OpenForm):
    """Where one comes from, and the name if one gives it."""

    attendee_office = forms.CharField(label=_("Perangkat daerah atau lembaga"), max_length=200)
    region = forms.ChoiceField(label=_("Daerah"), choices=region_choices)
    name = forms.CharField(
        label=_("Nama"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def __init__(self, *args: Any, months: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = ngettext(
            "Boleh dikosongkan; diperlukan bila ingin sertifikat. Nama dihapus %(n)s bulan sesudah acara.",
            "Boleh dikosongkan; diperlukan bila ingin sertifikat. Nama dihapus %(n)s bulan sesudah acara.", months,
        ) % {"n": months}  # fmt: skip

    def line(self) -> Line:
        clean = self.cleaned_data
        return Line(clean["attendee_office"], clean["region"], clean["name"])


class ByHandForm(LineForm):
    """The host writes down who could not do it himself."""

    on = day(_("Hari"))


class StrikeForm(forms.Form):
    struck_reason = forms.CharField(label=_("Alasan dicoret"), max_length=200)
