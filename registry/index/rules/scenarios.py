"""A what-if laid over a region's standing; the standing itself is not touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from registry.index.rules.advice import Standing
from registry.index.rules.edition import HIGHEST_LEVEL, Edition, Part
from registry.index.rules.scoring import Entry, Score, points, score
from registry.shared.problems import Problem

MOST_ADDED = 200


class Audience(StrEnum):
    """Who sees a scenario besides its maker and those who evaluate in the region."""

    OWN = "sendiri"
    AGENCY = "perangkat_daerah"
    REGION = "daerah"


@dataclass(frozen=True, slots=True)
class Added:
    """Innovations that do not exist yet: main affair, maturity, how many."""

    affair: int | None
    maturity: Decimal
    count: int = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """Levels by innovation and row, the region's own rows, innovations left out, innovations added."""

    levels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    region: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    added: tuple[Added, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The changes as JSON keeps them."""
        return {
            "levels": {key: dict(rows) for key, rows in self.levels.items()},
            "region": dict(self.region),
            "left_out": sorted(self.left_out),
            "added": [[one.affair, str(one.maturity), one.count] for one in self.added],
        }


def changes_from(found: Mapping[str, Any]) -> Changes:
    """What `as_data` wrote."""
    return Changes(
        levels=found.get("levels", {}),
        region=found.get("region", {}),
        left_out=frozenset(found.get("left_out", ())),
        added=tuple(Added(affair, Decimal(maturity), count) for affair, maturity, count in found.get("added", ())),
    )


def change_problems(*, edition: Edition, changes: Changes) -> list[Problem]:
    """Everything wrong with the changes under this edition, at once."""
    named = [(Part.SID, key, level) for rows in changes.levels.values() for key, level in rows.items()]
    named += [(Part.SPD, key, level) for key, level in changes.region.items()]
    found = [Problem("unknown_row", key) for part, key, _level in named if edition.row(part, key) is None]
    found += [Problem("level_out_of_range", str(level)) for _p, _k, level in named if not 0 <= level <= HIGHEST_LEVEL]
    highest = edition.highest(Part.SID)
    found += [
        Problem("maturity_out_of_range", str(one.maturity)) for one in changes.added if not 0 <= one.maturity <= highest
    ]
    found += [Problem("too_many_added", str(one.count)) for one in changes.added if not 1 <= one.count <= MOST_ADDED]
    return found


def laid_over(*, standing: Standing, changes: Changes, edition: Edition) -> Standing:
    """The standing as it would be, under the scenario's edition; innovations added stand in `scored` alone."""
    items = [
        replace(item, levels={**item.levels, **changes.levels.get(item.key, {})})
        for item in standing.items
        if item.key not in changes.left_out
    ]
    return Standing(edition, {**standing.spd, **changes.region}, items)


def scored(*, standing: Standing, changes: Changes | None = None) -> Score:
    """The score of a standing, with the innovations that a scenario adds."""
    added = [Entry(one.affair, one.maturity, count=one.count) for one in changes.added] if changes else []
    spd = points(edition=standing.edition, part=Part.SPD, levels=standing.spd)
    return score(edition=standing.edition, spd=spd, entries=[*standing.entries(), *added])


def read_added(text: str, *, affairs: Mapping[str, int]) -> tuple[list[Added], list[Problem]]:
    """Lines of `urusan; kematangan; jumlah` as innovations to add, with a problem for each line that is not one."""
    added: list[Added] = []
    found: list[Problem] = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split(";")]
        if not any(parts):
            continue
        affair = affairs.get(parts[0].casefold()) or (int(parts[0]) if parts[0].isdecimal() else None)
        try:
            maturity = Decimal(parts[1].replace(",", ".")) if len(parts) > 1 else None
        except InvalidOperation:
            maturity = None
        count = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() else (1 if len(parts) < 3 else 0)
        if affair not in affairs.values() or maturity is None or not maturity.is_finite() or not count:
            found.append(Problem("not_an_added_line", line.strip()))
        else:
            added.append(Added(affair, maturity, count))
    return added, found
