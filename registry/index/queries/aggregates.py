"""Many regions at once: the database adds the points up, the one arithmetic scores them."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, IntegerField, Sum, Value, When

from registry.index.models import Period, RegionRow, Sheet, SheetRow
from registry.index.queries.editions import edition_of
from registry.index.rules.edition import Edition, Row
from registry.index.rules.scoring import Entry, Score, score

HUNDREDTHS = 100  # weights have at most two decimals; whole numbers add up faster
COLUMNS = frozenset({"claimed", "verified"})


def region_scores(*, periods: Iterable[Period], column: str) -> dict[int, Score]:
    """The score of each period by its key, on the claimed or the verified levels; four queries for an edition."""
    if column not in COLUMNS:
        raise ValueError(column)
    by_edition: dict[int, list[Period]] = {}
    for period in periods:
        by_edition.setdefault(period.edition_id, []).append(period)
    scores: dict[int, Score] = {}
    for group in by_edition.values():
        scores |= _scores(group, edition_of(group[0].edition), column)
    return scores


def _scores(periods: list[Period], edition: Edition, column: str) -> dict[int, Score]:
    ids = [period.pk for period in periods]
    maturity = _points(SheetRow.objects.filter(sheet__period__in=ids).values_list("sheet"), edition.sid, column)
    spd = _points(RegionRow.objects.filter(period__in=ids).values_list("period"), edition.spd, column)
    counts: dict[int, Counter[tuple[int | None, int, bool]]] = {}
    sheets = Sheet.objects.filter(period__in=ids).values_list("pk", "period", "proposal__main_affair", "is_rejected")
    for sheet, period, affair, is_rejected in sheets.iterator(chunk_size=5000):
        points = 0 if is_rejected else maturity.get(sheet, 0)
        counts.setdefault(period, Counter())[affair, points, is_rejected] += 1
    return {
        period.pk: score(
            edition=edition,
            spd=Decimal(spd.get(period.pk, 0)) / HUNDREDTHS,
            entries=[
                Entry(affair, Decimal(points) / HUNDREDTHS, is_rejected, count)
                for (affair, points, is_rejected), count in counts.get(period.pk, Counter()).items()
            ],
        )
        for period in periods
    }


def _points(levels: Any, rows: tuple[Row, ...], column: str) -> dict[int, int]:
    """Weight times level in hundredths, summed by the database; rows of one weight stand in one branch."""
    groups: dict[int, list[str]] = {}
    for row in rows:
        groups.setdefault(int(row.weight * HUNDREDTHS), []).append(row.key)
    common = max(groups, key=lambda weight: len(groups[weight]), default=0)
    branches = [When(key__in=keys, then=Value(weight)) for weight, keys in groups.items() if weight != common]
    weight = Case(*branches, default=Value(common), output_field=IntegerField())
    found = levels.annotate(total=Sum(F(column) * weight))
    return {key: total or 0 for key, total in found.iterator(chunk_size=5000)}
