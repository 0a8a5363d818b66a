"""The verdict screen: the proposal on the left, the five criteria on the right (Art. 6)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.queries.visibility import visible_to
from registry.review.models import Evaluation
from registry.review.policy import may_fill_sheet, may_open_sheet
from registry.review.queries.facts import current_evaluation
from registry.review.queries.similar import similar_to
from registry.review.queries.standing import standing_of
from registry.review.usecases.sheets import save_answers
from registry.web.request import Request
from registry.workflow.labels import CRITERION_HINTS, CRITERION_LABELS
from registry.workflow.rules.states import Criterion

CHOICES = [("ya", gettext_lazy("Ya")), ("tidak", gettext_lazy("Tidak"))]
AS_BOOL = {"ya": True, "tidak": False}
AS_TEXT: dict[bool | None, str] = {True: "ya", False: "tidak"}


class SheetForm(forms.Form):
    """Five times yes or no with a reason; open answers may stay open until the verdict."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            self.fields[f"yes_{criterion}"] = forms.ChoiceField(
                label=f"{criterion}. {CRITERION_LABELS[criterion]}",
                help_text=CRITERION_HINTS[criterion],
                choices=CHOICES,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"reason_{criterion}"] = forms.CharField(
                label=_("Alasan kriteria %(criterion)s") % {"criterion": criterion},
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
            )
        self.fields["minutes"] = forms.CharField(label=_("Notulen"), widget=forms.Textarea, required=False)
        self.fields["recusal_note"] = forms.CharField(
            label=_("Catatan tidak ikut menilai"), widget=forms.Textarea(attrs={"rows": 2}), required=False
        )


def _initial(evaluation: Evaluation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "base_revision": evaluation.revision,
        "minutes": evaluation.minutes,
        "recusal_note": evaluation.recusal_note,
    }
    for answer in evaluation.answers.all():
        found[f"yes_{answer.criterion}"] = AS_TEXT.get(answer.yes, "")
        found[f"reason_{answer.criterion}"] = answer.reason
    return found


@login_required
def edit(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    today = timezone.localdate()
    standing = standing_of(actor=request.actor, proposal=proposal, on=today)
    evaluation = current_evaluation(proposal)
    if evaluation is None or not may_open_sheet(request.actor, proposal, standing):
        raise Http404
    may_fill = may_fill_sheet(request.actor, proposal, standing)
    form = SheetForm(request.POST or None, initial=_initial(evaluation))
    if request.method == "POST" and may_fill and form.is_valid():
        clean = form.cleaned_data
        save_answers(
            public_id=public_id,
            answers={c: (AS_BOOL.get(clean[f"yes_{c}"]), clean[f"reason_{c}"]) for c in Criterion},
            minutes=clean["minutes"],
            recusal_note=clean["recusal_note"],
            base_revision=clean["base_revision"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Lembar tersimpan."))
        return redirect("evaluation", public_id)
    context = {
        "proposal": proposal,
        "form": form,
        "may_fill": may_fill,
        "similar": similar_to(proposal=proposal, with_unpublished=holds(request.actor, Permission.EVALUATE), on=today),
    }
    return render(request, "review/sheet.html", context)
