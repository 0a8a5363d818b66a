"""What waits for me, first thing after login."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from registry.web.templatetags.words import hari_kerja, tanggal
from registry.workflow.labels import INITIATOR_LABELS, STATE_LABELS
from registry.workflow.rules.deadlines import working_days_until
from registry.workflow.rules.states import Initiator, State

SHOWN = 25
ENDED = 5


@dataclass(frozen=True, slots=True)
class Duty:
    """One row in words: what to do with which proposal, whose it is, and how long there is time."""

    proposal: Proposal
    url: str
    title: str
    who: str
    opens: str
    left: str = ""
    tone: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row of what waits for others: where it stands, who is waited for and since when, and until when."""

    proposal: Proposal
    url: str
    where: str


@login_required
def index(request: Request) -> HttpResponse:
    today, free = timezone.localdate(), holidays()
    mine = list(as_rows(waiting_for(request.actor))[: SHOWN + 1])
    others = list(as_rows(waiting_on_others(request.actor))[: SHOWN + 1])
    context = {
        "ended": untold(request.actor, at=timezone.now())[:ENDED],
        "count": len(mine) if len(mine) <= SHOWN else _("lebih dari %(n)s") % {"n": SHOWN},
        "mine": _duties(request.actor, mine[:SHOWN], today=today, free=free),
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


def _duties(actor: Actor, proposals: Sequence[Proposal], *, today: date, free: frozenset[date]) -> list[Duty]:
    """What each state and initiator is called is asked once, not for each row."""
    acts = {state: str(_act(actor, state)) for state in {State(proposal.state) for proposal in proposals}}
    initiators = {
        code: str(INITIATOR_LABELS[Initiator(code)]) for code in {each.initiator for each in proposals} - {""}
    }
    opens, by = _("Buka usulan %(name)s"), {True: _("paling lambat"), False: _("sebaiknya sebelum")}
    found = []
    for proposal in proposals:
        whose = proposal.owner or proposal.agency
        duty = Duty(
            proposal,
            url=proposal.get_absolute_url(),
            title=f"{acts[State(proposal.state)]}: {proposal.name}",
            who=", ".join(filter(None, [initiators.get(proposal.initiator, ""), whose.name if whose else ""])),
            opens=opens % {"name": proposal.name},
        )
        if proposal.due_on is not None:
            days = working_days_until(today=today, due=proposal.due_on, holidays=free)
            until = f"{by[proposal.due_is_legal]} {tanggal(proposal.due_on)}"
            duty = replace(duty, left=hari_kerja(days), tone=_tone(days), until=until)
        found.append(duty)
    return found


def _act(actor: Actor, state: State) -> str | Promise:
    seated = (act for (at, seat), act in SEAT_ACT_LABELS.items() if at == state and holds(actor, seat))
    return next(seated, ACT_LABELS.get(state, ""))


def _tone(days: int) -> str:
    if days < 0:
        return "late"
    return "soon" if days < 4 else ""


def _waiting(proposals: Sequence[Proposal]) -> list[Waiting]:
    states = {State(proposal.state) for proposal in proposals}
    words = {state: {"state": str(STATE_LABELS[state]), "who": str(WAITS_ON_LABELS.get(state, ""))} for state in states}
    sentence, by, found = _("%(state)s; %(who)s ditunggu sejak %(since)s"), _("paling lambat"), []
    for each in proposals:
        where = sentence % (words[State(each.state)] | {"since": tanggal(each.state_since)})
        until = f", {by} {tanggal(each.due_on)}" if each.due_on else ""
        found.append(Waiting(each, each.get_absolute_url(), where + until))
    return found
