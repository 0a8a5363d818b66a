"""Events: the public list and page, and the desk's entry, correction, speakers and materials."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.exchange.models import ExchangeEvent
from registry.exchange.policy import is_host, may_change_event, may_record_event
from registry.exchange.queries.events import event_page, events, marks_of, materials_kept_by, public_materials
from registry.exchange.queries.links import standing_links
from registry.exchange.rules.evaluation import results_of, shown_to_all
from registry.exchange.rules.events import Rights
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases import events as usecases
from registry.web.catalogue.caching import open_page
from registry.web.exchange.answers import sent_file, tried
from registry.web.exchange.evaluations import means_of
from registry.web.exchange.event_forms import EventFilter, EventForm, MaterialForm, SpeakerForm
from registry.web.exchange.event_links import shown as shown_link
from registry.web.request import Request

PAGE = 25


@open_page
def index(request: Request) -> HttpResponse:
    found = EventFilter(request.GET, queryset=events(), request=request)
    page = Paginator(found.qs, PAGE).get_page(request.GET.get("halaman"))
    context = {
        "filter": found, "page": page, "count": page.paginator.count, "may_record": may_record_event(request.actor),
        "is_narrowed": bool(found.form.changed_data),
    }  # fmt: skip
    return render(request, "exchange/events.html", context)


@open_page
def show(request: Request, public_id: str) -> HttpResponse:
    event = get_object_or_404(event_page(public_id=public_id))
    results = results_of(marks_of(event))
    context = _context(request, event) | {"answers": results[0].total, "means": means_of(shown_to_all(results))}
    context |= _for_host(request, event) if is_host(request.actor, event) else {}
    context["has_open"] = any(each.allowed == Rights.OPEN for each in context["materials"])
    return render(request, "exchange/event.html", context)


def _context(request: Request, event: ExchangeEvent) -> dict[str, Any]:
    may_change = may_change_event(request.actor, event)
    shown = [each for each in event.standing_materials if may_change or each.is_handed_out]  # type: ignore[attr-defined]
    is_over = event.on is not None and event.on < timezone.localdate()
    return {
        "event": event, "may_change": may_change, "materials": shown, "may_invite": not is_over,
        "request_key": secrets.token_hex(8),
    }  # fmt: skip


def _for_host(request: Request, event: ExchangeEvent) -> dict[str, Any]:
    """The links that it hands out, and what it may ask for."""
    links = standing_links(event=event, at=timezone.now())
    handed = links.get(Purpose.MATERIALS)
    return {
        "is_host": True, "evaluation": links.get(Purpose.EVALUATION), "door": links.get(Purpose.CHECK_IN),
        "handed": handed and shown_link(request, handed),
    }  # fmt: skip


def material(request: Request, material_id: str) -> HttpResponse | FileResponse:
    """Handed out where its rights allow; the keeping desk opens all of its own."""
    allowed = public_materials()
    if not allowed.filter(public_id=material_id).exists() and may_record_event(request.actor):
        allowed = materials_kept_by(request.actor.region_code or "")
    found = get_object_or_404(allowed, public_id=material_id)
    return sent_file(found.file) if found.file else redirect(found.url)


@login_required
def new(request: Request) -> HttpResponse:
    if not may_record_event(request.actor):
        raise Http404
    form = EventForm(request.POST or None)
    saved, status = tried(form, lambda: usecases.record_exchange_event(
        values=form.values(), when=form.when(), guests=form.guest_regions(), by=request.actor, at=timezone.now(),
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Acara tercatat."))
        return redirect(saved)
    return render(request, "exchange/event_edit.html", {"form": form, "event": None}, status=status)


@login_required
def edit(request: Request, public_id: str) -> HttpResponse:
    event = _mine(request, public_id)
    form = EventForm(request.POST or None, initial=_standing(event))
    saved, status = tried(form, lambda: usecases.correct_exchange_event(
        public_id=public_id, base_revision=form.cleaned_data["revision"] or 0, values=form.values(), when=form.when(),
        guests=form.guest_regions(), by=request.actor, at=timezone.now(),
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Perubahan tersimpan."))
        return redirect(saved)
    return render(request, "exchange/event_edit.html", {"form": form, "event": event}, status=status)


def _standing(event: ExchangeEvent) -> dict[str, Any]:
    """The entry as it is, in the fields of its form; a day tells its year and month itself."""
    names = ("title", "kind", "on", "until", "host", "region", "place", "topic", "agenda", "source_url", "source_note",
             "revision")  # fmt: skip
    year = {} if event.on else {"year": event.year, "month": event.month}
    return {name: getattr(event, name) for name in names} | {"guests": list(event.guests.all())} | year


@login_required
def speakers(request: Request, public_id: str) -> HttpResponse:
    """Who spoke: the list, and one more."""
    event = _mine(request, public_id)
    form = SpeakerForm(request.POST or None)
    return _part(request, event, form, "exchange/speakers.html", "event_speakers", lambda: usecases.add_speaker(
        public_id=public_id, by=request.actor, at=timezone.now(), **form.cleaned_data
    ))  # fmt: skip


@login_required
def materials(request: Request, public_id: str) -> HttpResponse:
    """What was handed out: the list, and one more."""
    event = _mine(request, public_id)
    form = MaterialForm(request.POST or None, request.FILES or None)
    return _part(request, event, form, "exchange/materials.html", "event_materials", lambda: usecases.add_material(
        public_id=public_id, by=request.actor, at=timezone.now(), **form.cleaned_data
    ))  # fmt: skip


def _part(
    request: Request, event: ExchangeEvent, form: Any, template: str, back: str, act: Callable[[], object]
) -> HttpResponse:
    saved, status = tried(form, act)
    if saved:
        messages.success(request, _("Tersimpan."))
        return redirect(back, event.public_id)
    return render(request, template, _context(request, event) | {"form": form}, status=status)


@login_required
@require_POST
def remove_speaker(request: Request, public_id: str, speaker_id: int) -> HttpResponse:
    event = _mine(request, public_id)
    if not any(speaker.pk == speaker_id for speaker in event.speakers.all()):
        raise Http404
    usecases.remove_speaker(public_id=public_id, speaker_id=speaker_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Pembicara dilepas dari acara."))
    return redirect("event_speakers", public_id)


@login_required
@require_POST
def remove_material(request: Request, public_id: str, material_id: str) -> HttpResponse:
    event = _mine(request, public_id)
    if not any(each.public_id == material_id for each in event.standing_materials):  # type: ignore[attr-defined]
        raise Http404
    usecases.remove_material(public_id=public_id, material_id=material_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Bahan dilepas dari acara."))
    return redirect("event_materials", public_id)


def _mine(request: Request, public_id: str) -> ExchangeEvent:
    event = get_object_or_404(event_page(public_id=public_id))
    if not may_change_event(request.actor, event):
        raise Http404
    return event
