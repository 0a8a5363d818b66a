"""The independent team: who sits in it, conflict statements before the file opens, and votes (Art. 8(3)-(5))."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.people.models import User
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.review.models import TeamMember
from registry.review.policy import may_form_team, may_state_conflict, may_vote
from registry.review.queries.standing import standing_of
from registry.review.usecases.teams import NewMember, add_member
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.web.request import Request
from registry.workflow.labels import ELEMENT_LABELS
from registry.workflow.rules.states import Element, Initiator

YES_NO = [("ya", gettext_lazy("Ya")), ("tidak", gettext_lazy("Tidak"))]


class MemberForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama atau jabatan"), max_length=160)
    institution = forms.CharField(label=gettext_lazy("Lembaga"), max_length=160)
    element = forms.ChoiceField(label=gettext_lazy("Unsur"), choices=list(ELEMENT_LABELS.items()))
    user = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Akun tamu"), required=False)

    def __init__(self, *args: Any, region_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guests = User.objects.filter(region_id=region_code, memberships__role=Role.TEAM_MEMBER, is_active=True)
        field = self.fields["user"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = guests.distinct()


class ConflictForm(forms.Form):
    conflict = forms.ChoiceField(
        label=gettext_lazy("Apakah Anda punya konflik kepentingan?"), choices=YES_NO, widget=forms.RadioSelect
    )
    note = forms.CharField(label=gettext_lazy("Keterangan"), widget=forms.Textarea(attrs={"rows": 2}), required=False)


class VoteForm(forms.Form):
    vote = forms.ChoiceField(label=gettext_lazy("Layak?"), choices=YES_NO, widget=forms.RadioSelect)
    vote_reason = forms.CharField(label=gettext_lazy("Alasan suara"), widget=forms.Textarea(attrs={"rows": 2}))


def _proposal(request: Request, public_id: str) -> Proposal:
    return get_object_or_404(visible_to(request.actor), public_id=public_id, initiator=Initiator.REGIONAL_HEAD)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    proposal = _proposal(request, public_id)
    standing = standing_of(actor=request.actor, proposal=proposal, on=timezone.localdate())
    allowed = {
        "may_form": may_form_team(request.actor, proposal),
        "may_state": may_state_conflict(request.actor, proposal, standing),
        "may_vote": may_vote(request.actor, proposal, standing),
    }
    if not any(allowed.values()):
        raise Http404
    form = MemberForm(request.POST or None, region_code=proposal.region_id)
    context = {
        "proposal": proposal,
        "members": TeamMember.objects.filter(team__proposal=proposal),
        "member_form": form,
        "conflict_form": ConflictForm(),
        "vote_form": VoteForm(),
        **allowed,
    }
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        member = NewMember(
            name=clean["name"],
            institution=clean["institution"],
            element=Element(clean["element"]),
            user_id=clean["user"].pk if clean["user"] else None,
        )
        add_member(public_id=public_id, member=member, by=request.actor, at=timezone.now())
        messages.success(request, _("Anggota tercatat."))
        return redirect("team", public_id)
    return render(request, "review/team.html", context)


@login_required
@require_POST
def conflict(request: Request, public_id: str) -> HttpResponse:
    _proposal(request, public_id)
    form = ConflictForm(request.POST)
    if form.is_valid():
        state_conflict(
            public_id=public_id,
            has_conflict=form.cleaned_data["conflict"] == "ya",
            note=form.cleaned_data["note"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Pernyataan tercatat."))
    return redirect("tasks") if form.data.get("conflict") == "ya" else redirect("team", public_id)


@login_required
@require_POST
def vote(request: Request, public_id: str) -> HttpResponse:
    _proposal(request, public_id)
    form = VoteForm(request.POST)
    if form.is_valid():
        clean = form.cleaned_data
        cast_vote(
            public_id=public_id,
            vote=clean["vote"] == "ya",
            reason=clean["vote_reason"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Suara tercatat."))
    return redirect("team", public_id)
