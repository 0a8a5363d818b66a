"""Forms of replications: they validate and draw, they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import STAGE_LABELS
from registry.exchange.rules.replications import Stage
from registry.people.models import Agency
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.web.attachments.fields import CheckedFileField
from registry.web.proposals.step_forms import day, text


class AdoptionForm(forms.Form):
    origin = forms.CharField(
        label=_("Inovasi asal"), max_length=200, help_text=_("Salin alamat halaman inovasi itu dari katalog.")
    )
    adopter = forms.ModelChoiceField(
        Region.objects.filter(level__in=AUTONOMOUS).order_by("name"), label=_("Daerah yang menerapkan"),
        empty_label=_("Pilih daerah"),
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Perangkat daerah yang menerapkan, bila di daerah Anda"), required=False,
        empty_label=_("Bukan di daerah Anda, atau belum ditentukan"),
    )  # fmt: skip
    office = forms.CharField(
        label=_("Nama perangkat daerah, bila di daerah lain"), max_length=200, required=False,
        help_text=_("Jabatan atau lembaga saja, bukan nama orang."),
    )  # fmt: skip
    facilitator = forms.CharField(label=_("Pendamping (jabatan atau lembaga)"), max_length=200, required=False)
    visit = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)

    def __init__(self, *args: Any, region_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Any = self.fields["agency"]
        known.queryset = Agency.objects.filter(region_id=region_code, is_active=True)

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "origin_id": id_in(clean["origin"]), "adopter_code": clean["adopter"].pk,
            "agency_id": clean["agency"].pk if clean["agency"] else None, "office": clean["office"],
            "facilitator": clean["facilitator"], "visit_id": clean["visit"],
        }  # fmt: skip


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=_("Tahap"), widget=forms.RadioSelect)
    on = day(_("Tanggal"))
    number = forms.CharField(label=_("Nomor perjanjian, untuk tahap perjanjian"), max_length=120, required=False)
    upload = CheckedFileField(label=_("Berkas perjanjian, untuk tahap perjanjian"), required=False)
    note = text(_("Catatan, atau alasan bila tidak dilanjutkan"), required=False)

    def __init__(self, *args: Any, stages: list[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["stage"]
        choice.choices = [(stage.value, STAGE_LABELS[stage]) for stage in stages]

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "to": Stage(clean["stage"]), "on": clean["on"], "number": clean["number"], "upload": clean["upload"],
            "note": clean["note"],
        }  # fmt: skip


class ChangesForm(forms.Form):
    what = text(_("Apa yang diubah dari aslinya"))
    why = text(_("Mengapa diubah"), required=False)


class OffspringForm(forms.Form):
    offspring = forms.CharField(
        label=_("Inovasi yang lahir dari replikasi ini"), max_length=200, required=False,
        help_text=_("Salin alamat halaman inovasi daerah penerap dari katalog; kosongkan bila tidak ada."),
    )  # fmt: skip

    def offspring_id(self) -> str:
        return id_in(self.cleaned_data["offspring"])


def id_in(address: str) -> str:
    """The id at the end of a page's address."""
    return address.strip().rstrip("/").rpartition("/")[2]


class ConfirmationForm(forms.Form):
    """The end without an account stands by it, and may tell at once what it changed."""

    confirmed = forms.BooleanField(label=_("Benar, daerah kami ikut dalam replikasi ini seperti tertulis di atas"))
    what = text(_("Apa yang diubah dari aslinya, bila ada"), required=False)
    why = text(_("Mengapa diubah"), required=False)
