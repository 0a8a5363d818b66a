"""A file field that opens the file at once, so that its trouble stands beside it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.shared.files import MEDIA_TYPES, inspect_file
from registry.shared.problems import Problem
from registry.web.templatetags.words import problem_text

ACCEPTED = ",".join(f".{extension}" for extension in MEDIA_TYPES)
FILE_HELP = gettext_lazy("PDF, JPG, PNG, DOCX, atau XLSX.")


class CheckedFileField(forms.FileField):
    """Refuses what is too large, unsafe, or not what its name says."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        kwargs.setdefault("help_text", FILE_HELP)
        super().__init__(max_length=200, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> File | None:
        upload: File | None = super().clean(data, initial)
        if not upload:
            return None
        found = inspect_file(stream=upload, name=upload.name or "", limit=settings.UPLOAD_LIMIT_BYTES)
        if isinstance(found, Problem):
            raise forms.ValidationError(file_problem(found))
        return upload


def file_problem(problem: Problem) -> str:
    """The sentence, with the limit where the size is the trouble."""
    if problem.code == "too_large":
        return _("Berkas terlalu besar; paling besar %(limit)s.") % {
            "limit": filesizeformat(settings.UPLOAD_LIMIT_BYTES)
        }
    return problem_text(problem)
