"""A record beside the steps: one form, one use-case, refused without a loss, never written twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.proposals.models import Proposal, StoredFile
from registry.proposals.queries.visibility import opened_to
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.web.proposals.uploads import kept_files
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.trial.forms import EntryForm
from registry.web.typing.forms import accepting, with_typing

Words = str | Promise
Files = Mapping[str, StoredFile]


@dataclass(frozen=True, slots=True)
class Page:
    """What a form's page says: title, why, article, button, and the page it leads back to."""

    title: Words
    why: Words
    basis: str
    button: Words
    back: str
    back_label: Words


def permitted(request: Request, public_id: str, may: Callable[[Actor, Proposal], bool]) -> Proposal:
    """The proposal, if the reader may do this with it; otherwise it is not found."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    if not may(request.actor, proposal):
        raise Http404
    return proposal


def entry(
    request: Request,
    *,
    proposal: Proposal,
    form: EntryForm,
    page: Page,
    act: Callable[[Files, datetime], object],
    **more: Any,
) -> HttpResponse:
    """Draw the form; when it is handed in, keep its files and act together."""
    found: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            with accepting(request) as is_first:
                if is_first:
                    with kept_files(region_code=proposal.region_id, uploads=form.uploads(), at=now) as files:
                        act(files, now)
        except Blocked as refusal:
            if {problem.code for problem in refusal.problems} == {"already_recorded"}:
                messages.info(request, _("Catatan ini sudah ada; tidak dicatat dua kali."))
                return redirect(page.back, proposal.public_id)
            found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        else:
            messages.success(request, _("Tercatat."))
            return redirect(page.back, proposal.public_id)
    refused = bool(found or form.errors)
    drawn = with_typing(request, form, page=request.get_full_path())
    context = {"proposal": proposal, "form": drawn, "page": page, "problems": found, **more}
    return render(request, "trial/entry.html", context, status=409 if refused else 200)


def bound(request: Request, kind: type[EntryForm], **more: Any) -> Any:
    """The form with what was handed in, or empty."""
    posted: tuple[forms.Form | Any, Any] = (request.POST or None, request.FILES or None)
    return kind(*posted, **more)
