"""What someone is typing: kept beside the proposal until it is saved, also when the session is over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse, QueryDict
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
from registry.web.templatetags.words import saat

ASIDE = frozenset({"csrfmiddlewaretoken", "form_token", "base_revision", "lanjut", "pakai", "berbeda"})
SEVERAL = frozenset({"secondary_forms", "other_affairs", "targets", "benefit_kinds"})


def key_of(*, public_id: str = "baru", part: str = "") -> str:
    """The name of one form's typing; without a proposal that of the short first step."""
    return f"usulan:{public_id}:{part}"


def base_of(typed: QueryDict, *, otherwise: int) -> int:
    """The revision on which the typing rests."""
    sent = typed.get("base_revision", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else otherwise


def keep_typing(request: Request, *, key: str, typed: QueryDict | None = None) -> bool:
    """Keep a form that came back, for the person whom its signed token names; False where it names nobody."""
    holder = holder_of(token=request.POST.get("form_token", ""), key=key)
    if holder is None:
        return False
    _keep(typed or request.POST, user_id=holder, key=key)
    return True


@require_POST
def save_new(request: Request) -> JsonResponse:
    """The autosave of the short first step."""
    return _answer(request, key=key_of())


@require_POST
def save(request: Request, public_id: str, part: str) -> JsonResponse:
    """The autosave: 200 with the time, 401 when the session is over (the typing is kept all the same), 403, 404."""
    if part not in PART_OF:
        return JsonResponse({"message": _("Bagian tidak dikenal.")}, status=404)
    if request.user.is_authenticated:
        proposal = visible_to(request.actor).filter(public_id=public_id).first()
        if proposal is None or not may_edit(request.actor, proposal):
            return JsonResponse({"message": _("Usulan ini tidak dapat Anda ubah.")}, status=403)
    return _answer(request, key=key_of(public_id=public_id, part=part))


@login_required
@require_POST
def discard(request: Request, public_id: str, part: str) -> HttpResponse:
    """Throw the typing away and show what is saved."""
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    drop_buffer(user_id=request.actor.person, key=key_of(public_id=proposal.public_id, part=part))
    return redirect("proposal_part", public_id, part)


def typed_in(buffer: DraftBuffer, part: Part) -> dict[str, Any]:
    """A buffer as a form's initial values: one text, or the list of what was ticked; an unticked box is no."""
    found: dict[str, Any] = {}
    for name in part.names:
        values = buffer.content.get(name, [])
        found[name] = values if name in SEVERAL else (values[0] if values else "")
    return found


def sent_again(buffer: DraftBuffer) -> QueryDict:
    """A buffer as the form that it came from, with plain line ends."""
    data = QueryDict(mutable=True)
    for name, values in buffer.content.items():
        data.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return data


def _answer(request: Request, *, key: str) -> JsonResponse:
    if not request.user.is_authenticated:
        kept = keep_typing(request, key=key)
        return JsonResponse({"message": _("Sesi berakhir."), "kept": kept}, status=401)
    buffer = _keep(request.POST, user_id=request.user.pk, key=key)
    return JsonResponse({"saved_at": buffer.saved_at.isoformat(), "clock": saat(buffer.saved_at)})


def _keep(typed: QueryDict, *, user_id: int, key: str) -> DraftBuffer:
    content = {name: [one.replace("\0", "") for one in values] for name, values in typed.lists() if name not in ASIDE}
    base = base_of(typed, otherwise=0)
    return save_buffer(user_id=user_id, key=key, content=content, base_revision=base, at=timezone.now())
