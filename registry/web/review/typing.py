"""What someone is typing into a sheet: kept apart until it is saved, also when the session is over."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.drafts import drop_buffer, holder_of, save_buffer
from registry.review.usecases.sheets import buffer_key, keep_typing
from registry.shared.errors import Blocked, NotAllowed
from registry.web.request import Request

ASIDE = frozenset({"csrfmiddlewaretoken", "form_token", "base_revision"})


def typed(request: Request) -> dict[str, str]:
    """The answers and texts of a sheet that was sent."""
    return {name: str(value) for name, value in request.POST.items() if name not in ASIDE}


def _base(request: Request) -> int:
    sent = request.POST.get("base_revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def keep_for_holder(request: Request, *, public_id: str) -> bool:
    """Keep a sheet that came back after its session, for the person whom its signed token names."""
    holder = holder_of(token=request.POST.get("form_token", ""), key=buffer_key(public_id))
    if holder is None:
        return False
    keep(request, user_id=holder, public_id=public_id)
    return True


def keep(request: Request, *, user_id: int, public_id: str) -> None:
    key = buffer_key(public_id)
    save_buffer(user_id=user_id, key=key, content=typed(request), base_revision=_base(request), at=timezone.now())


@require_POST
def save(request: Request, public_id: str) -> JsonResponse:
    """The autosave: 200 with the time, 401 when the session is over (the typing is kept all the same), 403."""
    if not request.user.is_authenticated:
        kept = keep_for_holder(request, public_id=public_id)
        return JsonResponse({"message": _("Sesi berakhir."), "kept": kept}, status=401)
    refusal = JsonResponse({"message": _("Lembar ini tidak dapat Anda isi.")}, status=403)
    if not visible_to(request.actor).filter(public_id=public_id).exists():
        return refusal
    try:
        buffer = keep_typing(
            public_id=public_id, content=typed(request), base_revision=_base(request), by=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except (NotAllowed, Blocked):
        return refusal
    return JsonResponse({"saved_at": buffer.saved_at.isoformat()})


@login_required
@require_POST
def discard(request: Request, public_id: str) -> HttpResponse:
    """Throw the typing away and show what is saved."""
    get_object_or_404(visible_to(request.actor), public_id=public_id)
    drop_buffer(user_id=request.actor.person, key=buffer_key(public_id))
    return redirect("evaluation", public_id)
