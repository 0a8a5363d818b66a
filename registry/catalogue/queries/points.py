"""Where innovations are, as they say themselves: each alone where they are few, gathered by degrees where many."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count
from django.db.models.functions import Floor

from registry.catalogue.models import Entry, FacetCount
from registry.catalogue.queries.facets import CELL
from registry.catalogue.queries.open_data import open_regions
from registry.workflow.rules.states import PUBLIC

MOST_POINTS = 400  # drawn one by one
NEAR = 4  # square degrees in which single points are shown at any number, the newest first


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth in whole degrees, as the cells are."""

    south: int = -90
    west: int = -180
    north: int = 90
    east: int = 180

    @property
    def is_near(self) -> bool:
        return (self.north - self.south) * (self.east - self.west) <= NEAR

    def holds(self, row: int, column: int) -> bool:
        return self.south <= row < self.north and self.west <= column < self.east


WHOLE = Box()


def cell_counts() -> dict[str, int]:
    """By degree of latitude and longitude the mean of its points and how many they are; what a refresh keeps."""
    cells = (
        Entry.objects.filter(latitude__isnull=False, longitude__isnull=False)
        .annotate(row=Floor("latitude"), column=Floor("longitude"))
        .order_by()
        .values_list("row", "column")
        .annotate(n=Count("pk"), y=Avg("latitude"), x=Avg("longitude"))
    )
    return {f"{row:.0f}|{column:.0f}|{y:.3f}|{x:.3f}": n for row, column, n, y, x in cells}


def layer(box: Box) -> Mapping[str, Any]:
    """Regions with a known point (of the whole country only); innovations as points, or as cells with a number."""
    cells = _cells(box)
    held = sum(n for _y, _x, n in cells)
    alone = held <= MOST_POINTS or box.is_near
    return {
        "regions": _regions() if box == WHOLE else [],
        "points": _points(box) if alone else [],
        "cells": [] if alone else cells,
        "most": MOST_POINTS if alone and held > MOST_POINTS else 0,
    }


def _regions() -> list[tuple[Any, ...]]:
    rows = open_regions().filter(latitude__isnull=False).order_by("code")
    found = rows.values_list("code", "name", "latitude", "longitude", "entries", "point_source")
    return [(code, name, float(y), float(x), n, source) for code, name, y, x, n, source in found]


def _points(box: Box) -> list[tuple[str, str, float | None, float | None]]:
    """Only what is published now, the newest first."""
    rows = Entry.objects.filter(
        latitude__gte=box.south, latitude__lt=box.north, longitude__gte=box.west, longitude__lt=box.east,
        is_held=False, proposal__state__in=sorted(PUBLIC),
    ).order_by("-changed_at", "-proposal_id")  # fmt: skip
    return list(rows.values_list("proposal__public_id", "name", "latitude", "longitude")[:MOST_POINTS])


def _cells(box: Box) -> list[tuple[float, float, int]]:
    kept = FacetCount.objects.filter(facet=CELL).order_by("value").values_list("value", "count")
    found = [(value.split("|"), n) for value, n in kept]
    return [(float(y), float(x), n) for (row, column, y, x), n in found if box.holds(int(row), int(column))]
