"""What a shared page says of itself: linked data, a picture, a citation."""

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.proposals.models import Proposal
from registry.proposals.queries.published import published
from registry.shared.later import Later
from registry.web.catalogue.caching import open_page
from registry.web.request import Request
from registry.web.templatetags.words import public_state_label

if TYPE_CHECKING:
    from registry.catalogue.render import card as drawing
else:
    drawing = Later("registry.catalogue.render.card")

# Inside a script element only these could end it or begin another; JSON allows them escaped.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def agency_of(innovation: Proposal) -> str:
    agency = innovation.owner or innovation.executor
    return agency.name if agency else innovation.source_agency


def year_of(innovation: Proposal) -> int | None:
    return innovation.source_year or (innovation.decreed_on.year if innovation.decreed_on else None)


def linked_data(request: Request, innovation: Proposal, *, summary: str, credits: list[str]) -> str:
    """schema.org, ready to stand in a data block; only what the page itself shows."""
    address = request.build_absolute_uri(reverse("innovation", args=[innovation.public_id]))
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": address,
        "url": address,
        "name": innovation.name,
        "inLanguage": "id",
        "publisher": {"@type": "GovernmentOrganization", "name": innovation.region.name},
        "image": request.build_absolute_uri(reverse("innovation_card", args=[innovation.public_id])),
    }
    optional: dict[str, Any] = {
        "description": summary,
        "creator": [{"@type": "Person", "name": name} for name in credits],
        "maintainer": {"@type": "GovernmentOrganization", "name": agency_of(innovation)}
        if agency_of(innovation)
        else None,
        "about": innovation.main_affair.name if innovation.main_affair else "",
        "dateCreated": str(year_of(innovation) or ""),
        "isBasedOn": innovation.source_url,
        "identifier": innovation.registration,
    }
    return json.dumps(found | {key: value for key, value in optional.items() if value}, ensure_ascii=False).translate(
        ESCAPED
    )


def citation(request: Request, innovation: Proposal) -> str:
    """Agency. (Year). Name. Region: register. Address."""
    who = ", ".join(filter(None, [agency_of(innovation), innovation.region.name]))
    when = f" ({year_of(innovation)})" if year_of(innovation) else ""
    address = request.build_absolute_uri(reverse("innovation", args=[innovation.public_id]))
    return f"{who}{when}. {innovation.name}. {_('Registri Inovasi')}. {address}"


@open_page
def card(request: Request, public_id: str) -> HttpResponse:
    """The picture of the link; it shows the name and the state, which no embargo covers."""
    innovation = get_object_or_404(published(), public_id=public_id)
    place = " · ".join(filter(None, [innovation.region.name, agency_of(innovation)]))
    state = str(public_state_label(innovation.state))
    if innovation.is_simulated:
        state = f"{_('SIMULASI')} · {state}"
    picture = drawing.draw_card(name=innovation.name, place=place, state=state, house=_("Registri Inovasi"))
    return HttpResponse(picture, content_type="image/png")
