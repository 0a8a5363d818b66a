"""The verdict screen: the proposal on the left, the five criteria on the right (Art. 6)."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange.policy import may_start_adoption
from registry.procedure.queries.parts import figures_of
from registry.proposals.models import DraftBuffer, Proposal
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.drafts import buffer_for, form_token
from registry.review.labels import KIND_BASES, KIND_TITLES, LEANING_LABELS, VERDICT_LABELS
from registry.review.models import Evaluation
from registry.review.policy import may_fill_sheet, may_open_sheet
from registry.review.queries.facts import current_evaluation, sheet_from
from registry.review.queries.similar import similar_to
from registry.review.queries.standing import standing_of
from registry.review.rules.sheets import leaning, outcomes_of
from registry.review.usecases.sheets import buffer_key, current_texts, save_answers
from registry.shared.actor import Actor
from registry.shared.errors import Stale
from registry.web.catalogue.similar import near_ones
from registry.web.proposals.content import content_parts
from registry.web.request import Request
from registry.web.review.forms import YES_NO, ExpertForm, RecusalForm, SheetForm
from registry.web.review.typing import keep, keep_for_holder
from registry.web.typing.forms import with_typings
from registry.workflow.labels import MOVE_LABELS


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet on the screen of one person."""

    proposal: Proposal
    evaluation: Evaluation
    may_fill: bool
    buffer: DraftBuffer | None

    def form(self, data: QueryDict | None = None) -> SheetForm:
        """What is written, under what the person typed since."""
        base = {**current_texts(self.evaluation), "base_revision": self.evaluation.revision}
        typing = {**self.buffer.content, "base_revision": self.buffer.base_revision} if self.buffer else {}
        return SheetForm(data, initial=base | typing)


def opened_sheet(actor: Actor, public_id: str) -> Opened:
    """The sheet for one who may open it; else not found."""
    proposal = get_object_or_404(visible_to(actor).select_related("region", "main_affair"), public_id=public_id)
    standing = standing_of(actor=actor, proposal=proposal, on=timezone.localdate())
    evaluation = current_evaluation(proposal)
    if evaluation is None or not may_open_sheet(actor, proposal, standing):
        raise Http404
    may_fill = may_fill_sheet(actor, proposal, standing) and evaluation.closed_at is None
    buffer = buffer_for(user_id=actor.person, key=buffer_key(public_id)) if may_fill else None
    return Opened(proposal, evaluation, may_fill, buffer)


def edit(request: Request, public_id: str) -> HttpResponse:
    """The sheet; a form that comes back after the session ended is kept for its writer."""
    if not request.user.is_authenticated:
        keep_for_holder(request, public_id=public_id)
        return redirect_to_login(request.path)
    opened = opened_sheet(request.actor, public_id)
    form = opened.form(request.POST or None)
    if request.method == "POST" and opened.may_fill and form.is_valid():
        try:
            _save(request, public_id, form)
        except Stale as stale:
            keep(request, user_id=request.actor.person, public_id=public_id)
            return sheet_page(request, opened, form=_both_shown(form, stale.current), is_stale=True)
        messages.success(request, _("Lembar tersimpan."))
        return redirect("evaluation", public_id)
    return sheet_page(request, opened, form=form)


def sheet_page(
    request: Request, opened: Opened, *, form: SheetForm | None = None, expert_form: ExpertForm | None = None,
    recusal_form: RecusalForm | None = None, is_stale: bool = False,
) -> HttpResponse:  # fmt: skip
    """Everything that the screen shows; 409 where something stands in the way."""
    proposal, evaluation, actor = opened.proposal, opened.evaluation, request.actor
    sheet = sheet_from(evaluation)
    outcomes = outcomes_of(evaluation.kind, sheet) if opened.may_fill else ()
    beside = {"expert_form": expert_form or ExpertForm(), "recusal_form": recusal_form or RecusalForm()}
    context: dict[str, Any] = {
        "proposal": proposal,
        "evaluation": evaluation,
        "form": form or opened.form(),
        "may_fill": opened.may_fill,
        "is_stale": is_stale,
        "buffer": opened.buffer,
        "form_token": form_token(user_id=actor.person, key=buffer_key(proposal.public_id)),
        "title": KIND_TITLES[evaluation.kind],
        "basis": KIND_BASES[evaluation.kind],
        "verdict": VERDICT_LABELS[evaluation.verdict],
        "leaning": LEANING_LABELS[leaning(sheet)],
        "parts": content_parts(proposal),
        "figures": figures_of(proposal),
        "similar": similar_to(proposal=proposal, actor=actor, on=timezone.localdate()),
        "near": near_ones(proposal),
        "may_replicate": may_start_adoption(actor),
        "experts": evaluation.experts.all(),
        "evaluators": evaluation.evaluators.all(),
        **with_typings(request, beside, page=reverse("evaluation", args=[proposal.public_id])),
        "outcomes": [(move, MOVE_LABELS[move]) for move in outcomes if may_take(actor, proposal, move)],
        "is_conveyed_by_others": any(not may_take(actor, proposal, move) for move in outcomes),
    }
    refused = is_stale or any(each is not None for each in (expert_form, recusal_form))
    return render(request, "review/sheet.html", context, status=409 if refused else 200)


def _save(request: Request, public_id: str, form: SheetForm) -> None:
    clean = form.cleaned_data
    save_answers(
        public_id=public_id, answers=form.answers(), minutes=clean["minutes"], recusal_note=clean["recusal_note"],
        base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
    )  # fmt: skip


def _both_shown(form: SheetForm, current: dict[str, str]) -> SheetForm:
    """What stands there now beside what was typed; saving again is done knowingly, on top of the newest revision."""
    data = QueryDict(mutable=True)
    data.update({name: form.data.get(name, "") for name in form.fields})
    data["base_revision"] = current["revision"]
    again = SheetForm(data)
    for name, now in current.items():
        if name in again.fields and now and now != again.data[name]:
            shown = dict(YES_NO).get(now, now) if name.startswith("yes_") else now
            again.add_error(name, _("Orang lain menyimpan ini: %(now)s") % {"now": shown})
    return again
