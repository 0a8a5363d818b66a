"""The register in figures: every chart leads to its list, and has the same values as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.catalogue.labels import FACETS
from registry.catalogue.queries.facets import CROSSED, TOTAL, Counts, kept_counts, total_of
from registry.catalogue.rules.entries import Facet, Origin
from registry.reference.queries import affairs_by_code, region_names
from registry.shared.charts import Bar, BarChart, Chart, DonutChart, HeatMap, Slice, draw
from registry.web.catalogue.caching import open_page
from registry.web.catalogue.facets import Words, address, sorted_values, words_for
from registry.web.request import Request

MOST, YEARS = 10, 8  # bars of a chart, years of the heat map; the list itself has the rest
Row = tuple[str, int, str]
CHARTS = (
    (Facet.YEAR, BarChart), (Facet.STAGE, DonutChart), (Facet.AFFAIR, BarChart), (Facet.INITIATOR, DonutChart),
    (Facet.FORM, DonutChart), (Facet.AGENCY, BarChart), (Facet.REGION, BarChart),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart, drawn, with its rows: words, how many, where the records are."""

    name: str
    title: str
    svg: str
    rows: Sequence[Row]
    more: int = 0


@open_page
def show(request: Request) -> HttpResponse:
    counts = kept_counts(*(facet for facet, _kind in CHARTS), Facet.ORIGIN, CROSSED, TOTAL)
    words = words_for(counts, {})
    shown = [_shown(facet, kind, counts, words) for facet, kind in CHARTS if counts.get(facet)]
    context = {
        "total": total_of(counts),
        "simulated": counts.get(Facet.ORIGIN, {}).get(Origin.SIMULATED, 0),
        "simulated_url": _list(Facet.ORIGIN, Origin.SIMULATED),
        "charts": shown,
        "crossed": _crossed(counts, words) if counts.get(CROSSED) else None,
    }
    return render(request, "catalogue/statistics.html", context)


def _shown(facet: Facet, kind: type[BarChart] | type[DonutChart], counts: Counts, words: Words) -> Shown:
    values = sorted_values(facet, counts[facet])
    rows = [(words.of(facet, value), n, _list(facet, value)) for value, n in values[:MOST]]
    title, about = str(FACETS[facet]), _("Jumlah inovasi menurut %(facet)s.") % {"facet": str(FACETS[facet]).lower()}
    chart: Chart
    if kind is BarChart:
        chart = BarChart(title, about, tuple(Bar(label, n, url=url) for label, n, url in rows))
    else:
        chart = DonutChart(title, about, tuple(Slice(label, n, url) for label, n, url in rows))
    return Shown(facet, title, draw(chart), rows, max(0, len(values) - MOST))


def _crossed(counts: Counts, words: Words) -> Shown:
    """How many of each year stand in each stage; the last years only."""
    found = {tuple(key.split("|")): n for key, n in counts[CROSSED].items()}
    years = sorted({year for year, _stage in found if year}, reverse=True)[:YEARS]
    stages = sorted({stage for _year, stage in found}, key=lambda stage: (not stage, stage))
    table = tuple((year, tuple(float(found.get((year, stage), 0)) for stage in stages)) for year in years)
    urls = tuple(tuple(_list(Facet.YEAR, year, Facet.STAGE, stage) for stage in stages) for year in years)
    names = tuple(words.of(Facet.STAGE, stage) for stage in stages)
    title = _("Tahun dan tahapan")
    chart = HeatMap(title, _("Jumlah inovasi menurut tahun dan tahapan."), names, table, urls)
    rows = [
        (f"{year}, {names[at]}", n, _list(Facet.YEAR, year, Facet.STAGE, stage))
        for year in years
        for at, stage in enumerate(stages)
        if (n := found.get((year, stage), 0))
    ]
    return Shown("year_stage", title, draw(chart), rows)


def figures() -> Iterator[tuple[str, str, int]]:
    """Every value of every facet that has a chart: facet, words, how many."""
    counts = kept_counts(*(facet for facet, _kind in CHARTS))
    words = Words(region_names(codes=list(counts.get(Facet.REGION, {}))), affairs_by_code())
    for facet, _kind in CHARTS:
        for value, n in sorted_values(facet, counts.get(facet, {})):
            yield str(FACETS[facet]), words.of(facet, value), n


def _list(*pairs: str) -> str:
    """The list of just these: facet and value in turn."""
    query = QueryDict(mutable=True)
    for facet, value in zip(pairs[:-2:2], pairs[1:-2:2], strict=True):
        query[facet] = value or "-"
    return reverse("innovations") + address(query, pairs[-2], pairs[-1])
