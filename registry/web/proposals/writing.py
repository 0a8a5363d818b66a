"""Writing: the short first step, and the proposal part by part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.proposals.policy import may_edit
from registry.proposals.queries.content import missing_content_of
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.content import PART_OF, PARTS
from registry.proposals.usecases.writing import create_proposal, edit_part
from registry.web.proposals.forms import NewProposalForm, part_form
from registry.web.request import Request


@login_required
def new(request: Request) -> HttpResponse:
    form = NewProposalForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        proposal = create_proposal(
            region_code=request.actor.region_code,
            initiator=clean["initiator"],
            name=clean["name"],
            form=clean["form"],
            agency_id=clean["agency"].pk if clean["agency"] else None,
            initiator_name=clean["initiator_name"],
            by=request.actor,
            at=timezone.now(),
        )
        return redirect("proposal_part", proposal.public_id, "rancang_bangun")
    return render(request, "proposals/new.html", {"form": form})


@login_required
def edit(request: Request, public_id: str, part: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    form_class = part_form(PART_OF[part]) if part in PART_OF else None
    if form_class is None or not may_edit(request.actor, proposal):
        return redirect(proposal)
    form = form_class(request.POST or None, instance=proposal, part=PART_OF[part])
    revision = proposal.revision
    if request.method == "POST" and form.is_valid():
        sent = request.POST.get("base_revision", "")
        base = int(sent) if sent.isdecimal() else revision
        edit_part(
            public_id=public_id,
            part=part,
            changes=form.cleaned_data,
            base_revision=base,
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Bagian tersimpan."))
        return redirect("proposal_part", public_id, part)
    context = {
        "proposal": proposal,
        "form": form,
        "part": part,
        "parts": PARTS,
        "missing": missing_content_of(proposal),
    }
    return render(request, "proposals/edit.html", context)
