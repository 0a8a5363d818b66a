"""One year's levels under two editions: what the region, each agency and each innovation gain or lose."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from registry.index.rules.advice import Standing, entry_of
from registry.index.rules.claims import Claim, band_of, claimed_level
from registry.index.rules.edition import Edition, Part, Row
from registry.index.rules.scoring import ZERO, Entry, Parameters, Score, Sums, iid_of, points, score, total_of

Values = Mapping[tuple[str, str], Claim]  # by innovation ("" the region) and row: the number that a level came from


@dataclass(frozen=True, slots=True)
class Share:
    """What an innovation or an agency is worth under both editions: the total with it less the total without it."""

    key: str
    agency: str
    maturity: tuple[Decimal, Decimal]
    worth: tuple[Decimal, Decimal]

    @property
    def gain(self) -> Decimal:
        return self.worth[1] - self.worth[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both scores, and the shares of innovations and agencies, who loses most first."""

    scores: tuple[Score, Score]
    innovations: tuple[Share, ...]
    agencies: tuple[Share, ...]


def compared(*, standing: Standing, editions: tuple[Edition, Edition], values: Values) -> Comparison:
    """The same levels under the first and the second edition."""
    first, second = (_Reading(read_under(standing=standing, edition=one, values=values)) for one in editions)
    innovations = [_share(item.key, item.agency, {item.key}, first, second) for item in standing.items]
    of_agency: dict[str, set[str]] = {}
    for item in standing.items:
        of_agency.setdefault(item.agency, set()).add(item.key)
    agencies = [_share(key, key, items, first, second) for key, items in of_agency.items()]
    return Comparison((first.score, second.score), _ranked(innovations), _ranked(agencies))


def read_under(*, standing: Standing, edition: Edition, values: Values) -> Standing:
    """The standing under an edition: a level that came from a number is read anew where the edition knows its bands."""
    rows = {part: {row.key: row for row in edition.rows(part)} for part in Part}
    items = [replace(item, levels=_levels(item.key, item.levels, rows[Part.SID], values)) for item in standing.items]
    return Standing(edition, _levels("", standing.spd, rows[Part.SPD], values), items)


def unknown_rows(*, edition: Edition) -> tuple[Row, ...]:
    """The rows whose levels the edition does not tell."""
    return tuple(row for part in Part for row in edition.rows(part) if not row.levels_known)


class _Reading:
    """A standing under one edition, with its sums and who covers which affair."""

    def __init__(self, standing: Standing) -> None:
        self.parameters: Parameters = standing.parameters
        self.entries = {item.key: entry_of(edition=standing.edition, item=item) for item in standing.items}
        self.sums: Sums = standing.sums()
        self.total = total_of(parameters=self.parameters, sums=self.sums)
        self.covering = Counter(self._covered(self.entries.values()))
        spd = points(edition=standing.edition, part=Part.SPD, levels=standing.spd)
        self.score = score(edition=standing.edition, spd=spd, entries=list(self.entries.values()))

    def worth(self, keys: set[str]) -> Decimal:
        """IID points that these innovations bring: the total with them less the total without them."""
        gone, rejected = [self.entries[key] for key in keys], self.parameters.rejected
        covering = self.covering - Counter(self._covered(gone))
        less = replace(
            self.sums,
            matured=self.sums.matured - sum((one.maturity for one in gone if not one.is_rejected), ZERO),
            dividing=self.sums.dividing - sum(not one.is_rejected or rejected.divides for one in gone),
            counting=self.sums.counting - sum(not one.is_rejected or rejected.counts for one in gone),
            covered=frozenset(covering),
        )
        total = self.total - total_of(parameters=self.parameters, sums=less)
        return iid_of(parameters=self.parameters, total=total)

    def maturity(self, keys: set[str]) -> Decimal:
        return sum((self.entries[key].maturity for key in keys), ZERO) / len(keys)

    def _covered(self, entries: Iterable[Entry]) -> list[int]:
        rejected, basic = self.parameters.rejected, self.parameters.basic_affairs
        return [
            one.affair
            for one in entries
            if one.affair is not None and one.affair in basic and (not one.is_rejected or rejected.covers)
        ]


def _share(key: str, agency: str, keys: set[str], first: _Reading, second: _Reading) -> Share:
    maturity = first.maturity(keys), second.maturity(keys)
    return Share(key, agency, maturity, (first.worth(keys), second.worth(keys)))


def _ranked(shares: Sequence[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (share.gain, share.key)))


def _levels(item: str, levels: Mapping[str, int], rows: Mapping[str, Row], values: Values) -> dict[str, int]:
    return {key: _level(rows[key], level, values.get((item, key))) for key, level in levels.items() if key in rows}


def _level(row: Row, level: int, claim: Claim | None) -> int:
    if claim is None or not row.levels_known:
        return level
    band = band_of(row=row, basis=claim.basis)
    return level if band is None or band.cuts is None else claimed_level(row=row, claim=claim)
