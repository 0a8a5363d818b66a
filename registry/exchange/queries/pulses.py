"""Who was asked this quarter and what was said: the figures in one query, a page of rows in four."""

from collections.abc import Sequence

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from registry.catalogue.rules.signs import Sign
from registry.exchange import policy
from registry.exchange.models import Pulse, PulseAnswer, SignedLink
from registry.exchange.rules.pulse import ASKED, SILENT, Asked
from registry.proposals.models import Proposal
from registry.shared.actor import Actor

STANDING = PulseAnswer.objects.filter(superseded_at__isnull=True)


def running_for(actor: Actor) -> QuerySet[Proposal]:
    """The running innovations whose pulse the actor reads: the region's, or his agencies' own."""
    running = Proposal.objects.filter(region_id=actor.region_code, state__in=sorted(ASKED)).order_by("name", "pk")
    if policy.may_see_board(actor):
        return running
    own = policy.agencies_with_pulse(actor)
    without = Q(owner__isnull=True, executor__isnull=True, agency_id__in=own)
    return running.filter(Q(owner_id__in=own) | Q(executor_id__in=own) | without)


def asked_in(actor: Actor, *, quarter: str) -> list[Asked]:
    said = STANDING.filter(pulse__proposal=OuterRef("pk"), pulse__quarter=quarter).values("sign")[:1]
    found = running_for(actor).annotate(said=Subquery(said))
    fields = ("public_id", "owner__name", "executor__name", "agency__name", "said")
    return [
        Asked(public_id, owner or executor or agency or "", said or SILENT)
        for public_id, owner, executor, agency, said in found.values_list(*fields)
    ]


def pulse_rows(actor: Actor, *, public_ids: Sequence[str], quarter: str) -> list[Proposal]:
    """These innovations with the quarter's standing answer, its links, and when they were last said to be alive."""
    pulses = Pulse.objects.filter(quarter=quarter).prefetch_related(
        Prefetch("answers", STANDING), Prefetch("links", SignedLink.objects.filter(revoked_at__isnull=True))
    )
    found = running_for(actor).filter(public_id__in=public_ids).select_related("entry")
    return list(found.prefetch_related(Prefetch("pulses", pulses)))


def pulses_of(proposal: Proposal) -> list[Pulse]:
    """Every quarter of one innovation, with all that was said and by whom."""
    answers = PulseAnswer.objects.select_related("answered_by")
    return list(proposal.pulses.prefetch_related(Prefetch("answers", answers)))


def alive_at() -> Subquery:
    """When an innovation was last said to be alive."""
    alive = STANDING.filter(pulse__proposal=OuterRef("pk"), sign=Sign.ALIVE)
    return Subquery(alive.order_by("-answered_at").values("answered_at")[:1])
