"""The clinic's pages: what was asked, one consultation, and the one form of each act."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange import policy
from registry.exchange.models import Consultation
from registry.exchange.queries.clinic import consultations_for
from registry.exchange.usecases import clinic as usecases
from registry.web.exchange import clinic_forms
from registry.web.exchange.answers import tried
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing

PAGE = 25


@login_required
def index(request: Request) -> HttpResponse:
    if not policy.may_read_clinic(request.actor):
        raise Http404
    page = Paginator(consultations_for(request.actor), PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "may_ask": policy.may_ask_advice(request.actor)}
    return render(request, "exchange/clinic.html", context)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    found = _found(request, public_id)
    context = {
        "consultation": found, "points": found.points.all(), "is_desk": policy.is_desk(request.actor),
        "may_follow": policy.may_follow_advice(request.actor, found),
    }  # fmt: skip
    return render(request, "exchange/clinic_show.html", context)


@login_required
def new(request: Request) -> HttpResponse:
    if not policy.may_ask_advice(request.actor):
        raise Http404
    form = clinic_forms.QuestionForm(
        request.POST or None, actor=request.actor, initial={"proposal": request.GET.get("usulan")}
    )
    return _page(
        request, form, title=_("Minta saran klinik"), button=_("Kirim permintaan"), back=None,
        act=lambda: usecases.ask_advice(by=request.actor, at=timezone.now(), **form.values()),
    )  # fmt: skip


@login_required
def appointment(request: Request, public_id: str) -> HttpResponse:
    found = _for_desk(request, public_id)
    given = {"on": found.meet_on, "clinic_place": found.place}
    form = clinic_forms.AppointmentForm(request.POST or None, initial=given)
    return _page(
        request, form, title=_("Tawarkan pertemuan"), button=_("Simpan pertemuan"), back=found,
        act=lambda: usecases.offer_appointment(
            public_id=public_id, on=form.cleaned_data["on"], place=form.cleaned_data["clinic_place"],
            by=request.actor, at=timezone.now(),
        ),
    )  # fmt: skip


@login_required
def advice(request: Request, public_id: str) -> HttpResponse:
    found = _for_desk(request, public_id)
    form = clinic_forms.AdviceForm(request.POST or None)
    return _page(
        request, form, title=_("Tambah saran"), button=_("Sematkan saran"), back=found,
        act=lambda: usecases.give_advice(
            public_id=public_id, text=form.cleaned_data["advice_text"], by=request.actor, at=timezone.now()
        ),
    )  # fmt: skip


@login_required
def answer(request: Request, public_id: str, point_id: str) -> HttpResponse:
    found = _for_agency(request, public_id)
    point = get_object_or_404(found.points, public_id=point_id)
    given = {"answer": point.answer, "advice_word": point.word}
    form = clinic_forms.AdviceAnswerForm(request.POST or None, initial=given)
    return _page(
        request, form, title=_("Jawab saran"), button=_("Simpan jawaban"), back=found, about=point.text,
        act=lambda: usecases.answer_advice(
            point_id=point_id, answer=form.cleaned_data["answer"], word=form.cleaned_data["advice_word"],
            by=request.actor, at=timezone.now(),
        ),
    )  # fmt: skip


@login_required
def outcome(request: Request, public_id: str) -> HttpResponse:
    found = _for_agency(request, public_id)
    form = clinic_forms.OutcomeForm(request.POST or None, initial={"clinic_outcome": found.outcome})
    return _page(
        request, form, title=_("Yang berubah"), button=_("Simpan"), back=found,
        act=lambda: usecases.tell_outcome(
            public_id=public_id, outcome=form.cleaned_data["clinic_outcome"], by=request.actor, at=timezone.now()
        ),
    )  # fmt: skip


def _page(
    request: Request, form: forms.Form, *, title: str, button: str, back: Consultation | None, about: str = "",
    act: Callable[[], Any],
) -> HttpResponse:  # fmt: skip
    """One form on its own page; accepted once, and back to what it belongs to."""
    saved, status = tried(form, lambda: _once(request, act))
    if saved:
        messages.success(request, _("Tersimpan."))
        return redirect(back or "clinic")
    context = {"form": with_typing(request, form), "title": title, "button": button, "back": back, "about": about}
    return render(request, "exchange/clinic_form.html", context, status=status)


def _once(request: Request, act: Callable[[], Any]) -> bool:
    with accepting(request) as is_first:
        if is_first:
            act()
    return True


def _found(request: Request, public_id: str) -> Consultation:
    if not policy.may_read_clinic(request.actor):
        raise Http404
    return get_object_or_404(consultations_for(request.actor), public_id=public_id)


def _for_desk(request: Request, public_id: str) -> Consultation:
    if not policy.is_desk(request.actor):
        raise Http404
    return _found(request, public_id)


def _for_agency(request: Request, public_id: str) -> Consultation:
    found = _found(request, public_id)
    if not policy.may_follow_advice(request.actor, found):
        raise Http404
    return found
