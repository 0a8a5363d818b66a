"""Keeping what someone is typing; no event, for nothing has been handed in."""

from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction

from registry.proposals.models import DraftBuffer

SALT = "registry.draft"
TOKEN_AGE = 24 * 3600


@transaction.atomic
def save_buffer(*, user_id: int, key: str, content: dict[str, Any], base_revision: int, at: datetime) -> DraftBuffer:
    """Keep the newest typing of one person in one form."""
    buffer, _created = DraftBuffer.objects.update_or_create(
        user_id=user_id, key=key, defaults={"content": content, "base_revision": base_revision, "saved_at": at}
    )
    return buffer


def buffer_for(*, user_id: int, key: str) -> DraftBuffer | None:
    """What this person typed here and has not handed in."""
    return DraftBuffer.objects.filter(user_id=user_id, key=key).first()


def drop_buffer(*, user_id: int, key: str) -> None:
    """Forget the typing, once it is handed in or thrown away."""
    DraftBuffer.objects.filter(user_id=user_id, key=key).delete()


def form_token(*, user_id: int, key: str) -> str:
    """A signed note in the form: typing that comes back within a day lands in this person's buffer, session or not."""
    return signing.dumps([user_id, key], salt=SALT)


def holder_of(*, token: str, key: str) -> int | None:
    """The person named by a token of this form; None for a false or an old one."""
    try:
        user_id, signed_key = signing.loads(token, salt=SALT, max_age=TOKEN_AGE)
    except signing.BadSignature:
        return None
    return int(user_id) if signed_key == key else None
