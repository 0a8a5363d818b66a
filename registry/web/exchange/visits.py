"""A region asks for a study visit without an account: the form, the receipt, and where the request stands."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from registry.exchange.models import StudyVisit
from registry.exchange.policy import is_desk, may_agree, may_withdraw
from registry.exchange.queries.visits import behind_visit_receipt, calendar_entries, coming_visits, pack_materials
from registry.exchange.rules.calendar import calendar
from registry.exchange.rules.visits import VisitStatus
from registry.exchange.usecases.visits import agree_to_date, ask_visit, withdraw_visit
from registry.proposals.rules.receipts import receipt_digest
from registry.reports.queries.packs import has_visit_pack
from registry.web.catalogue.caching import open_page
from registry.web.citizens.forms import ReceiptForm
from registry.web.citizens.limits import is_too_often
from registry.web.exchange.answers import tried
from registry.web.exchange.sending import form_key, secret_of
from registry.web.exchange.visit_forms import VisitForm
from registry.web.request import Request

SALT = "registry.kunjungan"
RECEIPT, CODE = "kunjungan", "kode_kunjungan"
SHOWN_SECONDS = 15 * 60


@open_page
def index(request: Request) -> HttpResponse:
    """Who is coming, and the ways in."""
    context = {"coming": coming_visits(on=timezone.localdate())[:20], "is_desk": is_desk(request.actor)}
    return render(request, "exchange/visits.html", context)


@open_page
def feed(request: Request) -> HttpResponse:
    """Accepted visits for any calendar program, without office or person."""
    text = calendar(name=_("Kunjungan belajar"), entries=calendar_entries())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kunjungan.ics"'
    return answer


@never_cache
@sensitive_post_parameters("form_key", "contact", "contact_name")
def new(request: Request) -> HttpResponse:
    """The form; its key is signed, so that sending it twice is sending it once."""
    form = VisitForm(request.POST or None, initial={"region": request.GET.get("daerah")})
    key = form_key(request, salt=SALT)
    if request.method == "POST" and is_too_often(request, action="kunjungan"):
        return render(request, "citizens/often.html", status=429)
    sent, status = tried(form, lambda: _send(form, key))
    if sent is None:
        return render(request, "exchange/visit_new.html", {"form": form, "form_key": key}, status=status)
    visit, code = sent
    request.session[RECEIPT] = visit.receipt_digest
    request.session[CODE] = [code, int(time.time()) + SHOWN_SECONDS]
    return redirect("visit_receipt")


def _send(form: VisitForm, key: str) -> tuple[StudyVisit, str]:
    clean = form.cleaned_data
    return ask_visit(
        region_code=clean["region"].pk, asking_code=clean["asking_region"], texts=form.texts(), size=clean["size"],
        first_choice=clean["first_choice"], second_choice=clean["second_choice"],
        secret=secret_of(key, salt=SALT), at=timezone.now(),
    )  # fmt: skip


@never_cache
def receipt(request: Request) -> HttpResponse:
    """The code, for a short while; afterwards only the status is left."""
    code, until = request.session.get(CODE, ["", 0])
    visit = behind_visit_receipt(request.session.get(RECEIPT, "")).first()
    if visit is None:
        return redirect("visit_new")
    if not code or time.time() > until:
        request.session.pop(CODE, None)
        return redirect("visit_status")
    return render(request, "exchange/visit_receipt.html", {"visit": visit, "code": code})


@never_cache
@sensitive_post_parameters("code")
def status(request: Request) -> HttpResponse:
    """Asks for the code by POST; what it opens is held by the session, so that the code stands in no address."""
    form = ReceiptForm(request.POST or None)
    if request.method == "POST":
        if is_too_often(request, action="status"):
            return render(request, "citizens/often.html", status=429)
        if form.is_valid():
            digest = receipt_digest(code=form.cleaned_data["code"])
            if behind_visit_receipt(digest).exists():
                request.session.cycle_key()
                request.session[RECEIPT] = digest
                return redirect("visit_status")
            form.add_error("code", _("Kode ini tidak ditemukan. Periksa lagi huruf dan angkanya."))
        return render(request, "exchange/visit_code.html", {"form": form})
    visit = behind_visit_receipt(request.session.get(RECEIPT, "")).first()
    if visit is None:
        return render(request, "exchange/visit_code.html", {"form": form})
    return render(request, "exchange/visit_status.html", _context(visit))


def _context(visit: StudyVisit) -> dict[str, Any]:
    return {
        "visit": visit,
        "may_withdraw": may_withdraw(visit),
        "may_agree": may_agree(visit),
        "materials": pack_materials(region_code=visit.region_id),
        "has_pack": visit.status in (VisitStatus.ACCEPTED, VisitStatus.HELD) and has_visit_pack(visit),
    }


@require_POST
def withdraw(request: Request) -> HttpResponse:
    return _by_receipt(request, withdraw_visit, _("Permintaan kunjungan dibatalkan."))


@require_POST
def agree(request: Request) -> HttpResponse:
    return _by_receipt(request, agree_to_date, _("Tanggal disetujui. Kunjungan diterima."))


def _by_receipt(request: Request, act: Callable[..., StudyVisit], words: str) -> HttpResponse:
    digest = request.session.get(RECEIPT, "")
    if behind_visit_receipt(digest).exists():
        act(receipt=digest, at=timezone.now())
        messages.success(request, words)
    return redirect("visit_status")


@require_POST
def close(request: Request) -> HttpResponse:
    """Leaves nothing behind on a shared device."""
    for name in (RECEIPT, CODE):
        request.session.pop(name, None)
    return redirect("visit_status")
