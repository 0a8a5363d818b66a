"""Parts of a proposal's page that are read when one comes to them; each has its address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.procedure.queries.parts import enclosures_of, figures_of, judging_of, practice_of, steps_of
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import opened_to
from registry.review.policy import may_open_sheet
from registry.review.queries.standing import standing_of
from registry.web.proposals.history import history_lines
from registry.web.request import Request

Gather = Callable[[Proposal, bool], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One section: how it is called, what opens it, how it is drawn and what it reads."""

    code: str
    name: str
    label: str | Promise
    opens: str | Promise
    template: str
    gather: Gather
    is_judging: bool = False

    def placed(self, proposal: Proposal) -> dict[str, Any]:
        """As its place on the page knows it before it is read."""
        url = reverse(self.name, args=[proposal.public_id])
        return {"id": self.code, "label": self.label, "opens": self.opens, "url": url, "template": self.template}


def _history(proposal: Proposal, with_sheet: bool) -> dict[str, Any]:
    late = [step for step in steps_of(proposal) if step.was_late]
    return {"late": late, "history": history_lines(public_id=proposal.public_id, with_judging=with_sheet)}


FIGURES = Part(
    "angka", "proposal_figures", _("Anggaran dan ukuran hasil"), _("Buka anggaran dan ukuran hasil"),
    "proposals/_figures.html", lambda proposal, _with_sheet: {"figures": figures_of(proposal)},
)  # fmt: skip
ENCLOSURES = Part(
    "lampiran-versi", "proposal_enclosures", _("Lampiran dan versi"), _("Buka lampiran dan versi"),
    "proposals/_enclosures.html", lambda proposal, _with_sheet: {"enclosures": enclosures_of(proposal)},
)  # fmt: skip
JUDGING = Part(
    "penilaian", "proposal_judging", _("Penilaian"), _("Buka penilaian"),
    "proposals/_judging.html", lambda proposal, _with_sheet: {"judging": judging_of(proposal)}, is_judging=True,
)  # fmt: skip
PRACTICE = Part(
    "pelaksanaan", "proposal_practice", _("Uji coba dan penerapan"), _("Buka uji coba dan penerapan"),
    "proposals/_practice.html", lambda proposal, _with_sheet: {"practice": practice_of(proposal)},
)  # fmt: skip
HISTORY = Part("riwayat", "proposal_history", _("Riwayat"), _("Buka riwayat"), "proposals/_history.html", _history)


def all_of(proposal: Proposal, parts: tuple[Part, ...], *, with_sheet: bool) -> dict[str, Any]:
    """What the whole file shows of these parts."""
    found: dict[str, Any] = {}
    for part in parts:
        found |= part.gather(proposal, with_sheet)
    return found


def _page(part: Part) -> Callable[[Request, str], HttpResponse]:
    """A page of its own; with `sisip` only the section, for the page that it is set into."""

    @login_required
    def page(request: Request, public_id: str) -> HttpResponse:
        proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
        with_sheet = part in {JUDGING, HISTORY} and _opens_sheet(request, proposal)
        if part.is_judging and not with_sheet:  # only for who may open the sheet
            raise Http404
        context = {"proposal": proposal, "part": part} | part.gather(proposal, with_sheet)
        return render(request, part.template if "sisip" in request.GET else "proposals/part.html", context)

    return page


def _opens_sheet(request: Request, proposal: Proposal) -> bool:
    standing = standing_of(actor=request.actor, proposal=proposal, on=timezone.localdate())
    return may_open_sheet(request.actor, proposal, standing)


figures, enclosures, judging, practice, history = map(_page, (FIGURES, ENCLOSURES, JUDGING, PRACTICE, HISTORY))
