"""Participants say by the event's link what it was worth to them; nobody is known."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.exchange.models import EventAnswer
from registry.exchange.rules.evaluation import Words, answer_problems
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.confirmations import HOLDER
from registry.exchange.usecases.event_links import event_behind, leave_hosted
from registry.shared.actor import Actor
from registry.shared.errors import Blocked


@transaction.atomic
def answer_evaluation(*, token: str, words: Words, sending: str, at: datetime) -> EventAnswer:
    """Keep one answer; the same sending gives the first one again. The log says that, not what, somebody answered."""
    event, link = event_behind(token=token, purpose=Purpose.EVALUATION, at=at)
    if earlier := event.answers.filter(sending=sending).first():
        return earlier
    if found := answer_problems(marks=words.marks):
        raise Blocked(found)
    answer = EventAnswer.objects.create(
        event=event, sending=sending, adopt=words.adopt.strip(), missing=words.missing.strip(),
        office=words.office.strip(), region_id=words.region_code, answered_at=at, **words.marks,
    )  # fmt: skip
    leave_hosted(
        Kind.EVENT_EVALUATED, event=event, role=HOLDER, after={"link": link.public_id},
        by=Actor(region_code=event.host_code), at=at,
    )  # fmt: skip
    return answer
