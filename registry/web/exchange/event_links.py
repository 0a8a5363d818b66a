"""Links that a host hands out: shown with their QR code, printed as a sheet, taken back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.exchange.models import ExchangeEvent, SignedLink
from registry.exchange.policy import is_host
from registry.exchange.queries.events import event_page
from registry.exchange.queries.links import standing_links, token_of
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.event_links import hand_out_materials, revoke_event_link
from registry.shared.qr import qr_runs, svg_path
from registry.web.request import Request

BACK = {Purpose.EVALUATION: "event_evaluation", Purpose.MATERIALS: "event", Purpose.CHECK_IN: "event_attendees"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A link with its whole address and the squares of its code."""

    link: SignedLink
    url: str
    size: int
    path: str


def shown(request: Request, link: SignedLink) -> Shown:
    url = request.build_absolute_uri(reverse("link", args=[token_of(link)]))
    size, runs = qr_runs(url)
    return Shown(link, url, size, svg_path(runs))


def standing(request: Request, event: ExchangeEvent, purpose: Purpose) -> Shown | None:
    """The link of this purpose that opens now."""
    link = standing_links(event=event, at=timezone.now()).get(purpose)
    return shown(request, link) if link else None


def hosted(request: Request, public_id: str) -> ExchangeEvent:
    """The event of its host; for whoever else it has no such page."""
    event = get_object_or_404(event_page(public_id=public_id))
    if not is_host(request.actor, event):
        raise Http404
    return event


@login_required
def sheet(request: Request, public_id: str, link_id: str) -> HttpResponse:
    """One link on one page, to be printed or shown at the door."""
    event = hosted(request, public_id)
    link = get_object_or_404(event.links.filter(revoked_at=None, expires_at__gt=timezone.now()), public_id=link_id)
    return render(request, "exchange/link_sheet.html", {"event": event, "shown": shown(request, link)})


@login_required
@require_POST
def revoke(request: Request, public_id: str, link_id: str) -> HttpResponse:
    event = hosted(request, public_id)
    link = get_object_or_404(event.links.filter(revoked_at=None), public_id=link_id)
    revoke_event_link(public_id=public_id, link_id=link_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dicabut."))
    return redirect(BACK[Purpose(link.purpose)], public_id)


@login_required
@require_POST
def materials(request: Request, public_id: str) -> HttpResponse:
    """A new link to the materials for those who took part."""
    hosted(request, public_id)
    hand_out_materials(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan bahan dibuat. Bagikan kepada peserta."))
    return redirect("event", public_id)
