"""Cooperation agreements: the desk's list, one agreement with what rests on it, its entry and its next."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange.labels import AGREEMENT_STATE_LABELS, AGREEMENT_TONES
from registry.exchange.models import CooperationAgreement
from registry.exchange.policy import is_desk
from registry.exchange.queries.agreements import agreement_page, agreements_around, agreements_asked
from registry.exchange.rules.agreements import SOON_DAYS, days_left
from registry.exchange.usecases import agreements as usecases
from registry.shared.errors import Blocked
from registry.web.exchange.agreement_forms import AgreementForm
from registry.web.exchange.answers import sent_file, show_problems
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing

PAGE = 25
KEPT = ("partner", "number", "on", "ends_on", "subject", "revision")


@login_required
def index(request: Request) -> HttpResponse:
    """All, or those in one state."""
    _require(request)
    today, asked = timezone.localdate(), request.GET.get("keadaan", "")
    page = Paginator(agreements_asked(request.actor, asked=asked, today=today), PAGE).get_page(
        request.GET.get("halaman")
    )
    context = {
        "page": page, "rows": [(each, *_words(each)) for each in page], "asked": asked, "days": SOON_DAYS,
        "states": [("", _("Semua")), *AGREEMENT_STATE_LABELS.items()],
    }  # fmt: skip
    return render(request, "exchange/agreements.html", context)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    agreement = _mine(request, public_id)
    label, tone = _words(agreement)
    context = {
        "agreement": agreement, "label": label, "tone": tone, "renewal": getattr(agreement, "renewal", None),
        "adoptions": agreement.adoptions.all(), "visits": agreement.visits.all(),
    }  # fmt: skip
    return render(request, "exchange/agreement.html", context)


@login_required
def new(request: Request) -> HttpResponse:
    """A new one, or with `lanjutan` the next of one that stands."""
    _require(request)
    earlier = _mine(request, request.GET["lanjutan"]) if request.GET.get("lanjutan") else None
    initial: dict[str, Any] = {
        "adoptions": request.GET.getlist("replikasi"),
        "visits": request.GET.getlist("kunjungan"),
    }
    if earlier:
        initial |= {"partner": earlier.partner_id, "subject": earlier.subject}
    form = AgreementForm(request.POST or None, request.FILES or None, actor=request.actor, initial=initial)
    return _answer(request, form, {"earlier": earlier}, lambda at: usecases.record_agreement(
        terms=form.terms(), upload=form.cleaned_data["upload"], renews_id=earlier.public_id if earlier else "",
        by=request.actor, at=at,
    ))  # fmt: skip


@login_required
def edit(request: Request, public_id: str) -> HttpResponse:
    agreement = _mine(request, public_id)
    initial = {name: getattr(agreement, name) for name in KEPT} | {
        "adoptions": [each.public_id for each in agreement.adoptions.all()],
        "visits": [each.public_id for each in agreement.visits.all()],
    }
    form = AgreementForm(
        request.POST or None, request.FILES or None, actor=request.actor, initial=initial, standing=agreement
    )
    return _answer(request, form, {"agreement": agreement}, lambda at: usecases.correct_agreement(
        public_id=public_id, base_revision=form.cleaned_data["revision"] or 0, terms=form.terms(),
        upload=form.cleaned_data["upload"], by=request.actor, at=at,
    ))  # fmt: skip


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    return sent_file(_mine(request, public_id).file)


def around(request: Request, **thing: Any) -> dict[str, Any]:
    """What the page of a replication or a visit shows of the desk's agreements: those it rests on, those it could."""
    today = timezone.localdate()
    found = agreements_around(request.actor, today=today, **thing)
    linked = [each for each in found if each.is_linked]  # type: ignore[attr-defined]  # annotated
    return {
        "agreements": [(each, *_words(each), days_left(ends_on=each.ends_on, today=today)) for each in linked],
        "linkable": [each for each in found if each not in linked],
    }


def link(request: Request, **thing: str) -> None:
    """The one act of their forms; what is linked already is not linked twice."""
    usecases.link_agreement(
        public_id=request.POST.get("kerja_sama", ""), by=request.actor, at=timezone.now(), **thing
    )  # fmt: skip
    messages.success(request, _("Kerja sama dikaitkan."))


def _answer(request: Request, form: AgreementForm, context: dict[str, Any], act: Any) -> HttpResponse:
    """Written once; a refusal keeps what was typed."""
    if form.is_bound and form.is_valid():
        made: CooperationAgreement | None = context.get("agreement")
        try:
            with accepting(request) as is_first:
                made = act(timezone.now()) if is_first else made
        except Blocked as refusal:
            show_problems(form, refusal.problems)
        else:
            messages.success(request, _("Kerja sama tercatat."))
            return redirect(made or "cooperations")
    drawn = with_typing(request, form, page=request.get_full_path())
    status = 409 if form.errors else 200
    return render(request, "exchange/agreement_edit.html", {"form": drawn, **context}, status=status)


def _words(agreement: CooperationAgreement) -> tuple[Any, str]:
    state = agreement.state(timezone.localdate())
    return AGREEMENT_STATE_LABELS[state], AGREEMENT_TONES[state]


def _require(request: Request) -> None:
    if not is_desk(request.actor):
        raise Http404


def _mine(request: Request, public_id: str) -> CooperationAgreement:
    return get_object_or_404(agreement_page(request.actor, public_id=public_id))
