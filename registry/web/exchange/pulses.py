"""The quarterly pulse: figures per agency, the innovations behind a number, one innovation's answers, and its links."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from registry.exchange import policy
from registry.exchange.labels import SAID_LABELS
from registry.exchange.models import SignedLink
from registry.exchange.queries.links import token_of
from registry.exchange.queries.pulses import asked_in, pulse_rows, pulses_of, running_for
from registry.exchange.rules.pulse import (
    SILENT,
    Asked,
    next_quarter,
    pulse_behind,
    pulse_lines,
    pulse_narrowing,
    quarter_of,
)
from registry.exchange.usecases.pulses import answer_pulse, make_pulse_links, revoke_pulse_link
from registry.proposals.models import Proposal
from registry.web.exchange.answers import tried
from registry.web.exchange.pulse_forms import PulseForm
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing

PAGE = 25


@login_required
def index(request: Request) -> HttpResponse:
    """Who answered this quarter and who did not; every number opens its innovations."""
    today = timezone.localdate()
    asked = _asked(request)
    lines = [(line, [(said, line.counts.get(said, 0)) for said in SAID_LABELS]) for line in pulse_lines(asked)]
    context = {
        "lines": lines, "heads": SAID_LABELS.items(), "total": len(asked), "year": today.year,
        "quarter": (today.month + 2) // 3, "until": next_quarter(day=today),
        "totals": [(said, SAID_LABELS[said], len(pulse_behind(asked, agency=None, said=said))) for said in SAID_LABELS],
    }  # fmt: skip
    return render(request, "exchange/pulses.html", context)


@login_required
def rows(request: Request) -> HttpResponse:
    """The innovations behind a number, with the links that open their questions now."""
    agency, said = _narrowed(request)
    found = pulse_behind(_asked(request), agency=agency, said=said)
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    known = {each.public_id: each for each in pulse_rows(
        request.actor, public_ids=[each.public_id for each in page], quarter=_quarter()
    )}  # fmt: skip
    context = {
        "page": page, "count": len(found), "agency": agency, "said": SAID_LABELS.get(said, ""), "code": said,
        "rows": [_row(request, each, known[each.public_id]) for each in page if each.public_id in known],
        "may_hand_out": policy.is_desk(request.actor), "silent": sum(each.said == SILENT for each in found),
    }  # fmt: skip
    return render(request, "exchange/pulse_rows.html", context)


def _row(request: Request, asked: Asked, proposal: Proposal) -> dict[str, Any]:
    pulse = next(iter(proposal.pulses.all()), None)
    link = next((each for each in pulse.links.all() if _is_open(each)), None) if pulse else None
    return {
        "asked": asked, "proposal": proposal, "label": SAID_LABELS[asked.said],
        "answer": next(iter(pulse.answers.all()), None) if pulse else None, "link": link,
        "url": request.build_absolute_uri(reverse("link", args=[token_of(link)])) if link else "",
        "confirmed_on": getattr(getattr(proposal, "entry", None), "confirmed_on", None),
    }  # fmt: skip


def _is_open(link: SignedLink) -> bool:
    return link.used_at is None and link.expires_at > timezone.now()


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """One innovation: its answers quarter by quarter, and for its owner the questions of this one."""
    _require(request)
    proposal = get_object_or_404(running_for(request.actor).select_related("owner", "executor"), public_id=public_id)
    quarter, pulses = _quarter(), pulses_of(proposal)
    current = next((each for each in pulses if each.quarter == quarter), None)
    answer = next(iter(current.answers.all()), None) if current else None
    may_answer = policy.may_answer_pulse(request.actor, proposal)
    form, status = PulseForm(request.POST or None, initial=PulseForm.said(answer)), 200
    if request.method == "POST":
        if not may_answer:
            raise Http404
        saved, status = tried(form, lambda: _answer(request, public_id, form))
        if saved:
            messages.success(request, _("Jawaban tersimpan. Anda dapat membetulkannya sampai triwulan ini berakhir."))
            return redirect("pulse", public_id)
    context = {
        "proposal": proposal, "pulses": pulses, "answer": answer, "quarter": quarter,
        "form": with_typing(request, form) if may_answer else None,
    }  # fmt: skip
    return render(request, "exchange/pulse.html", context, status=status)


def _answer(request: Request, public_id: str, form: PulseForm) -> bool:
    with accepting(request) as is_first:
        if is_first:
            answer_pulse(public_id=public_id, words=form.words(), by=request.actor, at=timezone.now())
    return True


@login_required
@require_POST
def links(request: Request) -> HttpResponse:
    """A link for everyone of the list that has not answered."""
    _require_desk(request)
    agency, said = _narrowed(request)
    found = pulse_behind(_asked(request), agency=agency, said=said)
    public_ids = [each.public_id for each in found if each.said == SILENT]
    made = make_pulse_links(public_ids=public_ids, by=request.actor, at=timezone.now())
    text = ngettext(
        "%(n)s tautan dibuat. Kirim tiap alamat kepada pelaksananya.",
        "%(n)s tautan dibuat. Kirim tiap alamat kepada pelaksananya.", len(made),
    )  # fmt: skip
    messages.success(request, text % {"n": len(made)})
    return _back(agency, said)


@login_required
@require_POST
def link(request: Request, public_id: str) -> HttpResponse:
    """A link for one innovation, also for a correction of what it answered."""
    _require_desk(request)
    proposal = get_object_or_404(running_for(request.actor).only("public_id"), public_id=public_id)
    make_pulse_links(public_ids=[proposal.public_id], by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dibuat. Kirim alamatnya kepada pelaksana."))
    return _back(*_narrowed(request))


@login_required
@require_POST
def revoke(request: Request, public_id: str, link_id: str) -> HttpResponse:
    _require_desk(request)
    get_object_or_404(
        running_for(request.actor).only("public_id"), public_id=public_id, pulses__links__public_id=link_id
    )
    revoke_pulse_link(link_id=link_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dicabut."))
    return _back(*_narrowed(request))


def _asked(request: Request) -> list[Asked]:
    _require(request)
    return asked_in(request.actor, quarter=_quarter())


def _narrowed(request: Request) -> tuple[str | None, str]:
    """From the address, or from a button's form."""
    return pulse_narrowing(request.POST if request.method == "POST" else request.GET)


def _back(agency: str | None, said: str) -> HttpResponse:
    query = ({} if agency is None else {"perangkat": agency}) | ({"jawaban": said} if said else {})
    return redirect(f"{reverse('pulse_rows')}?{urlencode(query)}")


def _quarter() -> str:
    return quarter_of(day=timezone.localdate())


def _require(request: Request) -> None:
    if not policy.may_read_pulses(request.actor):
        raise Http404


def _require_desk(request: Request) -> None:
    if not policy.is_desk(request.actor):
        raise Http404
