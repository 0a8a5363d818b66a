"""The burden questions of Art. 20(2), as the legal section answers them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.proposals.queries.visibility import visible_to
from registry.trial.models import Application
from registry.trial.policy import may_answer_burdens
from registry.trial.usecases.burdens import answer_burdens
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing
from registry.workflow.rules.facts import Answer

QUESTIONS = {
    "burdens_public": gettext_lazy("Apakah penerapan membebani masyarakat?"),
    "restricts_public": gettext_lazy("Apakah penerapan membatasi masyarakat?"),
    "burdens_budget": gettext_lazy("Apakah penerapan membebani APBD di luar anggaran yang disetujui?"),
}
CHOICES = [("ya", gettext_lazy("Ya")), ("tidak", gettext_lazy("Tidak"))]


class BurdenForm(forms.Form):
    """Three times yes or no with a reason, and why Perkada where Perda would be due."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(label=question, choices=CHOICES, widget=forms.RadioSelect)
            self.fields[f"{name}_reason"] = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
        self.fields["override_reason"] = forms.CharField(
            label=_("Alasan memilih Perkada walau ada beban"), widget=forms.Textarea(attrs={"rows": 2}), required=False
        )

    def answer(self, name: str) -> Answer:
        return Answer(self.cleaned_data[name] == "ya", self.cleaned_data[f"{name}_reason"])


def _said(application: Application | None) -> dict[str, Any]:
    """What was answered before, so that one answer can be put right without the others."""
    if application is None or application.answered_at is None:
        return {}
    found: dict[str, Any] = {"override_reason": application.override_reason}
    for name in QUESTIONS:
        found[name] = "ya" if getattr(application, name) else "tidak"
        found[f"{name}_reason"] = getattr(application, f"{name}_reason")
    return found


@login_required
def edit(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    if not may_answer_burdens(request.actor, proposal):
        raise Http404
    form = BurdenForm(request.POST or None, initial=_said(Application.objects.filter(proposal=proposal).first()))
    if request.method == "POST" and form.is_valid():
        with accepting(request) as is_first:
            if is_first:
                answer_burdens(
                    public_id=public_id,
                    burdens_public=form.answer("burdens_public"),
                    restricts_public=form.answer("restricts_public"),
                    burdens_budget=form.answer("burdens_budget"),
                    override_reason=form.cleaned_data["override_reason"],
                    by=request.actor,
                    at=timezone.now(),
                )
        messages.success(request, _("Jawaban tersimpan."))
        return redirect(proposal)
    return render(request, "trial/burdens.html", {"proposal": proposal, "form": with_typing(request, form)})
