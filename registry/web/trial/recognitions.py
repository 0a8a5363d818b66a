"""Awards and outbound replications (Arts. 25, 26, 28)."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import opened_to
from registry.trial.policy import may_record_award, may_record_replication
from registry.trial.queries.recognition import awards_of, replications_of
from registry.trial.rules.recognition import AWARD_BASIS, REPLICATION_BASIS
from registry.trial.usecases.recognition import record_award, record_replication
from registry.web.request import Request
from registry.web.trial.entries import Page, bound, entry, permitted
from registry.web.trial.forms import AwardForm, ReplicationForm

AWARD = Page(
    _("Catat penghargaan"), _("Hanya bagi inovasi yang sudah diterapkan dan semua targetnya tercapai."),
    AWARD_BASIS, _("Catat penghargaan"), "awards", _("Penghargaan"),
)  # fmt: skip
REPLICATION = Page(
    _("Catat replikasi"), _("Daerah atau perangkat daerah lain menerapkan inovasi ini menurut surat atau perjanjian."),
    REPLICATION_BASIS, _("Catat replikasi"), "replications", _("Replikasi"),
)  # fmt: skip


@login_required
def awards(request: Request, public_id: str) -> HttpResponse:
    proposal = _applied(request, public_id)
    context = {
        "proposal": proposal, "awards": awards_of(proposal), "may_record": may_record_award(request.actor, proposal),
    }  # fmt: skip
    return render(request, "trial/awards.html", context)


@login_required
def new_award(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_record_award)
    form = bound(request, AwardForm)
    names = ("recipient", "kind", "giver", "legal_basis")
    return entry(
        request, proposal=proposal, form=form, page=AWARD,
        act=lambda files, now: record_award(
            public_id=public_id, paper=form.paper(files), by=request.actor, at=now,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )  # fmt: skip


@login_required
def replications(request: Request, public_id: str) -> HttpResponse:
    proposal = _applied(request, public_id)
    context = {
        "proposal": proposal, "replications": replications_of(proposal),
        "may_record": may_record_replication(request.actor, proposal),
    }  # fmt: skip
    return render(request, "trial/replications.html", context)


@login_required
def new_replication(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_record_replication)
    form = bound(request, ReplicationForm)
    return entry(
        request, proposal=proposal, form=form, page=REPLICATION,
        act=lambda files, now: record_replication(
            public_id=public_id, adopter=form.cleaned_data["adopter"], paper=form.paper(files),
            by=request.actor, at=now,
        ),
    )  # fmt: skip


def _applied(request: Request, public_id: str) -> Proposal:
    """Nothing is honoured or copied before it was applied."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    if proposal.applied_on is None:
        raise Http404
    return proposal
