"""Knocking at an address as somebody, and putting everything back afterwards."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.test import Client

from tests.web.leaks.people import EVERYONE, PUBLIC


@dataclass(frozen=True)
class Answer:
    status: int
    body: str


class Doors:
    """A signed-in client for each person; what an unsafe act changed is undone."""

    def __init__(self, world) -> None:
        self.clients = {key: Client(raise_request_exception=False) for key in EVERYONE}
        for key, client in self.clients.items():
            if key != PUBLIC:
                client.force_login(world.people[key])

    def knock(self, key: str, method: str, path: str) -> Answer:
        client = self.clients[key]
        if method == "GET":
            return _read(client.get(path))
        cookies = client.cookies.copy()
        with transaction.atomic():
            answer = _read(client.post(path))
            transaction.set_rollback(True)
        client.cookies = cookies
        return answer


def _read(response) -> Answer:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, content.decode("utf-8", "replace"))


def secrets_in(body: str) -> set[str]:
    """The secret words that a body tells."""
    return set(re.findall(r"[a-z]+-rahasia(?:-[a-z0-9]+)?", body))
