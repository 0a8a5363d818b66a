"""The autosave of any form that carries a token, and throwing the typing away."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.usecases.drafts import drop_buffer
from registry.web.request import Request
from registry.web.templatetags.words import saat
from registry.web.typing.forms import HANDED_IN, keep_for_holder, keep_own
from registry.web.typing.tokens import own_token_in, token_in


@require_POST
def save(request: Request) -> JsonResponse:
    """200 with the time; 401 when the session is over (the typing is kept all the same); 403 for a false token."""
    buffer = keep_own(request)
    if buffer is not None:
        return JsonResponse({"saved_at": buffer.saved_at.isoformat(), "clock": saat(buffer.saved_at)})
    if keep_for_holder(request) is not None:
        return JsonResponse({"message": _("Sesi berakhir."), "kept": True}, status=401)
    return JsonResponse({"message": _("Formulir ini tidak dikenal; buka halamannya lagi.")}, status=403)


@require_POST
def discard(request: Request) -> HttpResponse:
    """Throw the typing away, here and on the device, and draw the form anew."""
    token = own_token_in(request)
    if token is None:
        absent = token_in(request)
        if absent is not None and not request.user.is_authenticated:
            return redirect_to_login(absent.page)
        raise Http404
    drop_buffer(user_id=token.user_id, key=token.key)
    request.session[HANDED_IN] = token.device_key
    return redirect(token.page)
