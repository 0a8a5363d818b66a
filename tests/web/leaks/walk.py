"""Knocking at an address as somebody, and putting everything back afterwards."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client, RequestFactory, override_settings

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
