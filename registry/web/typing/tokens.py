"""What a form says of itself, sealed: whose it is, where it stands, and which drawing of it this is."""

import hashlib
import json
import secrets
from dataclasses import dataclass

from django.core import signing

from registry.web.request import Request

SALT = "registry.typing"
ABSENT_AGE = 24 * 3600  # how long a form speaks for its writer who is not logged in
LONGEST = 80
FIELD = "form_token"


@dataclass(frozen=True, slots=True)
class FormToken:
    """One drawing of one form for one person; a guest has no account."""

    user_id: int | None
    page: str
    name: str
    drawing: str

    @property
    def key(self) -> str:
        """Under which the typing of this form is kept."""
        key = f"{self.page}#{self.name}"
        return key if len(key) <= LONGEST else f"{hashlib.sha256(key.encode()).hexdigest()[:40]}#{self.name}"[:LONGEST]

    @property
    def device_key(self) -> str:
        return f"{self.user_id or 'tamu'}:{self.key}"

    @property
    def sealed(self) -> str:
        return signing.dumps([self.user_id, self.page, self.name, self.drawing], salt=SALT)


def new_token(*, user_id: int | None, page: str, name: str) -> FormToken:
    return FormToken(user_id, page, name, secrets.token_urlsafe(9))


def token_in(request: Request, *, max_age: int | None = None) -> FormToken | None:
    """The token of the form that was sent; None for a false or too old one."""
    try:
        return FormToken(*signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=max_age))
    except signing.BadSignature:
        return None


def own_token_in(request: Request) -> FormToken | None:
    """The token, if the form was drawn for the one who sends it; a guest's speaks for a day."""
    token = token_in(request)
    if token is not None and token.user_id is None:
        return token_in(request, max_age=ABSENT_AGE)
    return token if token is not None and token.user_id == request.user.pk else None


def request_key_of(request: Request) -> str:
    """The same for the same drawing with the same answers: who goes back and writes something else hands in anew."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    files = sorted((name, [(f.name, f.size) for f in files]) for name, files in request.FILES.lists())
    return hashlib.sha256(json.dumps([fields, files]).encode()).hexdigest()
