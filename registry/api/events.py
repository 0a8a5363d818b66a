"""Workshops, visits and contests as open data: what their pages say."""

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.pagination import CursorPagination
from rest_framework.viewsets import ReadOnlyModelViewSet

from registry.exchange.models import ExchangeEvent, Speaker
from registry.exchange.queries.events import open_events
from registry.reference.models import Region
from registry.web.catalogue.filters import TextFilter
from registry.web.exchange.event_forms import EventFilter


class ByEntry(CursorPagination):
    """The last entered first: half of the sources name no day."""

    page_size = 50
    ordering = "-id"
    cursor_query_param = "kursor"


class SpeakerSerializer(serializers.ModelSerializer[Speaker]):
    class Meta:
        model = Speaker
        fields = ["who", "office", "role", "topic"]


class GuestSerializer(serializers.ModelSerializer[Region]):
    class Meta:
        model = Region
        fields = ["code", "name"]


class EventSerializer(serializers.ModelSerializer[ExchangeEvent]):
    """One event; an empty text stands for what the source does not say."""

    id = serializers.CharField(source="public_id")
    url = serializers.CharField(source="get_absolute_url", help_text="Alamat halaman, relatif terhadap registri.")
    region_code = serializers.CharField(source="region_id", allow_null=True)
    guests = GuestSerializer(many=True)
    speakers = SpeakerSerializer(many=True)

    class Meta:
        model = ExchangeEvent
        fields = ["id", "url", "title", "kind", "host", "region_code", "place", "guests", "speakers", "on", "until",
                  "year", "month", "topic", "source_url", "source_note", "confidence", "is_simulated"]  # fmt: skip


class OpenEventFilter(EventFilter):
    """Those of the page; an unknown region has no events, and whatever is asked for is a question."""

    q = TextFilter(label=EventFilter.base_filters["q"].label)
    region = TextFilter(label=EventFilter.base_filters["region"].label)


YEAR = OpenApiParameter("year", {"type": "integer", "minimum": 1945, "maximum": 2100})
WRONG = OpenApiResponse(description="Saringan atau kursor tidak dikenal.")


@extend_schema_view(
    list=extend_schema(
        summary="Daftar kegiatan", parameters=[YEAR],
        responses={200: EventSerializer(many=True), 400: WRONG, 404: WRONG},
    ),
    retrieve=extend_schema(summary="Satu kegiatan", responses={
        200: EventSerializer, 404: OpenApiResponse(description="Tidak ada kegiatan dengan alamat itu."),
    }),
)  # fmt: skip
class EventViewSet(ReadOnlyModelViewSet[ExchangeEvent]):
    """The filters are those of the page `/kegiatan/`."""

    serializer_class = EventSerializer
    pagination_class = ByEntry
    filter_backends = [DjangoFilterBackend]
    filterset_class = OpenEventFilter
    lookup_field = "public_id"

    def get_queryset(self) -> QuerySet[ExchangeEvent]:
        return open_events()
