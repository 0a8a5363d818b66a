"""The catalogue: searched, narrowed by facets, in an order, page by page; and help while typing."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.catalogue.models import Entry
from registry.catalogue.queries.facets import kept_counts, live_counts, total_of
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
    counts = live_counts(rows) if text or chosen else kept_counts()
    page, order = _page(request, rows, text="" if answer.is_partial else answer.mended or text)
    words = words_for(counts, chosen)
    context = {
        "text": text, "mended": answer.mended, "is_partial": answer.is_partial,
        "rows": rows_of(page.ids), "page": page, "count": total_of(counts),
        "orders": [(name, word, address(request.GET, "urut", name), name == order)
                   for name, word in ORDERS.items() if text or name != Order.BEST],
        "facets": boxes(counts, chosen=chosen, query=request.GET, words=words),
        "chips": chips(chosen=chosen, query=request.GET, words=words),
        "hidden": [(name, value) for name, value in request.GET.items() if name not in HIDDEN and "\0" not in value],
        "ideas": [words.of(Facet.AFFAIR, value) for value in counts.get(Facet.AFFAIR, {}) if value][:20],
    }  # fmt: skip
    return render(request, "catalogue/index.html", context)


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
