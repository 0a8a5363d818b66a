"""What every request passes: its language, its actor, and the answer to a refusal."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from registry.people.queries import Seated, seated
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, DomainError, NotAllowed, Stale
from registry.web import refusals
from registry.web.request import Request
from registry.web.typing.forms import keep_for_holder, keep_own
from registry.web.typing.tokens import token_in

Answer = Callable[[Request], HttpResponse]
COOKIE = "bahasa"
YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Indonesian whatever the browser asks; another language only by the switch, kept in a cookie."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        known = dict(settings.LANGUAGES)
        asked = request.GET.get(COOKIE, "")
        kept = request.COOKIES.get(COOKIE, "")
        language = next((code for code in (asked, kept) if code in known), settings.LANGUAGE_CODE)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked in known and asked != kept:
            response.set_cookie(
                COOKIE, asked, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
            )
        return response


class ActorMiddleware:
    """Who asks and where he sits, looked up when first needed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.seated = cast(Seated, SimpleLazyObject(lambda: _seated(request)))
        request.actor = cast(Actor, SimpleLazyObject(lambda: request.seated.actor))
        return self.get_response(request)


def _seated(request: Request) -> Seated:
    user = request.user  # none at all in the open data
    return seated(user=user, on=timezone.localdate()) if user and user.is_authenticated else Seated()


class ReturnedFormMiddleware:
    """A form that comes back when its writer is no longer logged in: kept for him, and he is led to the login."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if request.method != "POST" or request.path in {reverse("typing"), reverse("typing_discard")}:
            return None
        token = token_in(request)
        if token is None or token.user_id is None or token.user_id == request.user.pk:
            return None
        keep_for_holder(request)
        return refusals.session_over(request, page=token.page)


class RefusalMiddleware:
    """Turns what the domain refuses into a page with the reason and a way on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        keep_own(request)
        if isinstance(exception, Blocked):
            return refusals.blocked(request, exception.problems)
        if isinstance(exception, Stale):
            return refusals.stale(request, exception.current)
        return refusals.not_allowed(request) if isinstance(exception, NotAllowed) else refusals.blocked(request, ())
