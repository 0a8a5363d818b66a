"""The board of the regional head and the research-and-development agency; every number opens its list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from registry.exchange.labels import PHASE_LABELS, WAITED_LABELS
from registry.exchange.policy import may_see_board
from registry.exchange.queries.board import board_items, named
from registry.exchange.rules.board import (
    PHASES,
    Item,
    Phase,
    behind,
    lines_of,
    narrowed_from,
    trend_of,
    waiting_of,
    waits_for,
)
from registry.web.request import Request
from registry.workflow.rules.states import PUBLIC

PAGE = 25


@login_required
def index(request: Request) -> HttpResponse:
    items, year = _items(request), timezone.localdate().year
    lines = lines_of(items, year=year)
    this_year, last_year = trend_of(items, year=year)
    context = {
        "phases": PHASE_LABELS.items(),
        "lines": [(line, [(phase, line.counts.get(phase, 0)) for phase in Phase]) for line in lines],
        "waiting": [(waiting, WAITED_LABELS[waiting.on]) for waiting in waiting_of(items)],
        "year": year, "this_year": this_year, "last_year": last_year, "difference": this_year - last_year,
        "first_timers": sum(line.is_first_time for line in lines), "total": len(items),
    }  # fmt: skip
    return render(request, "exchange/board.html", context)


@login_required
def rows(request: Request) -> HttpResponse:
    """The innovations behind one number; a name stands only where the reader may know it."""
    narrowed = narrowed_from(request.GET)
    found = behind(_items(request), narrowed=narrowed, year=timezone.localdate().year)
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    known = named(request.actor, public_ids=[item.public_id for item in page])
    context = {
        "page": page, "count": len(found), "narrowed": narrowed, "phase": dict(PHASE_LABELS).get(narrowed.phase),  # type: ignore[call-overload]
        "waited": dict(WAITED_LABELS).get(narrowed.waits_on),  # type: ignore[call-overload]
        "rows": [_row(item, known.get(item.public_id)) for item in page],
    }  # fmt: skip
    return render(request, "exchange/board_rows.html", context)


def _row(item: Item, known: Any) -> dict[str, Any]:
    return {
        "item": item, "known": known, "phase": PHASE_LABELS[PHASES[item.state]],
        "is_public": item.state in PUBLIC,
        "waits": [WAITED_LABELS[each] for each in sorted(waits_for(state=item.state, initiator=item.initiator))],
    }  # fmt: skip


def _items(request: Request) -> list[Item]:
    if not may_see_board(request.actor):
        raise Http404
    return board_items(request.actor)
