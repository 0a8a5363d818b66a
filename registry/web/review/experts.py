"""Who else stands beside the sheet: outside experts (Art. 13(2)), and an evaluator who steps aside (Art. 3 d)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.review.usecases.sheets import add_expert, remove_expert
from registry.review.usecases.votes import state_conflict
from registry.web.request import Request
from registry.web.review.forms import ExpertForm, RecusalForm
from registry.web.review.sheets import opened_sheet, sheet_page
from registry.web.typing.forms import accepting, is_repeated
from registry.workflow.rules.states import Element


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    opened = opened_sheet(request.actor, public_id)
    form = ExpertForm(request.POST)
    if not form.is_valid():
        return sheet_page(request, opened, expert_form=form)
    clean = form.cleaned_data
    with accepting(request) as is_first:
        if is_first:
            add_expert(
                public_id=public_id, name=clean["name"], institution=clean["institution"],
                element=Element(clean["element"]), by=request.actor, at=timezone.now(),
            )  # fmt: skip
    messages.success(request, _("Ahli tercatat."))
    return redirect("evaluation", public_id)


@login_required
@require_POST
def remove(request: Request, public_id: str) -> HttpResponse:
    """Take one off; asked twice, nothing happens the second time."""
    experts = opened_sheet(request.actor, public_id).evaluation.experts.all()
    chosen = {str(expert.pk): expert.pk for expert in experts}.get(request.POST.get("expert", ""))
    if chosen is not None:
        remove_expert(public_id=public_id, expert_id=chosen, by=request.actor, at=timezone.now())
        messages.success(request, _("Ahli dilepas; riwayat tetap menyimpannya."))
    return redirect("evaluation", public_id)


@login_required
@require_POST
def recuse(request: Request, public_id: str) -> HttpResponse:
    """An evaluator states a conflict: from then on the sheet is closed to him."""
    if is_repeated(request):
        return redirect("tasks")
    opened = opened_sheet(request.actor, public_id)
    form = RecusalForm(request.POST)
    if not form.is_valid():
        return sheet_page(request, opened, recusal_form=form)
    with accepting(request) as is_first:
        if is_first:
            state_conflict(
                public_id=public_id, has_conflict=True, note=form.cleaned_data["note"], by=request.actor,
                at=timezone.now(),
            )  # fmt: skip
    messages.success(request, _("Konflik kepentingan tercatat. Lembar ini tertutup bagi Anda."))
    return redirect("tasks")
