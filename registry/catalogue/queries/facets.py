"""How many entries there are of each value of each facet, in one statement."""

from collections.abc import Mapping

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from registry.catalogue.models import Entry, FacetCount
from registry.catalogue.rules.entries import Facet

COLUMNS = {
    Facet.REGION: "region_id", Facet.AGENCY: "agency", Facet.AFFAIR: "affair_id", Facet.INITIATOR: "initiator",
    Facet.FORM: "form", Facet.DIGITAL: "digital", Facet.STAGE: "stage", Facet.YEAR: "year", Facet.STATE: "state",
    Facet.RUNNING: "running", Facet.REPLICATED: "replicated", Facet.ORIGIN: "origin",
}  # fmt: skip
TOTAL = "total"
MOST = {Facet.AGENCY: 200}  # of a facet with thousands of values only the greatest
MOST_COUNTED = 5_000  # beyond so many hits a number is a lower bound, so that counting costs the same at any size
CELL = "cell"  # of the map: where its points lie in the mean, see queries/points.py
CROSSED = "year_stage"  # how many there are of each year and stage, for the statistics
Counts = Mapping[str, Mapping[str, int]]


def counts_of(rows: QuerySet[Entry], *, is_searched: bool = False) -> dict[str, dict[str, int]]:
    """Of at most `MOST_COUNTED` hits and one, so that one sees whether there are more: the newest, read from one index;
    a question has an index of its own, and is taken in the order in which that gives its hits."""
    ordered = rows.order_by() if is_searched else rows.order_by("-changed_at", "-proposal_id")
    return live_counts(ordered[: MOST_COUNTED + 1])


def is_beyond(counts: Counts) -> bool:
    return total_of(counts) > MOST_COUNTED


def live_counts(rows: QuerySet[Entry], *, crossed: bool = False) -> dict[str, dict[str, int]]:
    """By facet and value; the rows are read once."""
    names = list(COLUMNS)
    try:
        inner, params = rows.values_list(*COLUMNS.values()).query.sql_with_params()
    except EmptyResultSet:
        return {}
    parts = [_part(name, at) for at, name in enumerate(names)] + [f"SELECT '{TOTAL}', '', count(*) FROM hits"]  # noqa: S608
    if crossed:
        year, stage = f"c{names.index(Facet.YEAR)}", f"c{names.index(Facet.STAGE)}"
        pair = f"COALESCE(CAST({year} AS text), '') || '|' || {stage}"
        parts.append(f"SELECT '{CROSSED}', {pair}, count(*) FROM hits GROUP BY {year}, {stage}")  # noqa: S608  (our own names)
    columns = ", ".join(f"c{at}" for at in range(len(names)))
    with connection.cursor() as cursor:
        cursor.execute(f"WITH hits({columns}) AS ({inner}) " + " UNION ALL ".join(parts), params)
        return _by_facet(cursor.fetchall())


def _part(name: Facet, at: int) -> str:
    value = f"COALESCE(CAST(c{at} AS text), '')"
    counted = f"SELECT '{name}' AS facet, {value} AS value, count(*) AS n FROM hits GROUP BY c{at}"  # noqa: S608
    if name in MOST:
        return f"SELECT * FROM ({counted} ORDER BY 3 DESC, 2 LIMIT {MOST[name]}) AS greatest"  # noqa: S608
    return counted


def kept_counts(*facets: str) -> dict[str, dict[str, int]]:
    """As the last refresh left them: of all entries."""
    kept = FacetCount.objects.filter(facet__in=facets or [*COLUMNS, TOTAL])
    return _by_facet(kept.values_list("facet", "value", "count"))


def total_of(counts: Counts) -> int:
    return counts.get(TOTAL, {}).get("", 0)


def _by_facet(found: object) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for facet, value, count in found:  # type: ignore[attr-defined]
        if count:
            counts.setdefault(facet, {})[value] = count
    return counts
