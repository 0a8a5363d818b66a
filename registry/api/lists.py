"""Public lists whole, as CSV: the rows and columns that their pages and their files for the offices have."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from registry.api.innovations import download
from registry.reports.queries.listing import LISTS
from registry.reports.queries.lists.reading import Reading
from registry.reports.rules.listing import Row
from registry.shared.actor import PUBLIC
from registry.shared.formulas import neutral
from registry.web.catalogue.statistics import figures
from registry.web.request import Request


@require_safe
def events(request: Request) -> StreamingHttpResponse:
    return _list(request, "kegiatan")


@require_safe
def adoptions(request: Request) -> StreamingHttpResponse:
    return _list(request, "replikasi")


@require_safe
def statistics(_request: Request) -> StreamingHttpResponse:
    """Every value of every chart, beyond those that it has room for."""
    with override("id"):
        rows: list[Row] = list(figures())
    return _stream([rows], names=("Pembagian", "Nilai", "Jumlah inovasi"), name="statistik.csv")


def _list(request: Request, of: str) -> StreamingHttpResponse:
    """What the public sees, narrowed by the address as on the page."""
    listing, today = LISTS[of], timezone.localdate()
    found = listing.rows(Reading(PUBLIC, listing.asked(PUBLIC, request.GET.dict(), today), today))

    def parts() -> Iterator[list[Row]]:
        for part in found.parts():
            with override("id"):
                yield list(part())

    return _stream(parts(), names=[column.name for column in listing.columns], name=f"{of}.csv")


def _stream(parts: Iterable[Iterable[Row]], *, names: Iterable[str], name: str) -> StreamingHttpResponse:
    def written() -> Iterator[str]:
        yield "\ufeff" + _lines([names])
        for rows in parts:
            yield _lines([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)

    return download(written(), kind="text/csv; charset=utf-8", name=name)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
