"""Forms of signed copies and schedules: they validate and draw, they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.reports.labels import AUDIENCE_LABELS, FORMAT_LABELS, REPORT_KIND_LABELS, RHYTHM_LABELS
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS
from registry.reports.rules.schedules import Audience, Rhythm
from registry.reports.usecases.scheduled import SCHEDULED
from registry.shared.actor import Actor


class SignedCopyForm(forms.Form):
    """Number, date and office of the signed report, and its file."""

    number = forms.CharField(label=_("Nomor laporan"), max_length=120)
    on = forms.DateField(
        label=_("Tanggal tanda tangan"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    signatory = forms.CharField(label=_("Jabatan penanda tangan"), max_length=160)
    file = forms.FileField(
        label=_("Berkas bertanda tangan (PDF)"), widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"})
    )


class ScheduleForm(forms.Form):
    """Which paper, in which form, how often, and for whom."""

    kind = forms.ChoiceField(label=_("Laporan"))
    format = forms.TypedChoiceField(label=_("Bentuk"), coerce=Format)
    rhythm = forms.TypedChoiceField(label=_("Berkala"), choices=list(RHYTHM_LABELS.items()), coerce=Rhythm)
    audience = forms.TypedChoiceField(
        label=_("Penerima"), choices=list(AUDIENCE_LABELS.items()), coerce=Audience,
        help_text=_("Dibaca oleh siapa pun yang memegang jabatan itu saat laporan terbit."),
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label=_("Perangkat daerah"), queryset=Agency.objects.none(), required=False,
        empty_label=_("Semua, masing-masing menerima laporannya sendiri"),
        help_text=_("Hanya untuk kepala perangkat daerah."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = [format for format in Format if any(format in FORMATS[kind] for kind in SCHEDULED)]
        self.fields["kind"].choices = [(kind, REPORT_KIND_LABELS[kind]) for kind in SCHEDULED]  # type: ignore[attr-defined]
        self.fields["format"].choices = [(format, FORMAT_LABELS[format]) for format in formats]  # type: ignore[attr-defined]
        self.fields["agency"].queryset = Agency.objects.filter(region_id=actor.region_code, is_active=True)  # type: ignore[attr-defined]
