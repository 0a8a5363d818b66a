"""Published innovations as open data: a cursor list, one record, and whole downloads."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import islice
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
from registry.api.serializers import COLUMNS, DownloadSerializer, InnovationSerializer, cells_of
from registry.catalogue.models import Entry
from registry.catalogue.queries.open_data import open_entries, told_rows
from registry.shared.formulas import neutral
from registry.web.catalogue.filters import EntryFilter

NOT_FOUND = OpenApiResponse(description="Tidak ada catatan terbit dengan alamat itu.")
WRONG = OpenApiResponse(description="Saringan atau kursor tidak dikenal.")
CHUNK = 1000


class Cursor(CursorPagination):
    page_size = 50
    ordering = ("-changed_at", "-proposal_id")
    cursor_query_param = "kursor"


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
        rows = self._rows()

        def parts() -> Iterator[str]:
            yield "\ufeff" + ",".join(COLUMNS) + "\r\n"
            for some in rows:
                written = io.StringIO()
                csv.writer(written).writerows([_cell(value) for value in row] for row in some)
                yield written.getvalue()

        return download(parts(), kind="text/csv; charset=utf-8", name="inovasi.csv")

    @extend_schema(
        summary="Seluruh hasil saringan sebagai JSON",
        filters=True,
        responses={200: DownloadSerializer, 400: WRONG},
    )
    def as_json(self, request: Request) -> StreamingHttpResponse:
        rows = self._rows()

        def parts() -> Iterator[str]:
            yield '{"notice": ' + json.dumps(NOTICE, ensure_ascii=False) + ', "results": ['
            for at, some in enumerate(rows):
                told = [json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in some]
                yield (",\n" if at else "\n") + ",\n".join(told)
            yield "\n]}\n"

        return download(parts(), kind="application/json", name="inovasi.json")

    def _rows(self) -> Iterator[list[tuple[Any, ...]]]:
        """All that the filters let through, some hundred at once."""
        today = timezone.localdate()
        told = told_rows(self.filter_queryset(self.get_queryset()), at_once=CHUNK)
        return iter(lambda: [cells_of(row, on=today) for row in islice(told, CHUNK)], [])


def _cell(value: Any) -> Any:
    return neutral(value) if isinstance(value, str) else value


def download(parts: Iterator[Any], *, kind: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Link"] = '</api/v1/lisensi/>; rel="license"'
    return answer
