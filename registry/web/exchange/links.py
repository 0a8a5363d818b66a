"""What a signed link opens, on a phone, without an account: a follow-up, a pulse, what an event asks."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from registry.exchange.models import SignedLink
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.confirmations import confirm_by_link
from registry.exchange.usecases.links import answer_follow_up
from registry.exchange.usecases.pulses import answer_pulse_by_link
from registry.web.exchange import attendance, evaluations, packs
from registry.web.exchange.answers import tried
from registry.web.exchange.opening import opened
from registry.web.exchange.pulse_forms import PulseForm
from registry.web.exchange.replication_forms import ConfirmationForm
from registry.web.exchange.visit_forms import FollowUpForm
from registry.web.request import Request

OF_AN_EVENT: Mapping[Purpose, Callable[[Request, SignedLink, str], HttpResponse]] = {
    Purpose.EVALUATION: evaluations.answer,
    Purpose.CHECK_IN: attendance.answer,
    Purpose.MATERIALS: packs.for_participants,
}


@never_cache
def show(request: Request, token: str) -> HttpResponse:
    """Opens one thing and nothing else."""
    link = opened(request, token)
    if isinstance(link, HttpResponse):
        return link
    if link.event:
        return OF_AN_EVENT[Purpose(link.purpose)](request, link, token)
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
