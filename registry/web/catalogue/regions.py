"""Where innovations come from: a map of the points that are known, and the same regions as a list by province."""

import re

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from registry.catalogue.queries.open_data import regions_by_province
from registry.catalogue.queries.points import WHOLE, Box, layer
from registry.web.catalogue.caching import open_page
from registry.web.request import Request

EDGE = re.compile(r"-?[0-9]{1,3}")


@open_page
def show(request: Request) -> HttpResponse:
    context = {
        "provinces": regions_by_province(),
        "tiles": settings.MAP_TILES,
        "tiles_credit": settings.MAP_TILES_CREDIT,
    }
    return render(request, "catalogue/regions.html", context)


@open_page
def points(request: Request) -> HttpResponse:
    """The layer of the map, of the whole country or of `kotak=south,west,north,east` in whole degrees."""
    return JsonResponse(layer(_box(request.GET.get("kotak", ""))))


def _box(text: str) -> Box:
    """What is no box means the whole country."""
    parts = text.split(",")
    return Box(*(int(part) for part in parts)) if len(parts) == 4 and all(map(EDGE.fullmatch, parts)) else WHOLE
