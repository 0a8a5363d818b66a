"""Evidence documents: uploaded once, leaned on by many rows."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.models import EvidenceDocument, Sheet
from registry.index.policy import may_add_evidence
from registry.index.queries.editions import edition_of
from registry.index.queries.visible import current_period, evidence_for
from registry.index.rules.edition import Part
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.people.models import Agency
from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission
from registry.proposals.queries.visibility import visible_to
from registry.shared.errors import Blocked
from registry.web.request import Request
from registry.web.templatetags.words import problem_text

PAGE = 25


class EvidenceForm(forms.Form):
    """What the document says of itself, its file, and every place it proves."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis dokumen"), choices=EvidenceDocument.KINDS)
    number = forms.CharField(label=gettext_lazy("Nomor"), max_length=120, required=False)
    on = forms.DateField(
        label=gettext_lazy("Tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    subject = forms.CharField(label=gettext_lazy("Tentang"), max_length=250, required=False)
    signatory = forms.CharField(label=gettext_lazy("Jabatan penanda tangan"), max_length=160, required=False)
    expires_on = forms.DateField(
        label=gettext_lazy("Berlaku sampai"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    file = forms.FileField(label=gettext_lazy("Berkas"))
    innovations = forms.MultipleChoiceField(
        label=gettext_lazy("Inovasi yang dibuktikan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    rows = forms.MultipleChoiceField(
        label=gettext_lazy("Indikator yang dibuktikan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    page_from = forms.IntegerField(label=gettext_lazy("Dari halaman"), min_value=1, required=False)
    page_to = forms.IntegerField(label=gettext_lazy("Sampai halaman"), min_value=1, required=False)

    def __init__(
        self, *args: Any, innovations: list[tuple[str, str]], rows: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("innovations", innovations), ("rows", rows)):
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices

    def letter(self) -> Letter:
        names = ("kind", "number", "on", "subject", "signatory", "expires_on")
        return Letter(**{name: self.cleaned_data[name] for name in names})

    def places(self) -> list[Place]:
        clean = self.cleaned_data
        return [
            Place(proposal_id, key, clean["page_from"], clean["page_to"])
            for proposal_id in clean["innovations"]
            for key in clean["rows"]
        ]


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    if request.actor.region_code != region_code:
        raise Http404
    found = evidence_for(request.actor).select_related("file", "agency").prefetch_related("uses")
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    may_add = may_add_evidence(request.actor, region_code)
    return render(request, "index/documents.html", {"page": page, "region_code": region_code, "may_add": may_add})


@login_required
def new(request: Request, region_code: str) -> HttpResponse:
    period = current_period(region_code)
    if period is None or not may_add_evidence(request.actor, region_code):
        raise Http404
    sheets = Sheet.objects.filter(period=period, proposal__in=visible_to(request.actor)).select_related("proposal")
    innovations = [(sheet.proposal.public_id, sheet.proposal.name) for sheet in sheets.order_by("proposal__name")]
    rows = [(row.key, f"{row.key}. {row.name}") for row in edition_of(period.edition).sid]
    form = EvidenceForm(request.POST or None, request.FILES or None, innovations=innovations, rows=rows)
    found: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            document = add_evidence(
                region_code=region_code, agency_id=_agency(request), year=period.year, letter=form.letter(),
                upload=form.cleaned_data["file"], places=form.places(), by=request.actor, at=timezone.now(),
            )  # fmt: skip
        except Blocked as refusal:
            found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        else:
            messages.success(
                request, _("Dokumen tersimpan dan dipakai pada %(count)s baris.") % {"count": document.uses.count()}
            )
            return redirect("evidence", document.public_id)
    context = {"form": form, "region_code": region_code, "period": period, "problems": found}
    return render(request, "index/document_new.html", context, status=409 if found else 200)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """A document with everything that leans on it, and what falls when it expires."""
    document = get_object_or_404(evidence_for(request.actor).select_related("file", "agency"), public_id=public_id)
    uses = document.uses.select_related("row__sheet__proposal", "row__sheet__period__edition").filter(
        row__sheet__proposal__in=visible_to(request.actor)
    )
    lines = []
    for use in uses:
        row = edition_of(use.row.sheet.period.edition).row(Part.SID, use.row.key)
        points = row.weight * use.row.claimed if row else 0
        lines.append({"use": use, "row": row, "points": points})
    return render(
        request,
        "index/document.html",
        {"document": document, "lines": lines, "at_stake": sum(line["points"] for line in lines)},
    )


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    document = get_object_or_404(evidence_for(request.actor).select_related("file"), public_id=public_id)
    stored = document.file
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _agency(request: Request) -> int | None:
    """The agency that brings the document: one's own, or none for the R&D desk."""
    own = agencies_for(request.actor, Permission.WRITE_FOR_AGENCY)
    return Agency.objects.filter(pk__in=own, is_active=True).values_list("pk", flat=True).order_by("pk").first()
