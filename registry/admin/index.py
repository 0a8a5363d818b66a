"""Desk of the index editions: a file is brought, looked at, and kept as a revision that nobody changes."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.desk import Desk, actor_of
from registry.index.labels import MISTAKES
from registry.index.models import EditionRecord
from registry.index.queries.editions import edition_of, newest_record, parse_edition
from registry.index.rules.differences import differences
from registry.index.rules.edition import Edition
from registry.index.rules.mistakes import InvalidEdition
from registry.index.usecases.periods import upload_edition
from registry.reference.queries import affairs_by_code

LARGEST = 512 * 1024  # bytes


class EditionForm(forms.Form):
    """A file, or after the preview the text of it."""

    file = forms.FileField(
        label=gettext_lazy("Berkas edisi (TOML)"), required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
        help_text=gettext_lazy("Isinya diperiksa dan diperlihatkan dahulu; belum ada yang disimpan."),
    )  # fmt: skip
    text = forms.CharField(required=False, strip=False, max_length=LARGEST, widget=forms.HiddenInput)
    edition: Edition

    def clean(self) -> dict[str, Any]:
        """Every mistake of the file beside its field."""
        clean = super().clean() or {}
        text = clean.get("text") or self._read(clean.get("file"))
        if text is not None:
            text = text.replace("\r\n", "\n")  # a browser sends a text back with its own line ends
            try:
                self.edition = parse_edition(text=text)
            except InvalidEdition as refusal:
                for mistake in refusal.mistakes:
                    self.add_error("file", f"{mistake.place}: {MISTAKES[mistake.code]} {mistake.detail}".strip())
        return clean | {"text": text}

    def _read(self, upload: UploadedFile | None) -> str | None:
        if upload is None:
            if not self.errors:
                self.add_error("file", _("Pilih berkasnya."))
            return None
        if (upload.size or 0) > LARGEST:
            self.add_error("file", _("Berkas lebih besar dari 512 KB."))
            return None
        try:
            return upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _("Berkas bukan teks UTF-8."))
            return None


@admin.register(EditionRecord)
class EditionDesk(Desk):
    topic = gettext_lazy("Indeks")
    list_display = ("code", "revision", "loaded")
    list_filter = ("code",)
    search_fields = ("code",)
    fields = ("code", "revision", "loaded", "digest", "holds", "source")
    readonly_fields = ("loaded", "digest", "holds", "source")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def subject_of(self, thing: EditionRecord) -> tuple[str, str]:
        return "edition", thing.code

    @admin.display(description=gettext_lazy("dimuat"), ordering="loaded_at")
    def loaded(self, record: EditionRecord) -> datetime:
        return record.loaded_at

    @admin.display(description=gettext_lazy("sidik SHA-256"))
    def digest(self, record: EditionRecord) -> str:
        return record.sha256

    @admin.display(description=gettext_lazy("teks berkas"))
    def source(self, record: EditionRecord) -> str:
        return record.text

    @admin.display(description=gettext_lazy("isi"))
    def holds(self, record: EditionRecord) -> str:
        return render_to_string("admin/_edition.html", _seen(edition_of(record)))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """First look at what the file holds; keep it once that is confirmed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = EditionForm(request.POST, request.FILES) if request.method == "POST" else EditionForm()
        if request.method != "POST" or not form.is_valid():
            return self._answer(request, form, 400 if form.is_bound else 200, {})
        if "simpan" not in request.POST:
            known = newest_record(form.edition.id)
            seen = _seen(form.edition) | {"text": form.cleaned_data["text"], "known": known}
            seen["changed"] = differences(old=edition_of(known), new=form.edition) if known else []
            return self._answer(request, EditionForm(), 200, seen)
        record = upload_edition(text=form.cleaned_data["text"], by=actor_of(request), at=timezone.now())
        messages.success(request, _("Edisi %(edition)s tersimpan.") % {"edition": record})
        return redirect(self._url("change", record))

    def _answer(self, request: HttpRequest, form: EditionForm, status: int, seen: dict[str, Any]) -> HttpResponse:
        names = {"opts": self.opts, "title": _("Unggah edisi indeks"), "add": True, "form": form, "media": self.media}
        context = self.admin_site.each_context(request) | names | seen
        return TemplateResponse(request, "admin/edition_new.html", context, status=status)


def _seen(edition: Edition) -> dict[str, Any]:
    names = affairs_by_code()
    basic = sorted(edition.parameters.basic_affairs) if edition.parameters else []
    parts = [("SPD", edition.spd), ("SID", edition.sid)]
    return {
        "edition": edition,
        "basic": [names.get(code, str(code)) for code in basic],
        "parts": [(name, rows, sum(row.highest_score for row in rows)) for name, rows in parts],
    }
