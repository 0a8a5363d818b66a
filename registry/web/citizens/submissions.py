"""A citizen's proposal without an account: the form, and the receipt afterwards (Art. 12)."""

import secrets
import time
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from registry.proposals.queries.receipts import behind_receipt
from registry.proposals.rules.content import WORD_GOAL
from registry.proposals.rules.receipts import receipt_digest, shown_code
from registry.reports.queries.receipts import receipt_paper_of
from registry.reports.usecases.receipts import hand_in_citizen_proposal
from registry.shared.errors import Blocked
from registry.shared.qr import qr_runs, svg_path
from registry.web.citizens.forms import SubmissionForm
from registry.web.citizens.limits import is_too_often
from registry.web.citizens.sessions import CODE, RECEIPT
from registry.web.request import Request

SALT = "registry.usulkan"
SHOWN_SECONDS = 15 * 60  # a reload or a second print still shows the code


@never_cache
@sensitive_post_parameters("form_key", "contact")
def new(request: Request) -> HttpResponse:
    """The form; its key is signed, so that sending it twice is sending it once."""
    form = SubmissionForm(request.POST or None, request.FILES or None)
    key, status = _form_key(request), 200
    if request.method == "POST" and is_too_often(request, action="usulkan"):
        return render(request, "citizens/often.html", status=429)
    if request.method == "POST" and form.is_valid():
        try:
            return _submit(request, form=form, key=key)
        except Blocked as refusal:
            form.show(refusal.problems)
            status = 409
    return _page(request, form=form, key=key, status=status)


def returned(request: Request) -> HttpResponse:
    """A form that lay open for too long comes back as it was typed, to be looked at and handed in again."""
    form = SubmissionForm(request.POST, request.FILES)
    form.add_error(None, _("Halaman ini terlalu lama terbuka. Tulisan Anda masih ada di bawah; serahkan sekali lagi."))
    return _page(request, form=form, key=_form_key(request), status=403)


def _page(request: Request, *, form: SubmissionForm, key: str, status: int) -> HttpResponse:
    context = {"form": form, "form_key": key, "word_goal": WORD_GOAL}
    return render(request, "citizens/new.html", context, status=status)


def _form_key(request: Request) -> str:
    """The key of a form that we gave out, else a new one."""
    sent = request.POST.get("form_key", "")
    try:
        signing.loads(sent, salt=SALT)
    except signing.BadSignature:
        return signing.dumps(secrets.token_urlsafe(16), salt=SALT)
    return sent


def _submit(request: Request, *, form: SubmissionForm, key: str) -> HttpResponse:
    _proposal, code = hand_in_citizen_proposal(
        region_code=form.cleaned_data["region"].pk,
        values=form.values(),
        uploads=form.uploads(),
        secret=salted_hmac(SALT, signing.loads(key, salt=SALT), algorithm="sha256").digest(),
        check_url=request.build_absolute_uri(reverse("paper_check")),
        at=timezone.now(),
    )
    request.session[RECEIPT] = receipt_digest(code=code)
    request.session[CODE] = [code, int(time.time()) + SHOWN_SECONDS]
    return redirect("citizen_receipt")


@never_cache
def show(request: Request) -> HttpResponse:
    """The receipt with its code, for a short while; afterwards only the status is left."""
    code, until = request.session.get(CODE, ["", 0])
    proposal = behind_receipt(request.session.get(RECEIPT, "")).select_related("region").first()
    if proposal is None:
        return redirect("citizen_new")
    if not code or time.time() > until:
        request.session.pop(CODE, None)
        return redirect("citizen_status")
    context: dict[str, Any] = {"proposal": proposal, "code": code}
    if paper := receipt_paper_of(proposal):
        shown = shown_code(code=paper.mark.code)
        size, runs = qr_runs(f"{request.build_absolute_uri(reverse('paper_check'))}?sidik={shown}")
        context |= {"paper": paper, "fingerprint": shown, "qr_size": size, "qr_path": svg_path(runs)}
    return render(request, "citizens/receipt.html", context)
