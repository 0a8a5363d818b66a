"""Materials packs: for everyone what is open, for participants by their link, for hosts and visitors."""

from typing import IO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from registry.exchange.models import ExchangeEvent, SignedLink
from registry.exchange.policy import is_host
from registry.exchange.queries.events import event_page, materials_of
from registry.exchange.queries.visits import behind_visit_receipt, visit_page
from registry.exchange.rules.events import TO_PARTICIPANTS, Rights
from registry.exchange.rules.links import Purpose
from registry.exchange.rules.visits import VisitStatus
from registry.reports.queries.packs import TO_EVERYONE, event_pack, visit_pack
from registry.reports.usecases.exchange import ask_visit_sheets
from registry.web.citizens.limits import is_too_often
from registry.web.exchange.answers import sent_file
from registry.web.exchange.opening import opened
from registry.web.exchange.visits import RECEIPT
from registry.web.reports.reports import key_in
from registry.web.request import Request

RECEIVED = (VisitStatus.ACCEPTED, VisitStatus.HELD)


def of_event(request: Request, public_id: str) -> HttpResponse:
    """The open materials for everyone; all that stand for the host."""
    event = get_object_or_404(event_page(public_id=public_id))
    rights = tuple(Rights) if is_host(request.actor, event) else TO_EVERYONE
    if not materials_of(event, rights=rights).exists():
        raise Http404
    if is_too_often(request, action="paket"):
        return render(request, "citizens/often.html", status=429)
    return _sent(event_pack(event, rights=rights), f"bahan-{slugify(event.title)[:60]}")


def for_participants(request: Request, link: SignedLink, token: str) -> HttpResponse:
    """What a participant may have, each alone or all in one file."""
    event = _event_of(link)
    found = materials_of(event, rights=TO_PARTICIPANTS).order_by("pk")
    context = {"event": event, "materials": found, "token": token, "until": link.expires_at}
    return render(request, "exchange/link_materials.html", context)


@never_cache
def of_link(request: Request, token: str) -> HttpResponse:
    link = opened(request, token)
    if isinstance(link, HttpResponse):
        return link
    event = _event_of(link)
    return _sent(event_pack(event, rights=TO_PARTICIPANTS), f"bahan-{slugify(event.title)[:60]}")


@never_cache
def material_of_link(request: Request, token: str, material_id: str) -> HttpResponse | FileResponse:
    link = opened(request, token)
    if isinstance(link, HttpResponse):
        return link
    found = get_object_or_404(materials_of(_event_of(link), rights=TO_PARTICIPANTS), public_id=material_id)
    return sent_file(found.file) if found.file else redirect(found.url)


@never_cache
def of_receipt(request: Request) -> HttpResponse:
    """For whoever holds the receipt of a visit that was accepted."""
    visit = behind_visit_receipt(request.session.get(RECEIPT, "")).filter(status__in=RECEIVED).first()
    if visit is None:
        return redirect("visit_status")
    if is_too_often(request, action="paket"):
        return render(request, "citizens/often.html", status=429)
    return _sent(visit_pack(visit), "paket-kunjungan")


@login_required
def of_visit(request: Request, public_id: str) -> HttpResponse:
    """The same for the desk, to see what its guests take home."""
    visit = get_object_or_404(visit_page(request.actor, public_id=public_id))
    return _sent(visit_pack(visit), "paket-kunjungan")


@login_required
@require_POST
def sheets(request: Request, public_id: str) -> HttpResponse:
    """A sheet of each chosen innovation is asked for; the pack takes them in once they are made."""
    visit = get_object_or_404(visit_page(request.actor, public_id=public_id))
    addresses = {
        each.public_id: request.build_absolute_uri(reverse("innovation", args=[each.public_id]))
        for each in visit.innovations.all()
    }
    jobs = ask_visit_sheets(
        public_id=public_id, addresses=addresses, request_key=key_in(request), by=request.actor, at=timezone.now()
    )
    text = ngettext(
        "%(n)s lembar inovasi sedang dibuat. Begitu selesai, lembar itu masuk paket.",
        "%(n)s lembar inovasi sedang dibuat. Begitu selesai, lembar itu masuk paket.", len(jobs),
    )  # fmt: skip
    messages.success(request, text % {"n": len(jobs)})
    return redirect("visit_desk_show", public_id)


def _event_of(link: SignedLink) -> ExchangeEvent:
    """The event whose materials the link opens; any other link opens none."""
    if link.event is None or link.purpose != Purpose.MATERIALS:
        raise Http404
    return link.event


def _sent(stream: IO[bytes] | None, name: str) -> HttpResponse:
    """Never kept on the way: rights may be narrowed tomorrow."""
    if stream is None:
        raise Http404(_("Belum ada bahan yang boleh diunduh di sini."))
    answer = FileResponse(stream, as_attachment=True, filename=f"{name}.zip", content_type="application/zip")
    answer["Cache-Control"] = "no-store"
    return answer  # type: ignore[return-value]  # a streaming answer goes out like any other
