"""The facets as the page shows them: each value with its count and the address that it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from registry.catalogue.labels import FACETS, UNKNOWN
from registry.catalogue.queries.facets import Counts
from registry.catalogue.queries.narrowing import UNKNOWN_VALUE
from registry.catalogue.rules.entries import Facet
from registry.reference.queries import affairs_by_code, region_names
from registry.web.catalogue.filters import CHOICES

SHOWN, MOST = 6, 30
PAGING = ("sebelum", "sesudah", "halaman")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, how many, and where it leads (or, when chosen, where one comes without it)."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet of the page; the first values at once, some more behind a fold."""

    name: str
    label: str
    first: tuple[Value, ...] = ()
    more: tuple[Value, ...] = ()


@dataclass(slots=True)
class Words:
    """What values are called; regions and affairs are read once, only those that are shown."""

    regions: Mapping[str, str] = field(default_factory=dict)
    affairs: Mapping[int, str] = field(default_factory=dict)

    def of(self, facet: Facet, value: str) -> str:
        if value in ("", UNKNOWN_VALUE):
            return str(UNKNOWN)
        if facet == Facet.REGION:
            return self.regions.get(value, value)
        if facet == Facet.AFFAIR:
            return self.affairs.get(int(value), value) if value.isdigit() else value
        return str({str(known): word for known, word in CHOICES.get(facet, {}).items()}.get(value, value))


def words_for(counts: Counts, chosen: Mapping[str, str]) -> Words:
    regions = sorted(counts.get(Facet.REGION, {}), key=lambda code: -counts[Facet.REGION][code])[:MOST]
    return Words(region_names(codes=[*regions, chosen.get(Facet.REGION, "")]), affairs_by_code())


def boxes(counts: Counts, *, chosen: Mapping[str, str], query: QueryDict, words: Words) -> list[FacetBox]:
    """The facets that still narrow: not the chosen ones, and none of which only one value, or nothing, is known."""
    found = []
    for facet in FACETS:
        values = sorted_values(facet, counts.get(facet, {}))
        if facet in chosen or len(values) < 2:
            continue
        shown = [Value(words.of(facet, value), n, address(query, facet, value)) for value, n in values[:MOST]]
        found.append(FacetBox(facet, str(FACETS[facet]), tuple(shown[:SHOWN]), tuple(shown[SHOWN:])))
    return found


def sorted_values(facet: Facet, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Years from the last, the rest from the greatest; what is not known stands last."""
    if facet == Facet.YEAR:
        return sorted(counts.items(), reverse=True)
    return sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))


def chips(*, chosen: Mapping[str, str], query: QueryDict, words: Words) -> list[FacetBox]:
    """What was chosen, each with the address without it."""
    return [
        FacetBox(name, str(FACETS[Facet(name)]), (Value(words.of(Facet(name), value), 0, address(query, name, None)),))
        for name, value in chosen.items()
    ]


def address(query: QueryDict, facet: str, value: str | None) -> str:
    """The address with this value, or without the facet; from the first page."""
    asked = query.copy()
    for name in (*PAGING, facet, "bahasa"):
        asked.pop(name, None)
    if value is not None:
        asked[facet] = value or UNKNOWN_VALUE
    return f"?{asked.urlencode()}" if asked else "."
