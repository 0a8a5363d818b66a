"""Evidence documents: uploaded once, leaned on by many rows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.index.models import EvidenceDocument, EvidenceUse, Period, Sheet
from registry.index.policy import may_add_evidence, may_claim, may_shrink
from registry.index.queries.editions import edition_of, pdf_limit_in
from registry.index.queries.lines import shown_documents, use_of
from registry.index.queries.visible import current_period, evidence_for, sheets_for
from registry.index.rules.edition import Part
from registry.index.rules.evidence import findings, name_found
from registry.index.usecases.evidence import add_evidence
from registry.people.models import Agency
from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission
from registry.proposals.queries.visibility import visible_to
from registry.web.index.attempts import attempted
from registry.web.index.copies import CopyLine, copy_line
from registry.web.index.evidence_forms import EvidenceForm
from registry.web.index.words import finding_text
from registry.web.request import Request

PAGE = 25


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    if request.actor.region_code != region_code:
        raise Http404
    found = evidence_for(request.actor).select_related("file", "agency").defer("text").prefetch_related("uses")
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    may_add = may_add_evidence(request.actor, region_code)
    context = {
        "page": page, "region_code": region_code, "may_add": may_add, "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "index/documents.html", context)


@login_required
def new(request: Request, region_code: str) -> HttpResponse:
    """One upload for all the innovations and indicators that it proves."""
    period = current_period(region_code)
    if period is None or not may_add_evidence(request.actor, region_code):
        raise Http404
    form = _form(request, period)
    made: list[EvidenceDocument] = []
    refusal = None
    if request.method == "POST":
        refusal = attempted(form, lambda: made.append(_add(request, period, form)))
    if made:
        count = made[0].uses.count()
        messages.success(request, _("Dokumen tersimpan dan dipakai pada %(count)s baris.") % {"count": count})
        return _onward(request, reverse("evidence", args=[made[0].public_id]))
    context = {"form": form, "region_code": region_code, "period": period}
    return render(request, "index/document_new.html", context, status=refusal.status if refusal else 200)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """A document with everything that leans on it, what was found there, and what falls when it expires."""
    seen = shown_documents().select_related("agency").filter(pk__in=evidence_for(request.actor).values("pk"))
    document = get_object_or_404(seen, public_id=public_id)
    uses = document.uses.select_related("row__sheet__proposal", "row__sheet__period__edition").filter(
        row__sheet__in=sheets_for(request.actor)
    )
    lines = [_line(document, use) for use in uses]
    expired = document.expires_on is not None and document.expires_on < timezone.localdate()
    context = {
        "document": document,
        "lines": lines,
        "at_stake": sum(line["points"] for line in lines),
        "is_expired": expired,
        "large": _large(request, document),
    }
    return render(request, "index/document.html", context)


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    document = get_object_or_404(evidence_for(request.actor).select_related("file"), public_id=public_id)
    stored = document.file
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(request: Request, period: Period) -> EvidenceForm:
    """The innovations for which one may claim and all the rows; `inovasi` and `indikator` tick what one came from."""
    sheets = Sheet.objects.filter(period=period, proposal__in=visible_to(request.actor)).select_related("proposal")
    mine = [sheet.proposal for sheet in sheets.order_by("proposal__name") if may_claim(request.actor, sheet.proposal)]
    return EvidenceForm(
        request.POST or None,
        request.FILES or None,
        innovations=[(proposal.public_id, proposal.name) for proposal in mine],
        rows=[(row.key, f"{row.key}. {row.name}") for row in edition_of(period.edition).sid],
        linked=[row.key for row in edition_of(period.edition).sid if row.takes_links],
        initial={
            "innovations": request.GET.getlist("inovasi"),
            "rows": request.GET.getlist("indikator"),
        }
        | _as_before(request),
    )


def _as_before(request: Request) -> dict[str, Any]:
    """What a document that is too large says of itself, where a link is given in its place."""
    like = request.GET.get("seperti")
    before = evidence_for(request.actor).defer("text").filter(public_id=like).first() if like else None
    names = ("kind", "number", "on", "subject", "signatory", "expires_on")
    return {name: getattr(before, name) for name in names} if before else {}


def _add(request: Request, period: Period, form: EvidenceForm) -> EvidenceDocument:
    return add_evidence(
        region_code=period.region_id, agency_id=_agency(request), year=period.year, letter=form.letter(),
        upload=form.upload(), places=form.places(), by=request.actor, at=timezone.now(),
    )  # fmt: skip


def _onward(request: Request, url: str) -> HttpResponse:
    """Where a saved form leads; a script that kept the form on its page is told the address."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=201, headers={"Location": url})
    return redirect(url)


def _line(document: EvidenceDocument, use: EvidenceUse) -> dict[str, Any]:
    """A row that leans on the document, its points, and what the checks found there."""
    sheet = use.row.sheet
    row = edition_of(sheet.period.edition).row(Part.SID, use.row.key)
    if row is None:
        return {"use": use, "row": None, "points": 0, "findings": []}
    edition, name = edition_of(sheet.period.edition), sheet.proposal.name
    is_kept = use.name_sought == name or not sheet.period.is_open
    is_named = use.name_found if is_kept else name_found(text=document.text, name=name)
    paper = use_of(document, use.page_from, use.page_to, is_named).paper
    found = findings(
        row=row, papers=[paper], innovation=name, today=timezone.localdate(), pdf_limit=edition.pdf_limit
    )  # fmt: skip
    texts = [finding_text(finding) for finding in found]
    return {"use": use, "row": row, "points": row.weight * use.row.claimed, "findings": texts}


def _large(request: Request, document: EvidenceDocument) -> CopyLine | None:
    limit = pdf_limit_in(region_code=document.region_id)
    return copy_line(document, limit=limit, may_ask=may_shrink(request.actor, document))


def _agency(request: Request) -> int | None:
    """The agency that brings the document: one's own, or none for the R&D desk."""
    own = agencies_for(request.actor, Permission.WRITE_FOR_AGENCY)
    return Agency.objects.filter(pk__in=own, is_active=True).values_list("pk", flat=True).order_by("pk").first()
