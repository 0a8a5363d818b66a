"""The design adjusted during the trial (Art. 17(2))."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from registry.trial.policy import may_adjust_design
from registry.trial.queries.log import newest_version
from registry.trial.rules.log import ADJUSTMENT_BASIS
from registry.trial.usecases.design import adjust_design
from registry.web.request import Request
from registry.web.trial.entries import Page, bound, entry, permitted
from registry.web.trial.forms import DesignForm

ADJUSTMENT = Page(
    _("Sesuaikan rancang bangun"),
    _("Setiap penyesuaian dibekukan sebagai versi baru dengan alasannya; salinan dalam keputusan tidak berubah."),
    ADJUSTMENT_BASIS, _("Bekukan versi baru"), "trial_log", _("Catatan uji coba"),
)  # fmt: skip


@login_required
def edit(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_adjust_design)
    form = bound(
        request, DesignForm, proposal=proposal, initial={"base_version": newest_version(proposal)}
    )  # fmt: skip
    return entry(
        request, proposal=proposal, form=form, page=ADJUSTMENT, groups=form.groups(),
        act=lambda files, now: adjust_design(
            public_id=public_id, changes=form.changes(), executor_id=form.cleaned_data["executor"].pk,
            reason=form.cleaned_data["reason"], base_version=form.cleaned_data["base_version"],
            amended_decree=form.paper(files) if form.has_paper() else None, by=request.actor, at=now,
        ),
    )  # fmt: skip
