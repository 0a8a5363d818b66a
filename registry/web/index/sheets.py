"""The work sheet of one innovation: twenty rows, each saved by itself, with evidence and what is wrong with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.index.models import EvidenceDocument
from registry.index.policy import may_claim, may_open_sheet, may_verify
from registry.index.queries.standing import Column, PeriodState, RowState, period_state
from registry.index.queries.visible import current_period, evidence_for
from registry.index.rules.claims import Claim
from registry.index.rules.edition import LEVELS, Part, Row
from registry.index.rules.scoring import points
from registry.index.usecases.evidence import Place, release_evidence, use_evidence
from registry.index.usecases.levels import claim_level, report_innovation, verify_level
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.web.index.words import COLUMN_LABELS, finding_text, prediction_text
from registry.web.request import Request


class ClaimForm(forms.Form):
    """A level, or the number that gives it."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=gettext_lazy("Tingkat"), coerce=int, required=False, empty_value=None)
    basis = forms.ChoiceField(label=gettext_lazy("Dasar penilaian"), required=False)
    value = forms.DecimalField(label=gettext_lazy("Angka"), max_digits=14, decimal_places=2, required=False)

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level, basis = self.fields["level"], self.fields["basis"]
        if isinstance(level, forms.TypedChoiceField):
            level.choices = level_choices(row)
        if isinstance(basis, forms.ChoiceField):
            basis.choices = [("", "–"), *((found.key, f"{found.key}. {found.what}") for found in row.bases)]
        if not row.bases:
            del self.fields["basis"]
        if row.band.cuts is None and not row.bases:
            del self.fields["value"]
        elif "value" in self.fields and row.unit:
            self.fields["value"].label = _("Angka (%(unit)s)") % {"unit": row.unit}

    def claim(self) -> Claim:
        clean = self.cleaned_data
        value = clean.get("value")
        return Claim(
            level=None if value is not None else clean.get("level") or 0, value=value, basis=clean.get("basis", "")
        )


class VerifyForm(forms.Form):
    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=gettext_lazy("Tingkat terverifikasi"), coerce=int)
    reason = forms.CharField(
        label=gettext_lazy("Alasan bila berbeda"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    is_signed = forms.BooleanField(label=gettext_lazy("Tanda tangan dan cap sudah diperiksa"), required=False)

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        if isinstance(level, forms.TypedChoiceField):
            level.choices = level_choices(row)


class UseForm(forms.Form):
    """Lean the row on a document that is already there."""

    document = forms.ModelChoiceField(
        EvidenceDocument.objects.none(), label=gettext_lazy("Dokumen"), to_field_name="public_id"
    )
    page_from = forms.IntegerField(label=gettext_lazy("Dari halaman"), min_value=1, required=False)
    page_to = forms.IntegerField(label=gettext_lazy("Sampai halaman"), min_value=1, required=False)

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = evidence_for(request.actor).select_related("file")


def level_choices(row: Row) -> list[tuple[int, str]]:
    """Level 0 to 3 with the edition's words, or that they are not known yet."""
    words = row.levels or (_("belum diketahui"),) * len(LEVELS)
    return [(0, _("0. Belum ada")), *((level, f"{level}. {words[level - 1]}") for level in LEVELS)]


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor).select_related("owner", "region"), public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    state = _state(proposal)
    if state is None or not state.sheets:
        context = {
            "proposal": proposal,
            "may_report": may_claim(request.actor, proposal),
            "has_period": state is not None,
        }
        return render(request, "index/unreported.html", context)
    context = {
        "proposal": proposal,
        "period": state.period,
        "lines": [_line(row, state.sheets[0].rows[row.key]) for row in state.edition.sid],
        "totals": [
            (COLUMN_LABELS[c], points(edition=state.edition, part=Part.SID, levels=state.sheets[0].levels(c)))
            for c in Column
        ],
        "sheet": state.sheets[0].sheet,
        "done": sum(1 for row in state.sheets[0].rows.values() if row.claimed and row.uses),
        "may_claim": may_claim(request.actor, proposal) and state.period.is_open,
    }
    return render(request, "index/sheet.html", context)


@login_required
def row(request: Request, public_id: str, key: str) -> HttpResponse:
    """One row: its levels in the edition's words, the claim, the evidence, the verification."""
    proposal, state, found, line = _open(request, public_id, key)
    return render(request, "index/row.html", _row_context(request, proposal, state, found, line))


@login_required
@require_POST
def report(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    period = current_period(proposal.region_id)
    if period is None:
        raise Http404
    report_innovation(proposal_id=public_id, year=period.year, by=request.actor, at=timezone.now())
    return redirect("index_sheet", public_id)


@login_required
@require_POST
def claim(request: Request, public_id: str, key: str) -> HttpResponse:
    proposal, state, found, line = _open(request, public_id, key)
    form = ClaimForm(request.POST, row=found)
    if not form.is_valid():
        return render(
            request, "index/row.html", _row_context(request, proposal, state, found, line, claim=form), status=400
        )
    claim_level(
        proposal_id=public_id, year=state.period.year, key=key, claim=form.claim(),
        base_revision=form.cleaned_data["base_revision"], by=request.actor, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Tingkat indikator %(key)s tersimpan.") % {"key": key})
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def verify(request: Request, public_id: str, key: str) -> HttpResponse:
    proposal, state, found, line = _open(request, public_id, key)
    form = VerifyForm(request.POST, row=found)
    if not form.is_valid():
        return render(
            request, "index/row.html", _row_context(request, proposal, state, found, line, verify=form), status=400
        )
    clean = form.cleaned_data
    verify_level(
        proposal_id=public_id, year=state.period.year, key=key, level=clean["level"], reason=clean["reason"],
        is_signed=clean["is_signed"], base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Verifikasi indikator %(key)s tersimpan.") % {"key": key})
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def use(request: Request, public_id: str, key: str) -> HttpResponse:
    proposal, state, found, line = _open(request, public_id, key)
    form = UseForm(request.POST, request=request)
    if not form.is_valid():
        return render(
            request, "index/row.html", _row_context(request, proposal, state, found, line, use=form), status=400
        )
    clean = form.cleaned_data
    place = Place(public_id, key, clean["page_from"], clean["page_to"])
    use_evidence(
        document_id=clean["document"].public_id,
        year=state.period.year,
        place=place,
        by=request.actor,
        at=timezone.now(),
    )
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def release(request: Request, public_id: str, key: str, document_id: str) -> HttpResponse:
    _proposal, state, _found, _line = _open(request, public_id, key)
    release_evidence(
        document_id=document_id,
        year=state.period.year,
        place=Place(public_id, key),
        by=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("Dokumen dilepas dari indikator ini; dokumennya tetap ada."))
    return redirect("index_row", public_id, key)


def _state(proposal: Proposal) -> PeriodState | None:
    period = current_period(proposal.region_id)
    return None if period is None else period_state(period=period, on=timezone.localdate(), proposal=proposal)


def _open(request: Request, public_id: str, key: str) -> tuple[Proposal, PeriodState, Row, RowState]:
    proposal = get_object_or_404(visible_to(request.actor).select_related("owner", "region"), public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    state = _state(proposal)
    found = state.edition.row(Part.SID, key) if state is not None and state.sheets else None
    if state is None or found is None:
        raise Http404
    return proposal, state, found, state.sheets[0].rows[key]


def _line(row: Row, state: RowState) -> dict[str, Any]:
    return {
        "row": row,
        "state": state,
        "score": row.weight * state.claimed,
        "words": row.levels[state.claimed - 1] if state.claimed and row.levels else "",
    }


def _row_context(
    request: Request, proposal: Proposal, state: PeriodState, row: Row, line: RowState, **forms_given: Any
) -> dict[str, Any]:  # fmt: skip
    record = line.record
    revision = record.revision if record else 1
    start = {
        "base_revision": revision,
        "level": line.claimed,
        "value": record.value if record else None,
        "basis": record.basis if record else "",
    }
    is_open = state.period.is_open
    keys = [found.key for found in state.edition.sid]
    place = keys.index(row.key)
    documents = {use.document.public_id: use.document for use in line.uses}
    return {
        "proposal": proposal,
        "period": state.period,
        "row": row,
        "line": line,
        "record": record,
        "levels": [(level, words) for level, words in level_choices(row) if level],
        "claim": forms_given.get("claim") or ClaimForm(initial=start, row=row),
        "verify": forms_given.get("verify")
        or VerifyForm(
            initial={"base_revision": revision, "level": line.claimed if line.verified is None else line.verified},
            row=row,
        ),
        "use": forms_given.get("use") or UseForm(request=request),
        "may_claim": may_claim(request.actor, proposal) and is_open,
        "may_verify": may_verify(request.actor, proposal.region_id) and is_open,
        "notes": record.notes.select_related("by") if record else [],
        "findings": [(documents.get(f.paper), finding_text(f), f.weight) for f in line.found],
        "prediction": prediction_text(line.prediction),
        "before": keys[place - 1] if place else None,
        "after": keys[place + 1] if place + 1 < len(keys) else None,
        "lost": row.weight * (line.claimed - line.verified)
        if line.verified is not None and line.verified < line.claimed
        else None,
    }
