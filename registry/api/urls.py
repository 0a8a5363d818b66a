"""Addresses of the open data."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from registry.api import lists
from registry.api.events import EventViewSet
from registry.api.innovations import InnovationViewSet
from registry.api.licence import NOTICE
from registry.api.regions import RegionViewSet


def licence(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"notice": NOTICE})


class Page(SpectacularSwaggerSplitView):
    """The interface in words, under our own policy: nothing inline."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        answer = super().get(request, *args, **kwargs)
        answer.data["notice"] = NOTICE
        return answer


one_innovation = InnovationViewSet.as_view({"get": "retrieve"})
urlpatterns = [
    path("v1/inovasi/", conditional_page(InnovationViewSet.as_view({"get": "list"})), name="api_innovations"),
    path("v1/inovasi.csv", InnovationViewSet.as_view({"get": "as_csv"}), name="api_innovations_csv"),
    path("v1/inovasi.json", InnovationViewSet.as_view({"get": "as_json"}), name="api_innovations_json"),
    path(
        "v1/inovasi/<slug:public_id>/",
        conditional_page(InnovationViewSet.as_view({"get": "retrieve"})),
        name="api_innovation",
    ),
    path("v1/kegiatan/", conditional_page(EventViewSet.as_view({"get": "list"})), name="api_events"),
    path("v1/kegiatan.csv", lists.events, name="api_events_csv"),
    path("v1/replikasi.csv", lists.adoptions, name="api_adoptions_csv"),
    path("v1/statistik.csv", lists.statistics, name="api_statistics_csv"),
    path(
        "v1/kegiatan/<slug:public_id>/",
        conditional_page(EventViewSet.as_view({"get": "retrieve"})),
        name="api_event",
    ),
    path("v1/wilayah/", conditional_page(RegionViewSet.as_view({"get": "list"})), name="api_regions"),
    path("v1/wilayah/<str:pk>/", conditional_page(RegionViewSet.as_view({"get": "retrieve"})), name="api_region"),
    path("v1/lisensi/", conditional_page(licence), name="api_licence"),
    path("v1/skema/", conditional_page(SpectacularAPIView.as_view()), name="api_schema"),
    path("", conditional_page(Page.as_view(url_name="api_schema", template_name="api/page.html")), name="api_page"),
]
