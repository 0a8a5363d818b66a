"""The lists of a proposal, each line added, changed and taken out by itself: inventors, measures, budget lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.proposals.models import BudgetLine, Inventor, Measure, Proposal
from registry.proposals.policy import may_edit, may_keep_figures
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.credits import add_inventor, remove_inventor
from registry.proposals.usecases.figures import remove_budget_line, remove_measure, save_budget_line, save_measure
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import accepting, with_typing

DAY: dict[str, Any] = {"realised_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
InventorForm = forms.modelform_factory(Inventor, fields=["name", "part", "is_minor"])
MeasureForm = forms.modelform_factory(
    Measure, fields=["name", "unit", "baseline", "target", "lower_is_better", "realised", "realised_on"], widgets=DAY
)
BudgetLineForm = forms.modelform_factory(BudgetLine, fields=["year", "document", "amount", "code", "source"])


@dataclass(frozen=True)
class Noun:
    """One kind of line: its words, where its lines stand, its form, and the use-cases that write it."""

    title: str | Promise
    why: str | Promise
    basis: str
    related: str
    part: str
    form: type[Any]
    save: Callable[..., Model]
    remove: Callable[..., None]
    may: Callable[[Actor, Proposal], bool]
    changes: bool = True


def _add_inventor(*, line_id: int | None, values: dict[str, Any], **rest: Any) -> Model:
    return add_inventor(**values, **rest)


NOUNS = {
    "inovator": Noun(
        gettext_lazy("Inovator"),
        gettext_lazy("Nama inovator adalah hak moral: sejak usulan diajukan tidak seorang pun dapat menghapusnya."),
        "PP 38/2017 Pasal 20 ayat (3)", "inventors", "pelengkap", InventorForm, _add_inventor,
        lambda line_id, **rest: remove_inventor(inventor_id=line_id, **rest), may_edit, changes=False,
    ),
    "ukuran": Noun(
        gettext_lazy("Ukuran hasil"),
        gettext_lazy("Angka awal dan target yang akan dibandingkan dengan hasil sesudah uji coba."),
        "PP 38/2017 Pasal 3 huruf h", "measures", "hasil_ukuran", MeasureForm,
        lambda line_id, **rest: save_measure(measure_id=line_id, **rest),
        lambda line_id, **rest: remove_measure(measure_id=line_id, **rest), may_keep_figures,
    ),
    "anggaran": Noun(
        gettext_lazy("Baris anggaran"),
        gettext_lazy("Tahun, dokumen, dan jumlah yang membiayai inovasi ini."),
        "PP 38/2017 Pasal 30 dan 31", "budget_lines", "waktu_anggaran", BudgetLineForm,
        lambda line_id, **rest: save_budget_line(line_id=line_id, **rest),
        lambda line_id, **rest: remove_budget_line(line_id=line_id, **rest), may_keep_figures,
    ),
}  # fmt: skip


@login_required
def index(request: Request, public_id: str, noun: str) -> HttpResponse:
    """The lines with a form to add one, or (`?ubah=`) to change one."""
    proposal, kind = _opened(request, public_id, noun)
    lines = list(getattr(proposal, kind.related).all())
    asked = request.POST.get("line") or request.GET.get("ubah") or ""
    chosen = next((line for line in lines if kind.changes and str(line.pk) == asked), None)
    form = kind.form(request.POST or None, instance=chosen)
    found: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            with accepting(request) as is_first:
                if is_first:
                    kind.save(
                        public_id=public_id, line_id=chosen.pk if chosen else None, values=form.cleaned_data,
                        by=request.actor, at=timezone.now(),
                    )  # fmt: skip
        except Blocked as refusal:
            found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("proposal_lines", public_id, noun)
    page = f"{request.path}?ubah={chosen.pk}" if chosen else request.path
    context = {
        "proposal": proposal, "noun": noun, "kind": kind, "lines": lines, "chosen": chosen,
        "form": with_typing(request, form, page=page),
        "problems": found, "may_write": kind.may(request.actor, proposal),
        "is_permanent": noun == "inovator" and bool(proposal.registration),
    }  # fmt: skip
    return render(request, "proposals/lines.html", context, status=409 if found else 200)


@login_required
@require_POST
def remove(request: Request, public_id: str, noun: str, line_id: int) -> HttpResponse:
    proposal, kind = _opened(request, public_id, noun)
    if getattr(proposal, kind.related).filter(pk=line_id).exists():
        kind.remove(public_id=public_id, line_id=line_id, by=request.actor, at=timezone.now())
        messages.success(request, _("Dihapus dari daftar; riwayat tetap menyimpannya."))
    return redirect("proposal_lines", public_id, noun)


def _opened(request: Request, public_id: str, noun: str) -> tuple[Proposal, Noun]:
    kind = NOUNS.get(noun)
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    if kind is None or not kind.may(request.actor, proposal):
        raise Http404
    return proposal, kind
