"""Adding an event to its region's chain."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from registry.audit.models import ChainHead, Event
from registry.audit.rules.chain import GENESIS, event_hash
from registry.audit.rules.kinds import PUBLIC_CHANGES, Kind
from registry.shared.actor import Actor
from registry.shared.queue import REFRESH_ENTRIES, publish_after_commit


def digest(value: str) -> str:
    """A keyed digest that stands in the log for a personal value, so that erasing it breaks nothing."""
    if not value:
        return ""
    return "hmac:" + hmac.new(settings.AUDIT_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()[:32]


@transaction.atomic
def record_event(
    *,
    kind: Kind,
    region_code: str,
    subject_type: str,
    subject_id: str,
    role: str = "",
    reason: str = "",
    documents: Sequence[str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> Event:
    """Append one event: lock the region's chain head, hash, insert, move the head."""
    ChainHead.objects.get_or_create(region_code=region_code, defaults={"hash": GENESIS})
    head = ChainHead.objects.select_for_update().get(pk=region_code)
    event = Event(
        region_code=region_code,
        sequence=head.sequence + 1,
        kind=kind.value,
        at=at,
        actor_id=by.user_id,
        role=role,
        subject_type=subject_type,
        subject_id=subject_id,
        reason=reason,
        documents=list(documents),
        before=dict(before or {}),
        after=dict(after or {}),
        previous_hash=head.hash,
    )
    event.hash = event_hash(previous=head.hash, content=event.content())
    event.save(force_insert=True)
    head.sequence, head.hash = event.sequence, event.hash
    head.save(update_fields=["sequence", "hash"])
    if kind in PUBLIC_CHANGES:
        publish_after_commit(task=REFRESH_ENTRIES, kwargs={})
    return event
