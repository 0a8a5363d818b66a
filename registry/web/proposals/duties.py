"""What waits for me, first thing after login."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.exchange.labels import CLINIC_WAIT_LABELS
from registry.exchange.queries.agreements import desk_duties
from registry.exchange.queries.clinic import waiting_consultations
from registry.exchange.rules.clinic import Wait
from registry.people.policy import holds, initiators_open_to
from registry.procedure.labels import ACT_LABELS, SEAT_ACT_LABELS, WAITS_ON_LABELS
from registry.procedure.queries.waiting import as_rows, waiting_for, waiting_on_others
from registry.proposals.models import Proposal
from registry.reference.queries import holidays
from registry.reports.queries.jobs import untold
from registry.shared.actor import Actor
from registry.web.request import Request
from registry.web.templatetags.words import tanggal
from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.deadlines import working_days_until
from registry.workflow.rules.states import State

SHOWN = 25
ENDED = 5


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: what to do, with which proposal, how many working days are left, and what its button is called."""

    proposal: Proposal
    act: str | Promise
    days: int | None
    opens: str


@login_required
def index(request: Request) -> HttpResponse:
    today, free = timezone.localdate(), holidays()
    mine = list(as_rows(waiting_for(request.actor))[: SHOWN + 1])
    others = list(as_rows(waiting_on_others(request.actor))[: SHOWN + 1])
    context = {
        "ended": untold(request.actor, at=timezone.now())[:ENDED],
        "count": len(mine) if len(mine) <= SHOWN else _("lebih dari %(n)s") % {"n": SHOWN},
        "mine": [_duty(request.actor, proposal, today=today, free=free) for proposal in mine[:SHOWN]],
        "others": _waiting(others[:SHOWN]),
        "count_others": len(others) if len(others) <= SHOWN else _("lebih dari %(n)s") % {"n": SHOWN},
        "has_more": len(mine) > SHOWN,
        "has_more_others": len(others) > SHOWN,
        "desk": desk_duties(request.actor, today=today, most=2 * SHOWN),
        "consultations": [
            (CLINIC_WAIT_LABELS[Wait(each.wait)], each)  # type: ignore[attr-defined]  # annotated
            for each in waiting_consultations(request.actor, today=today)[:SHOWN]
        ],
        "may_write": bool(initiators_open_to(request.actor)),
    }
    return render(request, "duties/index.html", context)


def _duty(actor: Actor, proposal: Proposal, *, today: date, free: frozenset[date]) -> Duty:
    state = State(proposal.state)
    seated = (act for (at, seat), act in SEAT_ACT_LABELS.items() if at == state and holds(actor, seat))
    days = working_days_until(today=today, due=proposal.due_on, holidays=free) if proposal.due_on else None
    opens = _("Buka usulan %(name)s") % {"name": proposal.name}
    return Duty(proposal, next(seated, ACT_LABELS.get(state, "")), days, opens)


def _waiting(proposals: Sequence[Proposal]) -> list[tuple[Proposal, str]]:
    """Each with where it stands, who is waited for and since when."""
    states = {State(proposal.state) for proposal in proposals}
    words = {state: {"state": str(STATE_LABELS[state]), "who": str(WAITS_ON_LABELS.get(state, ""))} for state in states}
    sentence = _("%(state)s; %(who)s ditunggu sejak %(since)s")
    return [(each, sentence % (words[State(each.state)] | {"since": tanggal(each.state_since)})) for each in proposals]
