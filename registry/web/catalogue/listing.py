"""The catalogue: searched, narrowed by facets, in an order, page by page; and help while typing."""

from collections.abc import Mapping

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.catalogue.models import Entry
from registry.catalogue.queries.facets import MOST_COUNTED, counts_of, is_beyond, kept_counts, total_of
from registry.catalogue.queries.narrowing import UNKNOWN_VALUE
from registry.catalogue.queries.pages import EntryPage, Order, page_best_first, page_in_order
from registry.catalogue.queries.search import Found, meant, named_like
from registry.catalogue.rules.entries import Facet
from registry.web.catalogue.caching import open_page
from registry.web.catalogue.facets import address, boxes, chips, words_for
from registry.web.catalogue.filters import LONGEST, EntryFilter
from registry.web.catalogue.rows import rows_of
from registry.web.request import Request

ORDERS = {Order.BEST: _("Paling cocok"), Order.NEWEST: _("Terbaru"), Order.NAME: _("Nama")}
SUGGESTED = 8
HIDDEN = ("bahasa", "q", "sebelum", "sesudah", "halaman")


@open_page
def index(request: Request) -> HttpResponse:
    found = EntryFilter(request.GET, queryset=Entry.objects.all(), request=request)
    rows, text = found.qs, found.form.cleaned_data.get("q", "") if found.is_bound else ""
    answer = found.found or Found(rows)
    chosen = found.chosen
    is_narrowed = bool(text or chosen)
    counts = counts_of(rows, is_searched=bool(text)) if is_narrowed else kept_counts()
    is_bound = is_narrowed and is_beyond(counts)
    page, order = _page(request, rows, text="" if answer.is_partial else answer.mended or text)
    words = words_for(counts, chosen)
    context = {
        "text": text, "mended": answer.mended, "is_partial": answer.is_partial,
        "rows": rows_of(page.ids), "page": page, "is_bound": is_bound, "most": MOST_COUNTED,
        "count": total_of(counts) if not is_bound else _known_total(chosen) if not text else 0,
        "orders": [(name, word, address(request.GET, "urut", name), name == order)
                   for name, word in ORDERS.items() if text or name != Order.BEST],
        "facets": boxes(counts, chosen=chosen, query=request.GET, words=words),
        "chips": chips(chosen=chosen, query=request.GET, words=words),
        "hidden": [(name, value) for name, value in request.GET.items() if name not in HIDDEN and "\0" not in value],
        "ideas": [words.of(Facet.AFFAIR, value) for value in counts.get(Facet.AFFAIR, {}) if value][:20],
    }  # fmt: skip
    return render(request, "catalogue/index.html", context)


def _known_total(chosen: Mapping[str, str]) -> int:
    """Of one value of one facet the last refresh kept the number; 0 where it did not, and for several together."""
    if len(chosen) != 1:
        return 0
    ((facet, value),) = chosen.items()
    return kept_counts(facet).get(facet, {}).get("" if value == UNKNOWN_VALUE else value, 0)


def _page(request: Request, rows: object, *, text: str) -> tuple[EntryPage, Order]:
    asked = request.GET.get("urut", "")
    order = Order(asked) if asked in set(Order) else Order.BEST if text else Order.NEWEST
    if order == Order.BEST and text:
        number = request.GET.get("halaman", "1")
        known = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1
        return page_best_first(rows, text=text, number=known), order  # type: ignore[arg-type]
    order = Order.NEWEST if order == Order.BEST else order
    before, after = request.GET.get("sebelum", ""), request.GET.get("sesudah", "")
    return page_in_order(rows, order=order, after=after, before=before), order  # type: ignore[arg-type]


@open_page
def suggestions(request: Request) -> HttpResponse:
    """Names that hold what was typed, and the question that was probably meant; as a page, or as JSON for a script."""
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    named = named_like(Entry.objects.all(), part=text).order_by("name_in_order", "proposal_id")
    rows = rows_of(list(named.values_list("pk", flat=True)[:SUGGESTED]))
    mended = meant(text) if text and not rows else ""
    if request.GET.get("bentuk") == "json":
        found = [
            {"name": innovation.name, "url": reverse("innovation", args=[innovation.public_id])}
            for innovation, _line in rows
        ]
        return JsonResponse({"names": found, "meant": mended})
    return render(request, "catalogue/suggestions.html", {"text": text, "rows": rows, "mended": mended})
