"""The desk hands out links for a quarter's pulse; the owner answers by such a link or signed in."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import Pulse, PulseAnswer, SignedLink
from registry.exchange.queries.pulses import running_for
from registry.exchange.rules.pulse import Words, next_quarter, pulse_problems, quarter_of
from registry.exchange.usecases.confirmations import HOLDER
from registry.exchange.usecases.links import open_link, use_link
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def make_pulse_links(*, public_ids: Sequence[str], by: Actor, at: datetime) -> list[SignedLink]:
    """One for each of these innovations until the quarter ends; their earlier links open nothing any more."""
    if not policy.is_desk(by):
        raise NotAllowed
    if not public_ids:
        raise Blocked([Problem("pulse_nobody")])
    proposals = list(running_for(by).filter(public_id__in=public_ids).select_for_update())
    if len(proposals) != len(set(public_ids)):
        raise NotAllowed
    today = timezone.localtime(at).date()
    quarter = quarter_of(day=today)
    pulses = [Pulse.objects.get_or_create(proposal=each, quarter=quarter)[0] for each in proposals]
    SignedLink.objects.filter(pulse__in=pulses, revoked_at__isnull=True, used_at__isnull=True).update(revoked_at=at)
    until = _midnight(next_quarter(day=today)) - timedelta(seconds=1)
    links = [SignedLink.objects.create(pulse=pulse, made_at=at, expires_at=until) for pulse in pulses]
    record_event(
        kind=Kind.PULSE_ASKED, region_code=proposals[0].region_id, subject_type="denyut", subject_id=quarter,
        role=role_for(by, Permission.EVALUATE), by=by, at=at,
        after={"links": {proposal.public_id: link.public_id for proposal, link in zip(proposals, links, strict=True)}},
    )  # fmt: skip
    return links


@transaction.atomic
def revoke_pulse_link(*, link_id: str, by: Actor, at: datetime) -> None:
    link = SignedLink.objects.filter(
        public_id=link_id, pulse__proposal__in=running_for(by), revoked_at__isnull=True, used_at__isnull=True
    ).select_related("pulse__proposal").first()  # fmt: skip
    if link is None or not policy.is_desk(by):
        raise NotAllowed
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    record_event(
        kind=Kind.LINK_REVOKED, region_code=by.region_code or "", subject_type="denyut", subject_id=link.public_id,
        role=role_for(by, Permission.EVALUATE), after={"link": link.public_id}, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def answer_pulse(*, public_id: str, words: Words, by: Actor, at: datetime) -> PulseAnswer:
    """The owner's staff answer for the quarter that runs, or correct what was said in it."""
    proposal = Proposal.objects.select_for_update().filter(public_id=public_id).first()
    if proposal is None or not policy.may_answer_pulse(by, proposal):
        raise NotAllowed
    quarter = quarter_of(day=timezone.localtime(at).date())
    role = role_for(by, Permission.WRITE_FOR_AGENCY) or role_for(by, Permission.EXECUTE)
    return _keep(proposal, quarter=quarter, words=words, role=role, by=by, at=at)


@transaction.atomic
def answer_pulse_by_link(*, token: str, words: Words, at: datetime) -> PulseAnswer:
    """Whoever holds the link answers for its quarter, once; a correction asks for a new link or an account."""
    link = open_link(token=token, at=at)
    if link.pulse is None:
        raise NotAllowed
    proposal = Proposal.objects.select_for_update().get(pk=link.pulse.proposal_id)
    by = Actor(region_code=proposal.region_id)
    answer = _keep(proposal, quarter=link.pulse.quarter, words=words, role=HOLDER, by=by, at=at)
    use_link(link, at=at)
    return answer


def _keep(proposal: Proposal, *, quarter: str, words: Words, role: str, by: Actor, at: datetime) -> PulseAnswer:
    """The new answer stands, the corrected one stays behind it; the catalogue learns of it by the event."""
    if found := pulse_problems(state=proposal.state, words=words):
        raise Blocked(found)
    pulse, _is_new = Pulse.objects.get_or_create(proposal=proposal, quarter=quarter)
    corrected = PulseAnswer.objects.filter(pulse=pulse, superseded_at__isnull=True).update(superseded_at=at)
    answer = PulseAnswer.objects.create(
        pulse=pulse, sign=words.sign, reason=words.reason.strip(), changed=words.changed.strip(),
        needed=words.needed.strip(), answered_by_id=by.user_id, answered_at=at,
    )  # fmt: skip
    record_event(
        kind=Kind.PULSE_ANSWERED, region_code=proposal.region_id, subject_type="proposal",
        subject_id=proposal.public_id, role=role, reason=answer.reason, by=by, at=at,
        after={"quarter": quarter, "sign": words.sign, "on": timezone.localtime(at).date().isoformat(),
               "is_correction": bool(corrected)},
    )  # fmt: skip
    return answer


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
