"""What someone is typing: kept beside the proposal until it is saved, also when the session is over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.models import DraftBuffer
from registry.proposals.policy import may_edit
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.content import PART_OF, Part
from registry.proposals.usecases.drafts import drop_buffer, holder_of, save_buffer
from registry.web.request import Request

ASIDE = frozenset({"csrfmiddlewaretoken", "form_token", "base_revision", "lanjut"})


def buffer_key(*, public_id: str, part: str) -> str:
    return f"usulan:{public_id}:{part}"


def keep_typing(request: Request, *, public_id: str, part: str) -> bool:
    """Keep a form that came back, for the person whom its signed token names; False where it names nobody."""
    key = buffer_key(public_id=public_id, part=part)
    holder = holder_of(token=request.POST.get("form_token", ""), key=key)
    if holder is None or part not in PART_OF:
        return False
    _keep(request, user_id=holder, key=key)
    return True


@require_POST
def save(request: Request, public_id: str, part: str) -> JsonResponse:
    """The autosave: 200 with the time, 401 when the session is over (the typing is kept all the same), 403, 404."""
    if part not in PART_OF:
        return JsonResponse({"message": _("Bagian tidak dikenal.")}, status=404)
    if not request.user.is_authenticated:
        kept = keep_typing(request, public_id=public_id, part=part)
        return JsonResponse({"message": _("Sesi berakhir."), "kept": kept}, status=401)
    proposal = visible_to(request.actor).filter(public_id=public_id).first()
    if proposal is None or not may_edit(request.actor, proposal):
        return JsonResponse({"message": _("Usulan ini tidak dapat Anda ubah.")}, status=403)
    buffer = _keep(request, user_id=request.user.pk, key=buffer_key(public_id=public_id, part=part))
    return JsonResponse({"saved_at": buffer.saved_at.isoformat()})


@login_required
@require_POST
def discard(request: Request, public_id: str, part: str) -> HttpResponse:
    """Throw the typing away and show what is saved."""
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    drop_buffer(user_id=request.actor.person, key=buffer_key(public_id=proposal.public_id, part=part))
    return redirect("proposal_part", public_id, part)


def typed_in(buffer: DraftBuffer, part: Part) -> dict[str, Any]:
    """A buffer as a form's initial values: one text, or the list of what was ticked; an unticked box is no."""
    several = {"secondary_forms", "other_affairs", "targets", "benefit_kinds"}
    found: dict[str, Any] = {}
    for name in part.names:
        values = buffer.content.get(name, [])
        found[name] = values if name in several else (values[0] if values else "")
    return found


def _keep(request: Request, *, user_id: int, key: str) -> DraftBuffer:
    content = {name: values for name, values in request.POST.lists() if name not in ASIDE}
    base = request.POST.get("base_revision", "")
    return save_buffer(
        user_id=user_id, key=key, content=content, base_revision=int(base) if base.isdecimal() else 0, at=timezone.now()
    )
