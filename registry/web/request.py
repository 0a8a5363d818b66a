"""The request as the middleware leaves it, for the type checker."""

from django.http import HttpRequest

from registry.shared.actor import Actor


class Request(HttpRequest):
    actor: Actor
    LANGUAGE_CODE: str
