"""The independent team: who sits in it, conflict statements before the file opens, and votes (Art. 8(3)-(5))."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.review.labels import CONFLICT_LABELS, VOTE_LABELS
from registry.review.models import TeamMember
from registry.review.policy import (
    Standing,
    may_form_team,
    may_open_sheet,
    may_open_team,
    may_see_votes,
    may_state_conflict,
    may_vote,
)
from registry.review.queries.facts import current_evaluation, members_of, team_of
from registry.review.queries.standing import standing_of
from registry.review.usecases.teams import NewMember, add_member, remove_member, set_meeting
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.web.request import Request
from registry.web.review.forms import AS_WORD, ConflictForm, MeetingForm, MemberForm, VoteForm
from registry.web.typing.forms import accepting, is_repeated, with_typings
from registry.workflow.rules.states import Element, Initiator


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    proposal, standing = _opened(request, public_id)
    form = MemberForm(request.POST or None, region_code=proposal.region_id)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        member = NewMember(
            name=clean["name"],
            institution=clean["institution"],
            element=Element(clean["element"]),
            user_id=clean["user"].pk if clean["user"] else None,
        )
        with accepting(request) as is_first:
            if is_first:
                add_member(public_id=public_id, member=member, by=request.actor, at=timezone.now())
        messages.success(request, _("Anggota tercatat."))
        return redirect("team", public_id)
    return _page(request, proposal, standing, member_form=form)


@login_required
@require_POST
def remove(request: Request, public_id: str) -> HttpResponse:
    """Release one; asked twice, nothing happens the second time."""
    proposal, _standing = _opened(request, public_id)
    seated = TeamMember.objects.filter(team__proposal=proposal)
    chosen = {str(member.pk): member.pk for member in seated}.get(request.POST.get("member", ""))
    if chosen is not None:
        remove_member(public_id=public_id, member_id=chosen, by=request.actor, at=timezone.now())
        messages.success(request, _("Anggota dilepas; riwayat tetap menyimpannya."))
    return redirect("team", public_id)


@login_required
@require_POST
def meeting(request: Request, public_id: str) -> HttpResponse:
    """The day on which the team met."""
    proposal, standing = _opened(request, public_id)
    form = MeetingForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, standing, meeting_form=form)
    with accepting(request) as is_first:
        if is_first:
            set_meeting(public_id=public_id, met_on=form.cleaned_data["met_on"], by=request.actor, at=timezone.now())
    messages.success(request, _("Tanggal rapat tercatat."))
    return redirect("team", public_id)


@login_required
@require_POST
def conflict(request: Request, public_id: str) -> HttpResponse:
    if is_repeated(request):  # who stated a conflict no longer finds the team
        return _after_statement(request.POST.get("conflict") == "ya", public_id)
    proposal, standing = _opened(request, public_id)
    form = ConflictForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, standing, conflict_form=form)
    has_conflict = form.cleaned_data["conflict"] == "ya"
    with accepting(request) as is_first:
        if is_first:
            state_conflict(
                public_id=public_id, has_conflict=has_conflict, note=form.cleaned_data["note"], by=request.actor,
                at=timezone.now(),
            )  # fmt: skip
    messages.success(request, _("Pernyataan tercatat."))
    return _after_statement(has_conflict, public_id)


def _after_statement(has_conflict: bool, public_id: str) -> HttpResponse:
    return redirect("tasks") if has_conflict else redirect("team", public_id)


@login_required
@require_POST
def vote(request: Request, public_id: str) -> HttpResponse:
    proposal, standing = _opened(request, public_id)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, standing, vote_form=form)
    clean = form.cleaned_data
    with accepting(request) as is_first:
        if is_first:
            cast_vote(
                public_id=public_id, vote=clean["vote"] == "ya", reason=clean["vote_reason"], by=request.actor,
                at=timezone.now(),
            )  # fmt: skip
    messages.success(request, _("Suara tercatat."))
    return redirect("team", public_id)


def _opened(request: Request, public_id: str) -> tuple[Proposal, Standing]:
    """The proposal and how the reader stands to it, for one who may open its team; else not found."""
    found = visible_to(request.actor).select_related("team")
    proposal = get_object_or_404(found, public_id=public_id, initiator=Initiator.REGIONAL_HEAD)
    standing = standing_of(actor=request.actor, proposal=proposal, on=timezone.localdate())
    if not may_open_team(request.actor, proposal, standing):
        raise Http404
    return proposal, standing


def _page(request: Request, proposal: Proposal, standing: Standing, **sent: Any) -> HttpResponse:
    """The team as the reader may see it; 409 with the form that has to be put right."""
    actor = request.actor
    members = members_of(proposal)
    mine = next((member for member in members if member.user_id == actor.user_id), None)
    sees_votes = may_see_votes(actor, proposal, standing, has_voted=mine is not None and mine.vote is not None)
    reads_sheet = may_open_sheet(actor, proposal, standing)
    team = getattr(proposal, "team", None)
    said: dict[str, Any] = {"conflict": AS_WORD[standing.stated], "met_on": team.met_on if team else None}
    if mine is not None:
        said |= {"vote": AS_WORD[mine.vote], "vote_reason": mine.vote_reason}
    drawn = {
        "member_form": MemberForm(region_code=proposal.region_id),
        "meeting_form": MeetingForm(initial=said),
        "conflict_form": ConflictForm(initial=said),
        "vote_form": VoteForm(initial=said),
    }
    context = {
        "proposal": proposal,
        "met_on": said["met_on"],
        "seats": [
            {"member": member, "conflict": CONFLICT_LABELS[fact.has_conflict], "vote": VOTE_LABELS[member.vote]}
            for member, fact in zip(members, team_of(members, own=standing.own_user_ids), strict=True)
        ],
        "sees_votes": sees_votes,
        "may_form": may_form_team(actor, proposal),
        "may_state": may_state_conflict(actor, proposal, standing),
        "may_vote": may_vote(actor, proposal, standing),
        "stated": standing.stated,
        "has_voted": mine is not None and mine.vote is not None,
        "has_sheet": reads_sheet and current_evaluation(proposal) is not None,
        **with_typings(request, drawn | sent, page=reverse("team", args=[proposal.public_id])),
    }
    refused = any(form.errors for form in sent.values())
    return render(request, "review/team.html", context, status=409 if refused else 200)
