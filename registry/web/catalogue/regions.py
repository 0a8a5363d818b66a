"""Where innovations come from: a map of the points that are known, and the same regions as a list by province."""

import re

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.gzip import gzip_page

from registry.catalogue.queries.open_data import regions_by_province
from registry.catalogue.queries.points import WHOLE, Box, layer
from registry.catalogue.queries.shapes import shapes_text, standing_shapes
from registry.web.catalogue.caching import open_page
from registry.web.request import Request

A_YEAR = 31_536_000  # seconds
EDGE = re.compile(r"-?[0-9]{1,3}")


@open_page
def show(request: Request) -> HttpResponse:
    context = {
        "provinces": regions_by_province(),
        "shapes": standing_shapes(),
        "tiles": settings.MAP_TILES,
        "tiles_credit": settings.MAP_TILES_CREDIT,
    }
    return render(request, "catalogue/regions.html", context)


@open_page
def points(request: Request) -> HttpResponse:
    """The layer of the map, of the whole country or of `kotak=south,west,north,east` in whole degrees."""
    return JsonResponse(layer(_box(request.GET.get("kotak", ""))))


@gzip_page
def shapes(request: Request, digest: str) -> HttpResponse:
    """The outlines under the points; an address holds one text for ever, and is gone when that is withdrawn."""
    text = shapes_text(digest=digest)
    if text is None:
        raise Http404
    answer = HttpResponse(text, content_type="application/geo+json", headers={"ETag": f'"{digest}"'})
    patch_cache_control(answer, public=True, max_age=A_YEAR, immutable=True)
    return get_conditional_response(request, etag=answer["ETag"]) or answer


def _box(text: str) -> Box:
    """What is no box means the whole country."""
    parts = text.split(",")
    return Box(*(int(part) for part in parts)) if len(parts) == 4 and all(map(EDGE.fullmatch, parts)) else WHOLE
