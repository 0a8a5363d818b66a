"""Regions as open data, with how many innovations each has published."""

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.pagination import CursorPagination
from rest_framework.viewsets import ReadOnlyModelViewSet

from registry.api.serializers import RegionSerializer
from registry.catalogue.queries.open_data import open_regions
from registry.reference.models import Region


class ByCode(CursorPagination):
    page_size = 100
    ordering = "code"
    cursor_query_param = "kursor"


@extend_schema_view(
    list=extend_schema(summary="Provinsi, kabupaten, dan kota", responses={
        200: RegionSerializer(many=True), 404: OpenApiResponse(description="Kursor tidak dikenal."),
    }),
    retrieve=extend_schema(summary="Satu daerah", responses={
        200: RegionSerializer, 404: OpenApiResponse(description="Tidak ada daerah dengan kode itu."),
    }),
)  # fmt: skip
class RegionViewSet(ReadOnlyModelViewSet[Region]):
    serializer_class = RegionSerializer
    pagination_class = ByCode

    def get_queryset(self) -> QuerySet[Region]:
        return open_regions()
