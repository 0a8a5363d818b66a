"""One row of an innovation: its levels in the edition's words, the claim, the evidence, the verification."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.policy import may_claim, may_verify
from registry.index.queries.costs import lowered_rows
from registry.index.usecases.evidence import Place, release_evidence, use_evidence
from registry.index.usecases.levels import claim_level, verify_level
from registry.web.index.attempts import Refusal, Typed, attempted, came_back, on_newest
from registry.web.index.forms import ClaimForm, NoteForm, UseForm, VerifyForm, level_choices
from registry.web.index.sheets import Back, Opened, fresh, opened_sheet, reopened, sheet_page
from registry.web.index.words import finding_text, prediction_text, stands_now
from registry.web.request import Request

FROM_SHEET = "lembar"  # where a claim was made; it leads back there


@login_required
def show(request: Request, public_id: str, key: str) -> HttpResponse:
    return row_page(request, opened_sheet(request, public_id), key)


@login_required
@require_POST
def claim(request: Request, public_id: str, key: str) -> HttpResponse:
    """A claim from the row's page or from its place on the sheet."""
    opened = opened_sheet(request, public_id)
    row, on_sheet = opened.row(key), request.POST.get("asal") == FROM_SHEET
    name = f"b{key}-%s" if on_sheet else "klaim-%s"
    form = ClaimForm(request.POST, row=row, record=opened.record(key), auto_id=name)
    refusal = attempted(
        form,
        lambda: claim_level(
            proposal_id=public_id, year=opened.year, key=key, claim=form.claim(),
            base_revision=form.cleaned_data["base_revision"], by=request.actor, at=timezone.now(),
        ),
    )  # fmt: skip
    if on_sheet:
        return _on_sheet(request, opened, key, form, refusal)
    if refusal:
        return refused(request, opened, key, refusal, claim=form)
    messages.success(request, _("Tingkat indikator %(key)s tersimpan.") % {"key": key})
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def verify(request: Request, public_id: str, key: str) -> HttpResponse:
    opened = opened_sheet(request, public_id)
    form = VerifyForm(request.POST, row=opened.row(key), record=opened.record(key), auto_id="verifikasi-%s")

    def act() -> None:
        clean = form.cleaned_data
        verify_level(
            proposal_id=public_id, year=opened.year, key=key, level=clean["level"], reason=clean["reason"],
            is_signed=clean["is_signed"], base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    if refusal := attempted(form, act):
        return refused(request, opened, key, refusal, verify=form)
    messages.success(request, _("Verifikasi indikator %(key)s tersimpan.") % {"key": key})
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def use(request: Request, public_id: str, key: str) -> HttpResponse:
    opened = opened_sheet(request, public_id)
    opened.row(key)
    form = UseForm(request.POST, request=request, auto_id="bukti-%s")

    def act() -> None:
        clean = form.cleaned_data
        place = Place(public_id, key, clean["page_from"], clean["page_to"])
        use_evidence(
            document_id=clean["document"].public_id, year=opened.year, place=place, by=request.actor, at=timezone.now()
        )  # fmt: skip

    if refusal := attempted(form, act):
        return refused(request, opened, key, refusal, use=form)
    messages.success(request, _("Dokumen dipakai pada indikator %(key)s.") % {"key": key})
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def release(request: Request, public_id: str, key: str, document_id: str) -> HttpResponse:
    opened = opened_sheet(request, public_id)
    opened.row(key)
    refusal = attempted(
        None,
        lambda: release_evidence(
            document_id=document_id, year=opened.year, place=Place(public_id, key), by=request.actor, at=timezone.now()
        ),
    )
    for reason in refusal.reasons if refusal else ():
        messages.error(request, reason)
    if refusal is None:
        messages.success(request, _("Dokumen dilepas dari indikator ini; dokumennya tetap ada."))
    return redirect("index_row", public_id, key)


def refused(request: Request, opened: Opened, key: str, refusal: Refusal, **form: forms.Form) -> HttpResponse:
    """The row's page with the one form that came back, on what stands there now."""
    opened = reopened(opened)
    [(name, typed)] = form.items()
    back = overtaken(opened, key, name, typed, refusal)
    return row_page(request, opened, key, status=refusal.status, back=back, **form)


def overtaken(opened: Opened, key: str, name: str, form: forms.Form, refusal: Refusal | None) -> Typed | None:
    """What stands there now beside what was typed; saving again then stands on the newest revision."""
    record, change = opened.record(key), None
    if refusal is not None and refusal.is_stale:
        on_newest(form, record.revision if record else 1)
        change = opened.change(key)
    return came_back(form, refusal, place=name, now=stands_now(opened.row(key), record), change=change)


def row_page(request: Request, opened: Opened, key: str, *, status: int = 200, **given: Any) -> HttpResponse:
    """Everything of one row; `given` are the forms that came back."""
    row, line, period = opened.row(key), opened.sheet.rows[key], opened.state.period
    record = line.record
    keys = [found.key for found in opened.state.edition.sid]
    place = keys.index(key)
    papers = {use.document.public_id: use.document for use in line.uses}
    region, proposal, actor = opened.proposal.region_id, opened.proposal, request.actor
    context = {
        "proposal": proposal,
        "period": period,
        "row": row,
        "line": line,
        "record": record,
        "levels": [(level, words) for level, words in level_choices(row) if level],
        "claim": ClaimForm(row=row, record=record, auto_id="klaim-%s"),
        "verify": VerifyForm(row=row, record=record, auto_id="verifikasi-%s"),
        "use": UseForm(request=request, auto_id="bukti-%s"),
        "note": NoteForm(auto_id="catatan-%s"),
        "may_claim": may_claim(actor, proposal) and period.is_open,
        "may_verify": may_verify(actor, region) and period.is_open,
        "notes": record.notes.select_related("by") if record else [],
        "findings": [(papers.get(f.paper), finding_text(f), f.weight) for f in line.found],
        "prediction": prediction_text(line.prediction),
        "before": keys[place - 1] if place else None,
        "after": keys[place + 1] if place + 1 < len(keys) else None,
        "lost": next((one for one in lowered_rows(state=opened.state) if one.row.key == key), None),
    }
    return render(request, "index/row.html", context | given, status=status)


def _on_sheet(request: Request, opened: Opened, key: str, form: ClaimForm, refusal: Refusal | None) -> HttpResponse:
    """Back to the row on its sheet; a script gets only what changed."""
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    if refusal is None and not by_script:
        messages.success(request, _("Tingkat indikator %(key)s tersimpan.") % {"key": key})
        return redirect(reverse("index_sheet", args=[opened.proposal.public_id]) + f"#baris-{key}")
    now = reopened(opened)
    if refusal is None:
        form = ClaimForm(row=now.row(key), record=now.record(key), auto_id=f"b{key}-%s")
    back = Back(key, form, refusal, overtaken(now, key, "claim", form, refusal))
    return fresh(request, now, back) if by_script else sheet_page(request, now, back)
