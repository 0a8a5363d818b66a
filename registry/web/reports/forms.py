"""The form of a signed copy: it validates and draws, it never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
