"""The desk's pages of study visits: list, request with its answer, letter, record, follow-up links, capacity."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.exchange.models import FollowUp, StudyVisit
from registry.exchange.policy import is_desk
from registry.exchange.queries.links import token_of
from registry.exchange.queries.visits import (
    capacity_of,
    matches_for,
    pack_materials,
    taken_days,
    visit_page,
    visits_for,
)
from registry.exchange.rules.links import link_problems
from registry.exchange.rules.visits import OPEN, VisitStatus, clashes, event_problems
from registry.exchange.usecases.events import record_visit_event
from registry.exchange.usecases.links import make_follow_up_link, revoke_follow_up_link
from registry.exchange.usecases.visit_desk import answer_visit, hold_visit, set_room
from registry.people.queries import rnd_agency
from registry.reports.queries.packs import has_visit_pack, visit_sheets
from registry.web.exchange import agreements
from registry.web.exchange.answers import tried
from registry.web.exchange.visit_forms import AnswerForm, HeldForm, RoomForm
from registry.web.request import Request

PAGE = 25


@login_required
def index(request: Request) -> HttpResponse:
    """What was asked, the open ones first; and how many guests there is room for."""
    _require_desk(request)
    region_code = request.actor.region_code or ""
    form = RoomForm(request.POST or None, initial={"capacity": capacity_of(region_code=region_code)})
    saved, status = tried(form, lambda: set_room(
        capacity=form.cleaned_data["capacity"], by=request.actor, at=timezone.now()
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Daya tampung tersimpan."))
        return redirect("visit_desk")
    page = Paginator(visits_for(request.actor), PAGE).get_page(request.GET.get("halaman"))
    return render(request, "exchange/desk.html", {"page": page, "form": form}, status=status)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    visit = _visit(request, public_id)
    return render(request, "exchange/desk_visit.html", _context(request, visit))


@login_required
@require_POST
def answer(request: Request, public_id: str) -> HttpResponse:
    visit = _visit(request, public_id)
    form = AnswerForm(request.POST, visit=visit, matches=matches_for(visit))
    saved, status = tried(
        form, lambda: answer_visit(public_id=public_id, reply=form.reply(), by=request.actor, at=timezone.now())
    )
    if saved:
        messages.success(request, _("Jawaban tersimpan. Cetak surat jawabannya di bawah."))
        return redirect("visit_desk_show", public_id)
    return render(request, "exchange/desk_visit.html", _context(request, visit, form=form), status=status)


@login_required
@require_POST
def held(request: Request, public_id: str) -> HttpResponse:
    visit = _visit(request, public_id)
    form = HeldForm(request.POST)
    saved, status = tried(form, lambda: hold_visit(
        public_id=public_id, attendance=form.cleaned_data["attendance"], note=form.cleaned_data["note"],
        by=request.actor, at=timezone.now(),
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Kunjungan tercatat terlaksana."))
        return redirect("visit_desk_show", public_id)
    return render(request, "exchange/desk_visit.html", _context(request, visit, held=form), status=status)


@login_required
def letter(request: Request, public_id: str) -> HttpResponse:
    """The answer as a letter to be printed and signed."""
    visit = _visit(request, public_id)
    if visit.answered_at is None:
        raise Http404
    context = {"visit": visit, "agency": rnd_agency(region_code=visit.region_id), "profile": visit.region.profile}
    return render(request, "exchange/letter.html", context)


@login_required
@require_POST
def link(request: Request, public_id: str, months: int) -> HttpResponse:
    visit = _visit(request, public_id)
    if not any(each.months == months for each in visit.follow_ups.all()):
        raise Http404
    make_follow_up_link(public_id=public_id, months=months, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dibuat. Kirim alamat di bawah kepada narahubung."))
    return redirect("visit_desk_show", public_id)


@login_required
@require_POST
def revoke(request: Request, public_id: str, link_id: str) -> HttpResponse:
    visit = _visit(request, public_id)
    if not any(each.public_id == link_id for follow_up in visit.follow_ups.all() for each in follow_up.links.all()):
        raise Http404
    revoke_follow_up_link(public_id=public_id, link_id=link_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dicabut."))
    return redirect("visit_desk_show", public_id)


@login_required
@require_POST
def cooperation(request: Request, public_id: str) -> HttpResponse:
    """A cooperation agreement of the desk, under which this visit takes place."""
    visit = _visit(request, public_id)
    agreements.link(request, visit_id=visit.public_id)
    return redirect("visit_desk_show", public_id)


@login_required
@require_POST
def event(request: Request, public_id: str) -> HttpResponse:
    """The visit's page among the events, where its participants check in and evaluate it."""
    _visit(request, public_id)
    return redirect(record_visit_event(public_id=public_id, by=request.actor, at=timezone.now()))


def _context(
    request: Request, visit: StudyVisit, *, form: AnswerForm | None = None, held: HeldForm | None = None
) -> dict[str, Any]:
    is_open = visit.status in OPEN
    matches = matches_for(visit) if is_open else []
    taken = taken_days(region_code=visit.region_id, leaving_out=visit.pk) if is_open else []
    capacity = capacity_of(region_code=visit.region_id)
    choices = [day for day in (visit.first_choice, visit.second_choice) if day]
    today = timezone.localdate()
    is_coming = visit.status in (VisitStatus.ACCEPTED, VisitStatus.HELD)
    return {
        "request_key": secrets.token_hex(8),
        "is_coming": is_coming,
        "may_have_event": not event_problems(status=VisitStatus(visit.status), visit_on=visit.visit_on, today=today),
        "sheets": visit_sheets(visit) if is_coming else [],
        "has_pack": is_coming and has_visit_pack(visit),
        "visit": visit,
        "matches": matches,
        "choices": [(day, clashes(day=day, taken=taken), day <= today) for day in choices],
        "capacity": capacity,
        "is_over": capacity is not None and visit.size > capacity,
        "form": form or (AnswerForm(visit=visit, matches=matches) if is_open else None),
        "held": held or (HeldForm() if visit.status == VisitStatus.ACCEPTED else None),
        "materials": pack_materials(region_code=visit.region_id),
        **agreements.around(request, visit=visit),
        "follow_ups": [_follow_up(request, each) for each in visit.follow_ups.all()],
    }


def _follow_up(request: Request, follow_up: FollowUp) -> dict[str, Any]:
    """One follow-up with the link that opens it now, if there is one."""
    now = timezone.now()
    standing = next(
        (
            each
            for each in follow_up.links.all()
            if not link_problems(
                expires_at=each.expires_at, revoked_at=each.revoked_at, used_at=each.used_at, at=now
            )
        ),
        None,
    )  # fmt: skip
    url = request.build_absolute_uri(reverse("link", args=[token_of(standing)])) if standing else ""
    is_due = follow_up.answered_at is None and follow_up.due_on <= timezone.localdate()
    return {"follow_up": follow_up, "link": standing, "url": url, "is_due": is_due}


def _visit(request: Request, public_id: str) -> StudyVisit:
    return get_object_or_404(visit_page(request.actor, public_id=public_id))


def _require_desk(request: Request) -> None:
    if not is_desk(request.actor):
        raise Http404
