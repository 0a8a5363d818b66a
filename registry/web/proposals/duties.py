"""What waits for me, first thing after login."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from registry.people.policy import initiators_open_to
from registry.procedure.queries.waiting import waiting_for, waiting_on_others
from registry.reference.queries import holidays
from registry.web.request import Request
from registry.workflow.rules.deadlines import working_days_until

SHOWN = 50


@login_required
def index(request: Request) -> HttpResponse:
    today, free = timezone.localdate(), holidays()
    mine = [
        (p, working_days_until(today=today, due=p.due_on, holidays=free) if p.due_on else None)
        for p in waiting_for(request.actor).select_related("owner")[:SHOWN]
    ]
    others = waiting_on_others(request.actor).select_related("owner")[:SHOWN]
    may_write = bool(initiators_open_to(request.actor))
    return render(request, "duties/index.html", {"mine": mine, "others": others, "may_write": may_write})
