"""What was reported to the Minister (UU 388(7)(8); Arts. 15, 17(4), 20(4))."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Measure, Proposal
from registry.proposals.queries.visibility import opened_to
from registry.trial.policy import may_report_to_minister
from registry.trial.queries.ministers import Slot, minister_letters
from registry.trial.rules.ministers import MinisterReportKind
from registry.trial.usecases.ministers import note_national_number, report_to_minister
from registry.web.request import Request
from registry.web.templatetags.words import angka
from registry.web.trial.entries import Page, bound, entry, permitted
from registry.web.trial.forms import MinisterForm, NationalNumberForm

WHY = {
    MinisterReportKind.DECREE: _(
        "Keputusan disampaikan kepada Menteri sebelum uji coba dimulai, dengan tiga isi yang diminta undang-undang."
    ),
    MinisterReportKind.STOP: _("Penghentian diberitahukan bersama persetujuannya."),
    MinisterReportKind.APPLICATION: _(
        "Penerapan dilaporkan paling lambat enam bulan sejak Perda atau Perkada ditetapkan."
    ),
}  # fmt: skip


@login_required
def index(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    letters = minister_letters(proposal=proposal, today=timezone.localdate())
    if not letters:
        raise Http404
    context = {
        "proposal": proposal,
        "rows": [(slot, WHY[slot.kind]) for slot in letters],
        "may_report": may_report_to_minister(request.actor, proposal),
    }
    return render(request, "trial/ministers.html", context)


@login_required
def new(request: Request, public_id: str, kind: str) -> HttpResponse:
    """The letter that was sent."""
    proposal, slot = _asked(request, public_id, kind)
    if slot.letter.with_step:
        raise Http404
    form = bound(
        request, MinisterForm, paper_kind=slot.letter.paper, needs_blocks=slot.letter.needs_blocks,
        is_overdue=slot.is_overdue, initial=_proposed_blocks(proposal),
    )  # fmt: skip
    return entry(
        request, proposal=proposal, form=form, page=_page(slot, _("Catat surat")),
        act=lambda files, now: report_to_minister(
            public_id=public_id, kind=slot.kind, paper=form.paper(files), blocks=form.blocks(),
            national_number=form.cleaned_data["national_number"],
            late_reason=form.cleaned_data.get("late_reason", ""), by=request.actor, at=now,
        ),
    )  # fmt: skip


@login_required
def number(request: Request, public_id: str, kind: str) -> HttpResponse:
    """The national number that came back (Art. 15(2))."""
    proposal, slot = _asked(request, public_id, kind)
    if slot.is_open:
        raise Http404
    form = bound(request, NationalNumberForm, initial={"national_number": slot.report.national_number})
    return entry(
        request, proposal=proposal, form=form, page=_page(slot, _("Simpan nomor")),
        act=lambda files, now: note_national_number(
            public_id=public_id, kind=slot.kind, national_number=form.cleaned_data["national_number"],
            by=request.actor, at=now,
        ),
    )  # fmt: skip


def _asked(request: Request, public_id: str, kind: str) -> tuple[Proposal, Slot]:
    proposal = permitted(request, public_id, may_report_to_minister)
    for slot in minister_letters(proposal=proposal, today=timezone.localdate()):
        if slot.kind == kind:
            return proposal, slot
    raise Http404


def _page(slot: Slot, button: Any) -> Page:
    title = slot.report.get_kind_display()
    return Page(title, WHY[slot.kind], slot.letter.basis, button, "minister_reports", _("Laporan kepada Menteri"))


def _proposed_blocks(proposal: Proposal) -> dict[str, str]:
    """What the proposal already says of the three blocks, to be put right by the officer."""
    goals = [_goal(measure) for measure in proposal.measures.all()]
    return {
        "how": proposal.how_it_works or proposal.method,
        "documentation": f"{proposal.get_form_display()}. {proposal.changes}".strip(),
        "expected": "\n".join([proposal.objective, *goals]).strip(),
    }


def _goal(measure: Measure) -> str:
    values = {"name": measure.name, "target": angka(measure.target), "unit": measure.unit}
    return gettext("%(name)s: target %(target)s %(unit)s") % values
