"""Anyone asks whether a paper is the registry's own, by its fingerprint or by its file, which is not kept."""

from typing import Any

from django import forms
from django.core.files import File
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from registry.reports.queries.checking import Finding, checked_code, checked_file
from registry.reports.rules.checking import LARGEST, read_code
from registry.web.citizens.limits import is_too_often
from registry.web.request import Request

LONGEST = 120


class CodeForm(forms.Form):
    """What stands on the paper, or the SHA-256 of its file."""

    sidik = forms.CharField(
        label=gettext_lazy("Sidik dokumen atau SHA-256"), max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Sidik tercetak pada tanda terima atau sertifikat: 16 huruf dan angka, dengan atau tanpa tanda hubung."
        ),
    )  # fmt: skip

    def clean_sidik(self) -> tuple[str, str]:
        code, sha256 = read_code(self.cleaned_data["sidik"])
        if not (code or sha256):
            raise forms.ValidationError(_("Ini bukan sidik dokumen. Periksa lagi huruf dan angkanya."))
        return code, sha256


class FileForm(forms.Form):
    """The file of the paper as it was downloaded."""

    berkas = forms.FileField(
        label=gettext_lazy("Berkas PDF"), max_length=200,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text=gettext_lazy("Paling besar 5 MB. Berkas hanya dihitung sidiknya dan tidak disimpan."),
    )  # fmt: skip

    def clean_berkas(self) -> bytes:
        upload: File[Any] = self.cleaned_data["berkas"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(_("Berkas lebih besar dari 5 MB."))
        content: bytes = upload.read(LARGEST)
        if not content.startswith(b"%PDF-"):
            raise forms.ValidationError(_("Berkas ini bukan PDF."))
        return content


@never_cache
def show(request: Request) -> HttpResponse:
    """By the address for a fingerprint, so that a QR code leads here; by POST for a file."""
    is_file, is_code = request.method == "POST", "sidik" in request.GET
    if (is_file or is_code) and is_too_often(request, action="cek"):
        return render(request, "citizens/often.html", status=429)
    code = CodeForm(request.GET if is_code and not is_file else None)
    upload = FileForm(request.POST, request.FILES) if is_file else FileForm()
    found: Finding | None = None
    if is_file and upload.is_valid():
        found = checked_file(upload.cleaned_data["berkas"])
    elif not is_file and code.is_valid():
        kept, sha256 = code.cleaned_data["sidik"]
        found = checked_code(code=kept, sha256=sha256)
    is_wrong = upload.is_bound and not upload.is_valid()
    context = {"found": found, "code": code, "upload": upload}
    return render(request, "reports/check.html", context, status=400 if is_wrong else 200)
