"""The forms of a row: claim, verification, use of a document, note. They validate and draw, they never save."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.models import EvidenceDocument, RegionRow
from registry.index.queries.lines import RowRecord
from registry.index.queries.visible import evidence_for
from registry.index.rules.claims import Claim
from registry.index.rules.edition import LEVELS, Band, Part, Row
from registry.index.rules.writing import read_number, read_pages
from registry.web.request import Request


class NumberField(forms.DecimalField):
    """A number as it is written here: 12,5 or 1.250,75."""

    default_error_messages = {"invalid": gettext_lazy("Ini bukan angka. Tulis misalnya 12,5 atau 1.250,75.")}

    def __init__(self, **kwargs: Any) -> None:
        given = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        super().__init__(max_digits=14, decimal_places=2, widget=forms.TextInput(attrs=given), **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as DecimalField itself does
        if value in self.empty_values:
            return None
        number = read_number(str(value))
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def prepare_value(self, value: Any) -> Any:
        return number_text(value) if isinstance(value, Decimal) else value


class PagesField(forms.CharField):
    """A page or a range of pages: 3 or 3-5."""

    default_error_messages = {
        "pages": gettext_lazy("Tulis satu halaman atau rentangnya, misalnya 3 atau 3-5."),
        "order": gettext_lazy("Halaman terakhir mendahului halaman pertama."),
    }

    def __init__(self, **kwargs: Any) -> None:
        given = {"class": "short", "autocomplete": "off", "placeholder": _("hlm.")}
        super().__init__(required=False, max_length=24, widget=forms.TextInput(attrs=given), **kwargs)

    def clean(self, value: Any) -> tuple[int, int] | None:
        text = super().clean(value)
        pages = read_pages(text) if text else None
        if text and pages is None:
            raise forms.ValidationError(self.error_messages["pages"], code="pages")
        if pages is not None and pages[1] < pages[0]:
            raise forms.ValidationError(self.error_messages["order"], code="order")
        return pages


class ClaimForm(forms.Form):
    """A level, or the number that gives it; what stands there now comes as the initial values."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=gettext_lazy("Tingkat"), coerce=int, required=False, empty_value=None)
    basis = forms.ChoiceField(label=gettext_lazy("Dasar penilaian"), required=False)
    value = NumberField(label=gettext_lazy("Angka"), required=False)

    def __init__(self, *args: Any, row: Row, record: RowRecord | RegionRow | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": claim_start(record)})
        offer_levels(self.fields["level"], row)
        basis, value = self.fields["basis"], self.fields["value"]
        if isinstance(basis, forms.ChoiceField):
            basis.choices = [("", "–"), *((found.key, f"{found.key}. {found.what}") for found in row.bases)]
        if not row.bases:
            del self.fields["basis"]
        if row.band.cuts is None and not row.bases:
            del self.fields["value"]
        value.help_text = " ".join(part for part in (_("Tingkat mengikuti angkanya."), range_text(row.band)) if part)
        if row.unit:
            value.label = _("Angka (%(unit)s)") % {"unit": unit_text(row.unit)}

    def clean(self) -> dict[str, Any]:
        """A number wins over a level; who chose another level beside the old number is told so."""
        clean: dict[str, Any] = super().clean() or {}
        value = clean.get("value")
        chose = clean.get("level") is not None and "level" in self.changed_data
        if value is not None and chose and "value" not in self.changed_data:
            words = _("Tingkat mengikuti angka %(value)s. Kosongkan angkanya untuk memilih tingkat sendiri.")
            self.add_error("level", words % {"value": number_text(value)})
        return clean

    def claim(self) -> Claim:
        clean = self.cleaned_data
        value = clean.get("value")
        return Claim(
            level=None if value is not None else clean.get("level") or 0, value=value, basis=clean.get("basis", "")
        )


class VerifyForm(forms.Form):
    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=gettext_lazy("Tingkat terverifikasi"), coerce=int)
    reason = forms.CharField(
        label=gettext_lazy("Alasan bila berbeda"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    is_signed = forms.BooleanField(label=gettext_lazy("Tanda tangan dan cap sudah diperiksa"), required=False)

    def __init__(self, *args: Any, row: Row, record: RowRecord | RegionRow | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": verify_start(record)})
        offer_levels(self.fields["level"], row)
        if row.part == Part.SPD:  # the region's own rows rest on figures, not on papers to sign
            del self.fields["is_signed"]


class UseForm(forms.Form):
    """Lean the row on a document that is already there."""

    document = forms.ModelChoiceField(
        EvidenceDocument.objects.none(), label=gettext_lazy("Dokumen"), to_field_name="public_id"
    )
    page_from = forms.IntegerField(label=gettext_lazy("Dari halaman"), min_value=1, required=False)
    page_to = forms.IntegerField(label=gettext_lazy("Sampai halaman"), min_value=1, required=False)

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = evidence_for(request.actor).select_related("file").defer("text")


class NoteForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Catatan baru"), widget=forms.Textarea(attrs={"rows": 2}))


def level_choices(row: Row) -> list[tuple[int, str]]:
    """Level 0 to 3 with the edition's words, or that they are not known yet."""
    words = row.levels or (_("belum diketahui"),) * len(LEVELS)
    return [(0, _("0. Belum ada")), *((level, f"{level}. {words[level - 1]}") for level in LEVELS)]


def offer_levels(field: forms.Field, row: Row) -> None:
    words = _("Tingkat %(value)s tidak ada dalam edisi ini; yang ada 0 sampai 3.")
    field.error_messages["invalid_choice"] = words
    if isinstance(field, forms.TypedChoiceField):
        field.choices = level_choices(row)


def claim_start(record: RowRecord | RegionRow | None) -> dict[str, Any]:
    """What stands in a row's claim."""
    if record is None:
        return {"base_revision": 1, "level": 0, "value": None, "basis": ""}
    return {
        "base_revision": record.revision,
        "level": record.claimed,
        "value": record.value,
        "basis": record.basis,
    }


def verify_start(record: RowRecord | RegionRow | None) -> dict[str, Any]:
    """What stands as verified; where nothing does, the claim as it may be confirmed."""
    if record is None:
        return {"base_revision": 1, "level": 0}
    found: dict[str, Any] = {"base_revision": record.revision, "level": record.claimed}
    if record.verified is not None:
        found |= {"level": record.verified, "reason": record.verified_reason, "is_signed": record.is_signed}
    return found


def unit_text(unit: str) -> str:
    """The unit in words; editions name some by an English code."""
    known = {
        "percentage points, T-2 minus T-1": _("poin persen, T-2 dikurangi T-1"),
        "index points": _("poin indeks"),
    }
    return known.get(unit) or re.sub(r"^percent\b", _("persen"), unit)


def number_text(value: Decimal) -> str:
    """A number in the manner of the language, as it can be typed back."""
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return formats.number_format(plain, use_l10n=True)


def range_text(band: Band) -> str:
    """The range in which a row's number must lie, as far as the edition says."""
    if band.lowest is None and band.highest is None:
        return ""
    if band.highest is None:
        return _("Paling sedikit %(low)s.") % {"low": number_text(band.lowest)} if band.lowest else ""
    if band.lowest is None:
        return _("Paling banyak %(high)s.") % {"high": number_text(band.highest)}
    return _("Dari %(low)s sampai %(high)s.") % {"low": number_text(band.lowest), "high": number_text(band.highest)}
