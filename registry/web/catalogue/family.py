"""The family of a published innovation: what it came from, and what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from registry.exchange.queries.family import passings_around
from registry.exchange.rules.family import Kin, family_of
from registry.exchange.rules.graph import family_graph
from registry.proposals.queries.published import is_embargoed, published
from registry.web.catalogue.caching import open_page
from registry.web.request import Request


@open_page
def show(request: Request, public_id: str) -> HttpResponse:
    innovation = get_object_or_404(published(), public_id=public_id)
    if is_embargoed(innovation, on=timezone.localdate()):
        raise Http404
    found = passings_around(innovation)
    own = Kin(public_id, innovation.name, innovation.region.name, innovation.is_simulated)
    roots = family_of(own, found)
    context = {
        "innovation": innovation, "roots": roots, "has_kin": bool(found),
        "graph": family_graph(roots, own_id=public_id),
    }  # fmt: skip
    return render(request, "catalogue/family.html", context)
