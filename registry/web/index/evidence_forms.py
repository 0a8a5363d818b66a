"""The form of a document: what it says of itself, its file, and every place that it proves with its pages."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.models import EvidenceDocument
from registry.index.usecases.evidence import Letter, Place
from registry.web.attachments.fields import CheckedFileField
from registry.web.index.forms import PagesField

Choices = Sequence[tuple[str, str]]
PAGES = "hlm-"  # the pages beside a choice: hlm-<innovation>, hlm-<row>


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )  # fmt: skip


class EvidenceForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Jenis dokumen"), choices=EvidenceDocument.KINDS)
    number = forms.CharField(label=gettext_lazy("Nomor"), max_length=120, required=False)
    on = _day(gettext_lazy("Tanggal"))
    subject = forms.CharField(label=gettext_lazy("Tentang"), max_length=250, required=False)
    signatory = forms.CharField(label=gettext_lazy("Jabatan penanda tangan"), max_length=160, required=False)
    expires_on = _day(gettext_lazy("Berlaku sampai"))
    file = CheckedFileField(label=gettext_lazy("Berkas"), required=False)
    address = forms.CharField(
        label=gettext_lazy("Tautan, bila dokumennya tidak diunggah"), required=False,
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip
    innovations = forms.MultipleChoiceField(
        label=gettext_lazy("Inovasi yang dibuktikan"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Isi halaman bila dokumen memuat tiap inovasi pada halamannya sendiri."),
    )  # fmt: skip
    rows = forms.MultipleChoiceField(
        label=gettext_lazy("Indikator yang dibuktikan"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Halaman indikator didahulukan dan berlaku bagi semua inovasi yang dipilih."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, innovations: Choices, rows: Choices, linked: Sequence[str], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        words = _("Diawali https://. Mesin tidak dapat memeriksa isinya.")
        taken = _("Diterima pada indikator %(rows)s.") % {"rows": ", ".join(linked)} if linked else ""
        self.fields["address"].help_text = " ".join(part for part in (words, taken) if part)
        for name, choices in (("innovations", innovations), ("rows", rows)):
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices
            for key, label in choices:
                self.fields[f"{PAGES}{key}"] = PagesField(label=gettext_lazy("Halaman") + f" {label}")

    def clean(self) -> dict[str, Any]:
        """One without the other proves nothing, and must not look as if it did."""
        clean: dict[str, Any] = super().clean() or {}
        if clean.get("file") and clean.get("address"):
            self.add_error("address", gettext_lazy("Pilih satu: berkas atau tautan."))
        elif not clean.get("file") and not clean.get("address") and not self.errors.keys() & {"file", "address"}:
            self.add_error("file", gettext_lazy("Pilih berkasnya, atau isi tautannya."))
        if clean.get("innovations") and not clean.get("rows"):
            self.add_error("rows", gettext_lazy("Pilih juga indikator yang dibuktikan pada inovasi itu."))
        if clean.get("rows") and not clean.get("innovations"):
            self.add_error("innovations", gettext_lazy("Pilih juga inovasi yang indikatornya dibuktikan."))
        return clean

    def upload(self) -> File | str:
        """The file, or the address where the document lies."""
        return self.cleaned_data["file"] or str(self.cleaned_data["address"])

    def letter(self) -> Letter:
        names = ("kind", "number", "on", "subject", "signatory", "expires_on")
        return Letter(**{name: self.cleaned_data[name] for name in names})

    def places(self) -> list[Place]:
        """Every chosen innovation with every chosen row; the row's pages before the innovation's."""
        clean = self.cleaned_data
        return [
            Place(innovation, key, *(clean[f"{PAGES}{key}"] or clean[f"{PAGES}{innovation}"] or (None, None)))
            for innovation in clean["innovations"]
            for key in clean["rows"]
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        """What stands alone, in its order."""
        return [field for field in self if field.name in self.base_fields and field.name not in ("innovations", "rows")]

    def choosers(self) -> list[dict[str, Any]]:
        """The two groups, each choice beside its pages."""
        return [
            {"field": self[name], "lines": [(box, self[f"{PAGES}{box.data['value']}"]) for box in self[name]]}
            for name in ("innovations", "rows")
        ]
