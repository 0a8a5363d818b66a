"""What a signed link opens, on a phone, without an account: a follow-up, a confirmation, a pulse."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from registry.exchange.models import SignedLink
from registry.exchange.queries.links import link_behind
from registry.exchange.rules.links import link_problems
from registry.exchange.usecases.confirmations import confirm_by_link
from registry.exchange.usecases.links import answer_follow_up
from registry.exchange.usecases.pulses import answer_pulse_by_link
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.web.citizens.limits import is_too_often
from registry.web.exchange.answers import problem_lines, tried
from registry.web.exchange.pulse_forms import PulseForm
from registry.web.exchange.replication_forms import ConfirmationForm
from registry.web.exchange.visit_forms import FollowUpForm
from registry.web.request import Request

GONE = 410


@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opens one thing and nothing else; a changed, used, expired or revoked link says which it is."""
    if is_too_often(request, action="tautan"):
        return render(request, "citizens/often.html", status=429)
    try:
        link = link_behind(token)
    except Blocked as refusal:
        return _closed(request, refusal.problems, status=404)
    if found := link_problems(
        expires_at=link.expires_at, revoked_at=link.revoked_at, used_at=link.used_at, at=timezone.now()
    ):  # fmt: skip
        return _closed(request, tuple(found), status=GONE)
    if link.pulse:
        return _pulse(request, link, token)
    return _confirmation(request, link, token) if link.adoption else _follow_up(request, link, token)


def _confirmation(request: Request, link: SignedLink, token: str) -> HttpResponse:
    form = ConfirmationForm(request.POST or None)
    saved, status = tried(form, lambda: confirm_by_link(
        token=token, what=form.cleaned_data["what"], why=form.cleaned_data["why"], at=timezone.now()
    ))  # fmt: skip
    if saved:
        return render(request, "exchange/link_done.html", {"region": saved.origin.region})
    return render(request, "exchange/confirmation.html", {"form": form, "adoption": link.adoption}, status=status)


def _pulse(request: Request, link: SignedLink, token: str) -> HttpResponse:
    form = PulseForm(request.POST or None)
    saved, status = tried(form, lambda: answer_pulse_by_link(token=token, words=form.words(), at=timezone.now()))
    if saved:
        return render(request, "exchange/link_done.html", {"region": saved.pulse.proposal.region})
    return render(request, "exchange/pulse_link.html", {"form": form, "pulse": link.pulse}, status=status)


def _follow_up(request: Request, link: SignedLink, token: str) -> HttpResponse:
    form = FollowUpForm(request.POST or None)
    saved, status = tried(form, lambda: answer_follow_up(token=token, at=timezone.now(), **form.cleaned_data))
    if saved:
        return render(request, "exchange/link_done.html", {"region": saved.visit.region})
    return render(request, "exchange/follow_up.html", {"form": form, "follow_up": link.follow_up}, status=status)


def _closed(request: Request, problems: tuple[Problem, ...], *, status: int) -> HttpResponse:
    return render(request, "exchange/link_closed.html", {"problems": problem_lines(problems)}, status=status)
