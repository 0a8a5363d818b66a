"""One row of an innovation: its levels in the edition's words, the claim, the evidence, the verification."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.models import SheetNote
from registry.index.policy import may_claim, may_verify
from registry.index.queries.changes import Change
from registry.index.queries.costs import lowered_rows
from registry.index.usecases.evidence import Place, release_evidence, use_evidence
from registry.index.usecases.levels import claim_level, verify_level
from registry.people.models import User
from registry.web.index.attempts import Refusal, attempted
from registry.web.index.copies import copy_lines
from registry.web.index.forms import ClaimForm, NoteForm, UseForm
from registry.web.index.row_pages import RowPage
from registry.web.index.sheets import Back, Opened, fresh, opened_sheet, reopened, sheet_page
from registry.web.index.words import finding_text, prediction_text
from registry.web.request import Request

FROM_SHEET = "lembar"  # where a claim was made; it leads back there


class InnovationRow(RowPage):
    """A row on the sheet of an innovation."""

    template = "index/row.html"

    def __init__(self, opened: Opened, key: str) -> None:
        self.opened, self.key = opened, key
        self.row, self.period, self.record = opened.row(key), opened.state.period, opened.record(key)
        self.address = ("index_row", opened.proposal.public_id, key)

    def anew(self) -> "InnovationRow":
        return InnovationRow(reopened(self.opened), self.key)

    def change(self) -> Change | None:
        return self.opened.change(self.key)

    def context(self, request: Request) -> dict[str, Any]:
        line, proposal, record, actor = (
            self.opened.sheet.rows[self.key],
            self.opened.proposal,
            self.record,
            request.actor,
        )
        keys = [found.key for found in self.opened.state.edition.sid]
        place = keys.index(self.key)
        papers = {use.document.public_id: use.document for use in line.uses}
        lost = next((one for one in lowered_rows(state=self.opened.state) if one.row.key == self.key), None)
        may, limit = may_claim(actor, proposal) and self.period.is_open, self.opened.state.edition.pdf_limit
        return {
            "proposal": proposal,
            "line": line,
            "use": UseForm(request=request, auto_id="bukti-%s"),
            "note": NoteForm(auto_id="catatan-%s"),
            "may_claim": may,
            "may_verify": may_verify(actor, proposal.region_id) and self.period.is_open,
            "notes": SheetNote.objects.filter(row_id=record.pk).select_related("by") if record else [],
            "findings": [(papers.get(f.paper), finding_text(f), f.weight) for f in line.found],
            "too_large": copy_lines(line.uses, line.found, limit=limit, may_ask=may),
            "prediction": prediction_text(line.prediction),
            "before": keys[place - 1] if place else None,
            "after": keys[place + 1] if place + 1 < len(keys) else None,
            "lost": lost,
            "lowered_by": User.objects.filter(pk=record.verified_by_id or 0).first() if lost and record else None,
        }


@login_required
def show(request: Request, public_id: str, key: str) -> HttpResponse:
    return InnovationRow(opened_sheet(request, public_id), key).draw(request)


@login_required
@require_POST
def claim(request: Request, public_id: str, key: str) -> HttpResponse:
    """A claim from the row's page or from its place on the sheet."""
    page = InnovationRow(opened_sheet(request, public_id), key)
    on_sheet = request.POST.get("asal") == FROM_SHEET
    form = page.claim_form(request.POST, f"b{key}-%s" if on_sheet else "klaim-%s")

    def act() -> None:
        claim_level(
            proposal_id=public_id, year=page.period.year, key=key, claim=form.claim(),
            base_revision=form.cleaned_data["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    if on_sheet:
        return _on_sheet(request, page, form, attempted(form, act))
    return page.sent(request, "claim", form, act, _("Tingkat indikator %(key)s tersimpan.") % {"key": key})


@login_required
@require_POST
def verify(request: Request, public_id: str, key: str) -> HttpResponse:
    page = InnovationRow(opened_sheet(request, public_id), key)
    form = page.verify_form(request.POST)

    def act() -> None:
        clean = form.cleaned_data
        verify_level(
            proposal_id=public_id, year=page.period.year, key=key, level=clean["level"], reason=clean["reason"],
            is_signed=clean["is_signed"], base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    return page.sent(request, "verify", form, act, _("Verifikasi indikator %(key)s tersimpan.") % {"key": key})


@login_required
@require_POST
def use(request: Request, public_id: str, key: str) -> HttpResponse:
    page = InnovationRow(opened_sheet(request, public_id), key)
    form = UseForm(request.POST, request=request, auto_id="bukti-%s")

    def act() -> None:
        clean = form.cleaned_data
        place = Place(public_id, key, clean["page_from"], clean["page_to"])
        use_evidence(
            document_id=clean["document"].public_id, year=page.period.year, place=place, by=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return page.sent(request, "use", form, act, _("Dokumen dipakai pada indikator %(key)s.") % {"key": key})


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


def _on_sheet(request: Request, page: InnovationRow, form: ClaimForm, refusal: Refusal | None) -> HttpResponse:
    """Back to the row on its sheet; a script gets only what changed."""
    by_script, key = request.headers.get("X-Requested-With") == "XMLHttpRequest", page.key
    if refusal is None and not by_script:
        messages.success(request, _("Tingkat indikator %(key)s tersimpan.") % {"key": key})
        return redirect(reverse("index_sheet", args=[page.opened.proposal.public_id]) + f"#baris-{key}")
    now = page.anew()
    if refusal is None:
        form = now.claim_form(None, f"b{key}-%s")
    back = Back(key, form, refusal, now.overtaken("claim", form, refusal))
    return fresh(request, now.opened, back) if by_script else sheet_page(request, now.opened, back)
