"""Narrowing the entries by the value of a facet; a dash asks for those of which it is not known."""

from django.db.models import QuerySet

from registry.catalogue.models import Entry
from registry.catalogue.queries.facets import COLUMNS
from registry.catalogue.rules.entries import Facet

UNKNOWN_VALUE = "-"
NUMBERS = (Facet.AFFAIR, Facet.YEAR)
HIGHEST = 32_767  # of the columns


def having(rows: QuerySet[Entry], *, facet: Facet, value: str) -> QuerySet[Entry]:
    """What no entry can have finds none."""
    column = COLUMNS[facet]
    if facet not in NUMBERS:
        return rows.filter(**{column: "" if value == UNKNOWN_VALUE else value})
    if value == UNKNOWN_VALUE:
        return rows.filter(**{f"{column}__isnull": True})
    is_number = value.isascii() and value.isdigit() and len(value) < 6 and int(value) <= HIGHEST
    return rows.filter(**{column: int(value)}) if is_number else rows.none()
