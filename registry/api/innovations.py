"""Published innovations as open data: a cursor list, one record, and whole downloads."""

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.viewsets import ReadOnlyModelViewSet

from registry.api.licence import NOTICE
from registry.api.serializers import COLUMNS, DownloadSerializer, InnovationSerializer, row_of
from registry.catalogue.models import Entry
from registry.catalogue.queries.open_data import open_entries
from registry.shared.formulas import neutral
from registry.web.catalogue.filters import EntryFilter

NOT_FOUND = OpenApiResponse(description="Tidak ada catatan terbit dengan alamat itu.")
WRONG = OpenApiResponse(description="Saringan atau kursor tidak dikenal.")
CHUNK = 1000


class Cursor(CursorPagination):
    page_size = 50
    ordering = ("-changed_at", "-proposal_id")
    cursor_query_param = "kursor"


class Echo:
    """A file that hands on each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


@extend_schema_view(
    list=extend_schema(
        summary="Daftar inovasi yang diterbitkan",
        responses={200: InnovationSerializer(many=True), 400: WRONG, 404: WRONG},
    ),
    retrieve=extend_schema(summary="Satu inovasi", responses={200: InnovationSerializer, 404: NOT_FOUND}),
)
class InnovationViewSet(ReadOnlyModelViewSet[Entry]):
    """The filters are those of the page `/inovasi/`."""

    serializer_class = InnovationSerializer
    pagination_class = Cursor
    filter_backends = [DjangoFilterBackend]
    filterset_class = EntryFilter
    lookup_field = "proposal__public_id"
    lookup_url_kwarg = "public_id"

    def get_queryset(self) -> QuerySet[Entry]:
        return open_entries()

    @extend_schema(
        summary="Seluruh hasil saringan sebagai CSV", filters=True, responses={(200, "text/csv"): str, 400: WRONG}
    )
    def as_csv(self, request: Request) -> StreamingHttpResponse:
        writer = csv.writer(Echo())
        rows = self.filter_queryset(self.get_queryset()).order_by("-changed_at", "-proposal_id")

        def lines() -> Iterator[Any]:
            yield "\ufeff"
            yield writer.writerow(COLUMNS)
            for row in _rows(rows):
                yield writer.writerow([_cell(row[name]) for name in COLUMNS])

        return _download(lines(), kind="text/csv; charset=utf-8", name="inovasi.csv")

    @extend_schema(
        summary="Seluruh hasil saringan sebagai JSON",
        filters=True,
        responses={200: DownloadSerializer, 400: WRONG},
    )
    def as_json(self, request: Request) -> StreamingHttpResponse:
        rows = self.filter_queryset(self.get_queryset()).order_by("-changed_at", "-proposal_id")

        def parts() -> Iterator[str]:
            yield '{"notice": ' + json.dumps(NOTICE, ensure_ascii=False) + ', "results": ['
            for at, row in enumerate(_rows(rows)):
                yield (",\n" if at else "\n") + json.dumps(row, ensure_ascii=False, default=str)
            yield "\n]}\n"

        return _download(parts(), kind="application/json", name="inovasi.json")


def _rows(rows: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    today = timezone.localdate()
    return (row_of(entry, on=today) for entry in rows.iterator(chunk_size=CHUNK))


def _cell(value: Any) -> Any:
    return neutral(value) if isinstance(value, str) else value


def _download(parts: Iterator[Any], *, kind: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Link"] = '</api/v1/lisensi/>; rel="license"'
    return answer
