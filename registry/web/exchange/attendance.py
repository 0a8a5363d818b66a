"""Who came: the host's list with the link at the door, and a participant's own line on his phone."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.exchange.models import SignedLink
from registry.exchange.queries.attendance import attendees_of, certifiable, months_kept
from registry.exchange.rules.attendance import check_in_problems, door_problems
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.attendance import add_attendee, check_in, open_door, strike_attendee
from registry.web.exchange.answers import problem_lines, tried
from registry.web.exchange.attendance_forms import ByHandForm, LineForm, StrikeForm
from registry.web.exchange.event_links import hosted, standing
from registry.web.exchange.opening import closed
from registry.web.exchange.sending import form_key, secret_of
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing

SALT = "registry.hadir"
PAGE = 100


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """The list, the door, and one more line by hand."""
    event, today = hosted(request, public_id), timezone.localdate()
    last = min(event.last_day or today, today)
    form = ByHandForm(request.POST or None, initial={"on": last}, months=months_kept(event))
    saved, status = tried(form, lambda: _add(request, public_id, form))
    if saved:
        messages.success(request, _("Peserta tercatat."))
        return redirect("event_attendees", public_id)
    waits = door_problems(first=event.on, last=event.last_day, today=today)
    page = Paginator(attendees_of(event), PAGE).get_page(request.GET.get("halaman"))
    named = certifiable(event)
    context = {
        "event": event, "page": page, "count": event.attendees.filter(struck_at=None).count(),
        "link": standing(request, event, Purpose.CHECK_IN), "waits": problem_lines(tuple(waits)),
        "request_key": secrets.token_hex(8), "named": {each.pk for each in named},
        "form": with_typing(request, form) if event.on else None,
    }  # fmt: skip
    return render(request, "exchange/attendees.html", context, status=status)


def _add(request: Request, public_id: str, form: ByHandForm) -> bool:
    with accepting(request) as is_first:
        if is_first:
            add_attendee(
                public_id=public_id, line=form.line(), on=form.cleaned_data["on"], by=request.actor, at=timezone.now()
            )
    return True


@login_required
@require_POST
def door(request: Request, public_id: str) -> HttpResponse:
    """A new link to check in by, until the last day ends."""
    hosted(request, public_id)
    open_door(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan daftar hadir dibuat. Tampilkan kode QR-nya di pintu."))
    return redirect("event_attendees", public_id)


@login_required
def strike(request: Request, public_id: str, attendee_id: str) -> HttpResponse:
    """Take a line off the list, with the reason; it stays readable."""
    event = hosted(request, public_id)
    line = get_object_or_404(attendees_of(event).filter(struck_at=None), public_id=attendee_id)
    form = StrikeForm(request.POST or None)
    saved, status = tried(form, lambda: strike_attendee(
        public_id=public_id, attendee_id=attendee_id, by=request.actor, at=timezone.now(),
        reason=form.cleaned_data["struck_reason"],
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Peserta dicoret; barisnya tetap terbaca."))
        return redirect("event_attendees", public_id)
    context = {"event": event, "line": line, "form": with_typing(request, form)}
    return render(request, "exchange/attendee_strike.html", context, status=status)


def answer(request: Request, link: SignedLink, token: str) -> HttpResponse:
    """A participant's own line; before the day the link says when it opens."""
    event = link.event
    if event is None:
        raise Http404
    if found := check_in_problems(first=event.on, last=event.last_day, today=timezone.localdate()):
        return closed(request, tuple(found), status=409)
    form, key = LineForm(request.POST or None, months=months_kept(event)), form_key(request, salt=SALT)
    saved, status = tried(form, lambda: check_in(
        token=token, line=form.line(), sending=secret_of(key, salt=SALT).hex(), at=timezone.now()
    ))  # fmt: skip
    if saved:
        return render(request, "exchange/check_in_done.html", {"event": event, "line": saved})
    return render(request, "exchange/check_in.html", {"form": form, "form_key": key, "event": event}, status=status)
