"""Where innovations come from: the regions by province, each leading to its list."""

from django.http import HttpResponse
from django.shortcuts import render

from registry.catalogue.queries.open_data import regions_by_province
from registry.web.catalogue.caching import open_page
from registry.web.request import Request


@open_page
def show(request: Request) -> HttpResponse:
    return render(request, "catalogue/regions.html", {"provinces": regions_by_province()})
