"""Answers to what the domain refuses, and to a form whose session is over."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve

from registry.shared.problems import Problem
from registry.web.citizens import submissions
from registry.web.proposals.buffers import keep_typing, key_of
from registry.web.request import Request
from registry.web.review.typing import keep_for_holder as keep_sheet
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import keep_for_holder


def not_allowed(request: Request) -> HttpResponse:
    return render(request, "403.html", status=403)


def blocked(request: Request, problems: Sequence[Problem]) -> HttpResponse:
    """Every reason at once, each with its article."""
    lines = [{"text": problem_text(problem), "basis": problem.basis} for problem in problems]
    return render(request, "409.html", {"problems": lines}, status=409)


def stale(request: Request, current: Mapping[str, str]) -> HttpResponse:
    """Somebody else was faster: what stands there now, and what was typed here."""
    fields = [{"name": name, "now": now, "typed": request.POST.get(name, "")} for name, now in current.items()]
    return render(request, "409.html", {"fields": fields}, status=409)


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """A form older than the login: what was typed is kept for its writer; a citizen gets his form back at once."""
    match = resolve(request.path_info)
    if match.url_name == "citizen_new":
        return submissions.returned(request)
    if match.url_name in {"proposal_part", "proposal_buffer", "proposal_new", "proposal_new_buffer"}:
        keep_typing(request, key=key_of(**match.kwargs))
    if match.url_name in {"evaluation", "evaluation_buffer"}:
        keep_sheet(request, public_id=match.kwargs["public_id"])
    token = keep_for_holder(request)
    is_guest = str(match.url_name).startswith("citizen_")
    return _session_over(request, page=token.page if token else request.path, is_guest=is_guest)


def session_over(request: Request, *, page: str) -> HttpResponse:
    """The login, then the page of the form; under another account the page says what happened."""
    if not request.user.is_authenticated:
        return redirect_to_login(page)
    return _session_over(request, page=page, is_guest=False)


def _session_over(request: Request, *, page: str, is_guest: bool) -> HttpResponse:
    return render(request, "403_csrf.html", {"page": page, "is_guest": is_guest}, status=403)
