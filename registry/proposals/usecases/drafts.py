"""Keeping what someone is typing; no event, for nothing has been handed in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet

from registry.proposals.models import DraftBuffer

SALT = "registry.draft"
TOKEN_AGE = 24 * 3600


@transaction.atomic
def save_buffer(
    *, user_id: int | None, key: str, content: dict[str, Any], base_revision: int, at: datetime
) -> DraftBuffer:
    """Keep the newest typing of one person in one form; a guest's is named by the form alone."""
    values = {"content": content, "base_revision": base_revision, "saved_at": at}
    buffer, _created = _of(user_id).update_or_create(
        key=key, defaults=values, create_defaults={**values, "user_id": user_id}
    )
    return buffer


def buffer_for(*, user_id: int | None, key: str) -> DraftBuffer | None:
    """What this person typed here and has not handed in."""
    return _of(user_id).filter(key=key).first()


def buffers_for(*, user_id: int | None, keys: Iterable[str]) -> dict[str, DraftBuffer]:
    """What this person typed and has not handed in, by form."""
    return {buffer.key: buffer for buffer in _of(user_id).filter(key__in=list(keys))}


def drop_buffer(*, user_id: int | None, key: str) -> None:
    """Forget the typing, once it is handed in or thrown away."""
    _of(user_id).filter(key=key).delete()


def _of(user_id: int | None) -> QuerySet[DraftBuffer]:
    whose = Q(user__isnull=True) if user_id is None else Q(user_id=user_id)
    return DraftBuffer.objects.filter(whose)


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
