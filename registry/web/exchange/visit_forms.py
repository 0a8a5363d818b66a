"""Forms of the study-visit desk: they validate and draw, they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import ADOPTED_LABELS
from registry.exchange.models import StudyVisit
from registry.exchange.queries.visits import Match, choosable_innovations, contact_months
from registry.exchange.rules.visits import MOST_GUESTS
from registry.exchange.usecases.visit_desk import Answer, Reply
from registry.proposals.models import Proposal
from registry.reference.queries import known_regions, tenants
from registry.web.exchange.sending import OpenForm
from registry.web.proposals.step_forms import day, text

ANSWER_LABELS = {
    Answer.ACCEPT: _("Terima pada tanggal di bawah"),
    Answer.OTHER_DATE: _("Usulkan tanggal lain"),
    Answer.DECLINE: _("Tidak dapat menerima"),
}


def region_choices() -> list[tuple[str, Any]]:
    """The provinces, kabupaten and kota by name."""
    named = sorted(known_regions().items(), key=lambda pair: pair[1])
    return [("", _("Pilih daerah")), *named]


class VisitForm(OpenForm):
    """What a region says when it asks to come; the person is for the desk alone."""

    region = forms.ModelChoiceField(tenants(), label=_("Daerah yang ingin dikunjungi"), empty_label=_("Pilih daerah"))
    asking_region = forms.ChoiceField(label=_("Daerah Anda"), choices=region_choices)
    office = forms.CharField(label=_("Perangkat daerah atau lembaga Anda"), max_length=200)
    contact_name = forms.CharField(
        label=_("Nama narahubung"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Hanya untuk petugas; tidak pernah ditampilkan."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Nomor telepon atau surel"),
        max_length=200,
        help_text=_("Hanya untuk petugas; tidak pernah ditampilkan."),
    )
    topics = text(_("Yang ingin dipelajari"))
    size = forms.IntegerField(label=_("Jumlah orang"), min_value=1, max_value=MOST_GUESTS)
    first_choice = day(_("Tanggal pilihan pertama"))
    second_choice = day(_("Tanggal pilihan kedua"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months, homes = contact_months(), list(tenants())
        self.retention = [(home.name, months[home.pk]) for home in homes]
        if len(homes) == 1:
            self.fields["region"].initial = homes[0].pk

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("office", "contact_name", "contact", "topics")}


def _titled(innovation: Proposal) -> str:
    return f"{innovation.name} (SIMULASI)" if innovation.is_simulated else innovation.name


class AnswerForm(forms.Form):
    """The desk's answer in one form, so that nothing typed is lost when the answer changes."""

    answer = forms.ChoiceField(label=_("Jawaban"), choices=list(ANSWER_LABELS.items()), widget=forms.RadioSelect)
    visit_on = day(_("Tanggal kunjungan"), required=False)
    place = forms.CharField(label=_("Tempat pertemuan"), max_length=200, required=False)
    letter_number = forms.CharField(label=_("Nomor surat jawaban"), max_length=120, required=False)
    text = text(_("Isi jawaban, atau alasan bila tidak dapat menerima"), required=False)
    innovations = forms.ModelMultipleChoiceField(
        choosable_innovations(region_code=""), label=_("Inovasi yang akan diperlihatkan"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    others = forms.ModelMultipleChoiceField(
        choosable_innovations(region_code=""), label=_("Inovasi terbit lain"), required=False,
        help_text=_("Tahan Ctrl atau Cmd untuk memilih lebih dari satu."),
    )  # fmt: skip
    has_checked = forms.BooleanField(
        label=_("Bentrokan tanggal dan daya tampung sudah saya periksa; kunjungan tetap dapat berjalan"), required=False
    )

    def __init__(self, *args: Any, visit: StudyVisit, matches: list[Match], **kwargs: Any) -> None:
        kwargs["initial"] = {
            "visit_on": visit.visit_on or visit.first_choice, "place": visit.place,
            "innovations": [match.innovation.pk for match in matches],
            "letter_number": visit.letter_number, "text": visit.reply,
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in ("innovations", "others"):
            fields[name].queryset = choosable_innovations(region_code=visit.region_id)
        fields["innovations"].widget.choices = [(match.innovation.pk, _titled(match.innovation)) for match in matches]
        if not matches:
            fields["innovations"].widget = forms.MultipleHiddenInput()

    def reply(self) -> Reply:
        clean = self.cleaned_data
        return Reply(
            Answer(clean["answer"]), clean["visit_on"], clean["place"], clean["letter_number"], clean["text"],
            sorted({innovation.pk for innovation in (*clean["innovations"], *clean["others"])}), clean["has_checked"],
        )  # fmt: skip


class HeldForm(forms.Form):
    attendance = forms.IntegerField(label=_("Berapa orang yang hadir"), min_value=1)
    note = text(_("Catatan pelaksanaan"), required=False)


class RoomForm(forms.Form):
    capacity = forms.IntegerField(
        label=_("Daya tampung (orang)"), min_value=1, max_value=MOST_GUESTS, required=False,
        help_text=_("Kosongkan bila belum diketahui; daya tampung lalu tidak diperiksa."),
    )  # fmt: skip


class FollowUpForm(forms.Form):
    adopted = forms.ChoiceField(
        label=_("Apa yang sudah diterapkan?"), choices=list(ADOPTED_LABELS.items()), widget=forms.RadioSelect
    )
    what = text(_("Ceritakan apa yang diterapkan atau disiapkan"), required=False)
    obstacle = text(_("Kendala, bila ada"), required=False)
