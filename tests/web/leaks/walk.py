"""Knocking at an address as somebody, and putting everything back afterwards."""

import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest import mock

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponseNotFound
from django.test import Client, RequestFactory, override_settings
from django.views.defaults import page_not_found

from innovation import urls
from registry.catalogue.render import card
from registry.people.queries import seated
from registry.shared.actor import PUBLIC as NOBODY
from registry.web import context, middleware
from tests.web.leaks.people import EVERYONE, PUBLIC


@dataclass(frozen=True)
class Answer:
    status: int
    body: str


class Doors:
    """A session for each person; asked without the test client, which copies every context it renders."""

    def __init__(self, world) -> None:
        self.sessions = {PUBLIC: ""} | {who: _session(world.people[who]) for who in EVERYONE if who != PUBLIC}
        self.handler = BaseHandler()
        kept = [name for name in settings.MIDDLEWARE if not name.startswith("zeal.")]  # lists are counted elsewhere
        with override_settings(MIDDLEWARE=kept):
            self.handler.load_middleware()

    def knock(self, who: str, method: str, path: str) -> Answer:
        """What an unsafe act changed is undone."""
        request = RequestFactory().generic(method, path)
        request._dont_enforce_csrf_checks = True
        if self.sessions[who]:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        if method == "GET":
            return _read(self.handler.get_response(request))
        with transaction.atomic():
            answer = _read(self.handler.get_response(request))
            transaction.set_rollback(True)
        return answer


@contextmanager
def open_doors(world) -> Iterator[Doors]:
    """What would be found alike at each of thousands of knocks is found once: who somebody is, whose register, a 404."""
    people = {person.pk: pickle.dumps(person) for person in world.people.values()}
    with (
        override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"),
        mock.patch.object(ModelBackend, "get_user", lambda _backend, pk: pickle.loads(people[pk])),
        mock.patch.object(middleware, "seated", _once_a_person(seated)),
        mock.patch.object(context, "Site", _once_a_region(context.Site)),
        mock.patch.object(card, "draw_card", cache(card.draw_card)),
        mock.patch.object(urls, "handler404", _once_a_person_and_address(page_not_found), create=True),
    ):
        yield Doors(world)


def _once_a_person(found: Callable[..., Any]) -> Callable[..., Any]:
    kept: dict[int, Any] = {}

    def found_once(*, user, on):
        if user.pk not in kept:
            kept[user.pk] = found(user=user, on=on)
        return kept[user.pk]

    return found_once


def _once_a_region(made: Callable[..., Any]) -> Callable[..., Any]:
    """The frame knows the region by its code alone."""
    kept: dict[str | None, Any] = {}

    def site(request):
        code = getattr(request, "actor", NOBODY).region_code
        if code not in kept:
            kept[code] = made(request)
        return kept[code]

    return site


def _once_a_person_and_address(page: Callable[..., Any]) -> Callable[..., Any]:
    """Each person reads the page once and each address shows it once; it takes nothing else from what was asked."""
    seen: set[object] = set()

    def missing(request, exception):
        marks = {request.user.pk, str(request.resolver_match and request.resolver_match.route)}
        if marks <= seen:
            return HttpResponseNotFound()
        seen.update(marks)
        return page(request, exception)

    return missing


def _session(person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _read(response) -> Answer:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    request_finished.disconnect(close_old_connections)  # the world lives in a transaction of this connection
    response.close()
    request_finished.connect(close_old_connections)
    return Answer(response.status_code, content.decode("utf-8", "replace"))


def secrets_in(body: str) -> set[str]:
    """The secret words that a body tells."""
    return set(re.findall(r"[a-z]+-rahasia(?:-[a-z0-9]+)?", body))
