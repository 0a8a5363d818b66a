"""Whether a signed link opens: the one thing behind it, or a page that says why not."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from registry.exchange.models import SignedLink
from registry.exchange.queries.links import link_behind
from registry.exchange.rules.links import link_problems
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.web.citizens.limits import is_too_often
from registry.web.exchange.answers import problem_lines
from registry.web.request import Request

GONE = 410


def opened(request: Request, token: str) -> SignedLink | HttpResponse:
    """A changed, used, expired or revoked link says which it is; a hall may knock more often than a house."""
    link, problems = _behind(token)
    if is_too_often(request, action="acara" if link and link.event_id else "tautan"):
        return render(request, "citizens/often.html", status=429)
    if link is None:
        return closed(request, problems, status=404)
    if found := link_problems(
        expires_at=link.expires_at, revoked_at=link.revoked_at, used_at=link.used_at, at=timezone.now()
    ):  # fmt: skip
        return closed(request, tuple(found), status=GONE)
    return link


def closed(request: Request, problems: tuple[Problem, ...], *, status: int) -> HttpResponse:
    return render(request, "exchange/link_closed.html", {"problems": problem_lines(problems)}, status=status)


def _behind(token: str) -> tuple[SignedLink | None, tuple[Problem, ...]]:
    try:
        return link_behind(token), ()
    except Blocked as refusal:
        return None, refusal.problems
