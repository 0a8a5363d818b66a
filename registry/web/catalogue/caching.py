"""Public pages answer 304 to who has them already; they carry no nonce, no token and no cookie of a session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page

from registry.web.request import Request

View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """The tag is that of the very bytes, so that no change is missed; who is signed in gets a page of his own."""

    @wraps(view)
    def answered(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        patch_cache_control(answer, **{"private" if request.user.is_authenticated else "public": True}, no_cache=True)
        return answer

    return conditional_page(answered)
