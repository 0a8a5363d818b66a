"""The form of a paper of the region: it validates and draws, it never saves."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.reports.labels import FORMAT_LABELS, REGIONAL_CONTENTS, REPORT_KIND_LABELS
from registry.reports.policy import OF_AN_AGENCY, own_agencies, regional_kinds
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.rules.spans import EARLIEST, ROMAN
from registry.shared.actor import Actor

WHOLE = ""
MONTH_WORDS = (
    _("Januari"), _("Februari"), _("Maret"), _("April"), _("Mei"), _("Juni"), _("Juli"), _("Agustus"), _("September"),
    _("Oktober"), _("November"), _("Desember"),
)  # fmt: skip
PARTS = [
    (WHOLE, _("Setahun penuh")),
    (_("Triwulan"), [(f"T{place}", ROMAN[place - 1]) for place in range(1, 5)]),
    (_("Bulan"), [(f"{place:02d}", words) for place, words in enumerate(MONTH_WORDS, 1)]),
]


class RegionalForm(forms.Form):
    """Kind, period, agency and format; only what the actor may ask for is offered."""

    kind = forms.ChoiceField(label=_("Laporan"), widget=forms.RadioSelect)
    year = forms.IntegerField(
        label=_("Tahun"), min_value=EARLIEST, widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"})
    )
    part = forms.ChoiceField(label=_("Bagian tahun"), choices=PARTS, required=False)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Perangkat daerah"), required=False)
    format = forms.ChoiceField(label=_("Bentuk berkas"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wide = regional_kinds(actor) & set(REGIONAL_CONTENTS)
        kinds = [kind for kind in REGIONAL_CONTENTS if kind in wide or kind in OF_AN_AGENCY]
        self.fields["kind"].choices = [(kind, REPORT_KIND_LABELS[kind]) for kind in kinds]  # type: ignore[attr-defined]
        formats = FORMATS[ReportKind.RECAP]
        self.fields["format"].choices = [(each.value, FORMAT_LABELS[each]) for each in formats]  # type: ignore[attr-defined]
        agency: Any = self.fields["agency"]
        here = Agency.objects.filter(region_id=actor.region_code).order_by("name")
        agency.queryset = here if wide else here.filter(pk__in=own_agencies(actor))
        agency.empty_label = _("Seluruh daerah") if wide else None
        agency.required = not wide

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("Tahun itu belum mulai."), code="ahead")
        return year

    def clean(self) -> dict[str, Any]:
        """The yearly report is of the whole region and of a whole year."""
        given = super().clean() or {}
        if given.get("kind") == ReportKind.YEARLY:
            if given.get("agency"):
                self.add_error("agency", _("Laporan tahunan memuat seluruh daerah; kosongkan perangkat daerah."))
            if given.get("part"):
                self.add_error("part", _("Laporan tahunan memuat setahun penuh."))
        return given

    @property
    def period(self) -> str:
        year, part = self.cleaned_data["year"], self.cleaned_data["part"]
        return f"{year}-{part}" if part else str(year)
