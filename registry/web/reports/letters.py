"""The letter numbers of a region by year and kind, with what is not recorded and what is recorded twice."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.reports.policy import may_read_numbers
from registry.reports.queries.numbers import letters_asked, letters_of, register_of
from registry.shared.errors import NotAllowed
from registry.web.request import Request
from registry.workflow.labels import DOCUMENT_LABELS

PAGE = 100
ALL = ("", _("Semua"))


class LetterFilter(forms.Form):
    """One year at a time, of all kinds or of one."""

    tahun = forms.TypedChoiceField()
    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=[ALL, *DOCUMENT_LABELS.items()])

    def __init__(self, *args: Any, years: list[int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tahun"] = forms.TypedChoiceField(
            label=_("Tahun"), coerce=int, choices=[(year, str(year)) for year in years]
        )

    def offer(self, kinds: Iterable[str]) -> None:
        """Of the kinds only those that occur in the year."""
        there = {*kinds, self.cleaned_data["jenis"]}
        shown = [ALL, *(each for each in DOCUMENT_LABELS.items() if each[0] in there)]
        self.fields["jenis"].widget = forms.Select(choices=shown)


@login_required
def index(request: Request) -> HttpResponse:
    """What cannot be read in the address means the newest year and every kind."""
    if not may_read_numbers(request.actor):
        raise NotAllowed
    asked = {"year": request.GET.get("tahun", ""), "kind": request.GET.get("jenis", "")}
    year, kind, years = letters_asked(request.actor, today=timezone.localdate(), **asked)
    form = LetterFilter({"tahun": year, "jenis": kind}, years=years)
    form.full_clean()
    register = register_of(request.actor, year=year, kind=kind)
    form.offer(register.kinds)
    page = Paginator(letters_of(request.actor, year=year, kind=kind), PAGE).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "year": year,
        "series": [(DOCUMENT_LABELS[each.kind], each) for each in register.series],  # type: ignore[index]
        "page": page,
        "rows": [(document, register.running.get(document.pk)) for document in page],
    }
    return render(request, "reports/letters.html", context)
