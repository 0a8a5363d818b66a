"""Writing: the short first step, and the proposal part by part; what is typed is never lost."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange.policy import may_start_adoption
from registry.exchange.queries.clinic import advice_on, with_advice
from registry.proposals.labels import PART_LABELS
from registry.proposals.models import DraftBuffer, Proposal
from registry.proposals.policy import may_edit
from registry.proposals.queries.content import content_of
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.content import (
    BASIS_OF,
    DESIGN,
    HOME_OF,
    PART_OF,
    PARTS,
    WORD_GOAL,
    Part,
    count_words,
    design_words,
    filled_in,
    is_part_done,
    missing_content,
)
from registry.proposals.usecases.drafts import buffer_for, drop_buffer, form_token
from registry.proposals.usecases.writing import create_proposal, edit_part
from registry.shared.errors import Blocked, Stale
from registry.web.catalogue.similar import near_ones
from registry.web.proposals.buffers import base_of, keep_typing, key_of, sent_again, typed_in
from registry.web.proposals.conflicts import both_texts, settled
from registry.web.proposals.forms import NewProposalForm, PartForm, part_form
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import HANDED_IN
from registry.workflow.labels import CONTENT_LABELS

DESIGN_PART = "rancang_bangun"


def new(request: Request) -> HttpResponse:
    """The short first step; five fields that come back after the session ended are kept too."""
    if not request.user.is_authenticated:
        keep_typing(request, key=key_of())
        return redirect_to_login(request.path)
    buffer = buffer_for(user_id=request.actor.person, key=key_of())
    initial = {name: values[0] for name, values in buffer.content.items() if values} if buffer else {}
    form = NewProposalForm(request.POST or None, actor=request.actor, initial=initial)
    found: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            proposal = create_proposal(
                region_code=request.actor.region_code or "", initiator=clean["initiator"], name=clean["name"],
                form=clean["form"], agency_id=clean["agency"].pk if clean["agency"] else None,
                initiator_name=clean["initiator_name"], by=request.actor, at=timezone.now(),
            )  # fmt: skip
        except Blocked as refusal:
            found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        else:
            drop_buffer(user_id=request.actor.person, key=key_of())
            request.session[HANDED_IN] = f"{request.actor.person}:{key_of()}"
            return redirect("proposal_part", proposal.public_id, DESIGN_PART)
    context = {
        "form": form, "problems": found, "buffer": buffer, "key": key_of(),
        "form_token": form_token(user_id=request.actor.person, key=key_of()),
    }  # fmt: skip
    return render(request, "proposals/new.html", context, status=409 if found else 200)


def edit(request: Request, public_id: str, part: str) -> HttpResponse:
    """One part; a form that comes back after the session ended is kept for its writer and asked again after login."""
    if not request.user.is_authenticated:
        keep_typing(request, key=key_of(public_id=public_id, part=part))
        return redirect_to_login(request.path)
    seen = with_advice(visible_to(request.actor)).select_related("main_affair")
    proposal = get_object_or_404(seen, public_id=public_id)
    if part not in PART_OF:
        raise Http404
    if not may_edit(request.actor, proposal):
        return redirect(proposal)
    if request.method == "POST":
        return _save(request, proposal, PART_OF[part])
    buffer = _unsaved(request, proposal, PART_OF[part])
    initial = typed_in(buffer, PART_OF[part]) if buffer else {}
    form = part_form(PART_OF[part])(instance=proposal, part=PART_OF[part], initial=initial)
    base = buffer.base_revision if buffer else proposal.revision
    return render(request, "proposals/edit.html", _context(request, proposal, PART_OF[part], form, base, buffer))


def _unsaved(request: Request, proposal: Proposal, part: Part) -> DraftBuffer | None:
    """This person's typing, where it says anything else than what is saved."""
    buffer = buffer_for(user_id=request.actor.person, key=key_of(public_id=proposal.public_id, part=part.code))
    if buffer is None:
        return None
    says_more = part_form(part)(sent_again(buffer), instance=proposal, part=part).has_changed()
    return buffer if says_more else None


def _save(request: Request, proposal: Proposal, part: Part) -> HttpResponse:
    if "pakai" in request.POST:
        return _conflict(request, proposal, part, chosen=request.POST["pakai"])
    base = base_of(request.POST, otherwise=proposal.revision)
    form = part_form(part)(request.POST, instance=proposal, part=part)
    if not form.is_valid():
        proposal.refresh_from_db()
        keep_typing(request, key=key_of(public_id=proposal.public_id, part=part.code))
        return render(
            request,
            "proposals/edit.html",
            _context(request, proposal, part, form, base),
        )
    try:
        edit_part(
            public_id=proposal.public_id, part=part.code, changes=form.cleaned_data,
            base_revision=base, by=request.actor, at=timezone.now(),
        )  # fmt: skip
    except Stale as stale:
        proposal.refresh_from_db()
        return _conflict(request, proposal, part, differing=[*stale.current], untouched=stale.untouched)
    key = key_of(public_id=proposal.public_id, part=part.code)
    drop_buffer(user_id=request.actor.person, key=key)
    request.session[HANDED_IN] = f"{request.actor.person}:{key}"
    messages.success(request, _("Bagian tersimpan."))
    following = request.POST.get("lanjut", "")
    if following in PART_OF:
        return redirect("proposal_part", proposal.public_id, following)
    return redirect("proposal_part", proposal.public_id, part.code)


def _conflict(
    request: Request, proposal: Proposal, part: Part, *, differing: Sequence[str] = (),
    untouched: frozenset[str] = frozenset(), chosen: str = "",
) -> HttpResponse:  # fmt: skip
    """Both texts of each field that two people changed; saving again is done knowingly, on the newest revision."""
    names = [name for name in differing or request.POST.getlist("berbeda") if name in part.names and name != chosen]
    fresh = part_form(part)(instance=proposal, part=part)
    data = settled(request.POST, fresh=fresh, names=untouched | {chosen})
    key = key_of(public_id=proposal.public_id, part=part.code)
    keep_typing(request, key=key, typed=data)
    form = part_form(part)(data, instance=Proposal.objects.get(pk=proposal.pk), part=part)
    texts = both_texts(typed=form, fresh=fresh, names=names)
    context = _context(request, proposal, part, form, proposal.revision)
    context |= {"both": texts, "is_stale": True, "handed_in": f"{request.actor.person}:{key}"}
    return render(request, "proposals/edit.html", context, status=409)


def _context(
    request: Request, proposal: Proposal, part: Part, form: PartForm, base: int,
    buffer: DraftBuffer | None = None,
) -> dict[str, Any]:  # fmt: skip
    content = content_of(proposal)
    codes = [other.code for other in PARTS]
    place = codes.index(part.code)
    key = key_of(public_id=proposal.public_id, part=part.code)
    toc = [
        {
            "url": reverse("proposal_part", args=[proposal.public_id, other.code]),
            "label": PART_LABELS[other.code],
            "note": "{}/{}".format(*filled_in(content, part=other)),
            "done": is_part_done(content, part=other),
            "current": other.code == part.code,
        }
        for other in PARTS
    ]
    return {
        "proposal": proposal,
        "form": form,
        "part": part,
        "toc": toc,
        "missing": [_gap(proposal, code) for code in missing_content(content)],
        "base_revision": base,
        "buffer": buffer,
        "form_token": form_token(user_id=request.actor.person, key=key),
        "key": key,
        "words": design_words(content),
        "words_elsewhere": 0 if part.code == DESIGN_PART else design_words(content),
        "word_goal": WORD_GOAL,
        "counts": part.code == DESIGN_PART,
        "typed_words": sum(count_words(str(form[name].value() or "")) for name in DESIGN if name in form.fields),
        "near": near_ones(proposal) if part.code == DESIGN_PART else (),
        "advice": advice_on(request.actor, proposal) if proposal.is_advised else (),  # type: ignore[attr-defined]
        "may_replicate": may_start_adoption(request.actor),
        "following": codes[place + 1] if place + 1 < len(codes) else "",
        "lists": [(noun, LISTS[noun]) for noun in part.lists],
    }


LISTS = {"budget_lines": "anggaran", "measures": "ukuran", "inventors": "inovator"}


def _gap(proposal: Proposal, code: str) -> dict[str, str]:
    """What is missing, as a link that jumps to its field."""
    part, field = HOME_OF[code]
    url = reverse("proposal_part", args=[proposal.public_id, part])
    label = CONTENT_LABELS.get(code, code)
    return {"text": _("Belum diisi: %(what)s") % {"what": label}, "url": f"{url}#id_{field}", "basis": BASIS_OF[code]}
