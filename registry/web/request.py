"""The request as the middleware leaves it, for the type checker."""

from django.http import HttpRequest

from registry.people.queries import Seated
from registry.shared.actor import Actor


class Request(HttpRequest):
    actor: Actor
    seated: Seated
    LANGUAGE_CODE: str
