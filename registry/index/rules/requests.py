"""A request to score a region, as JSON: every mistake with its place, nothing guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from registry.index.rules.edition import HIGHEST_LEVEL, Edition, Part
from registry.index.rules.scoring import ZERO, Entry, points

MOST = 100_000  # alike innovations of one line


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a request: its place, a code, and the value."""

    place: str
    code: str
    value: str = ""


class InvalidRequest(ValueError):
    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.place}: {f.code} {f.value}".strip() for f in faults))


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    spd: Decimal
    entries: tuple[Entry, ...]


def read_request(*, found: Any, edition: Edition, affairs: Mapping[str, int]) -> ScoreRequest:
    """The region's own points and its innovations; InvalidRequest with every fault at once."""
    if not isinstance(found, dict):
        raise InvalidRequest([Fault("$", "not_an_object")])
    faults: list[Fault] = []
    spd = _points(found.get("spd", "0"), "spd", Part.SPD, edition, faults)
    listed = found.get("innovations", [])
    if not isinstance(listed, list):
        raise InvalidRequest([*faults, Fault("innovations", "not_a_list")])
    entries = tuple(_entry(raw, f"innovations[{n}]", edition, affairs, faults) for n, raw in enumerate(listed))
    if faults:
        raise InvalidRequest(faults)
    return ScoreRequest(spd, entries)


def _entry(raw: Any, place: str, edition: Edition, affairs: Mapping[str, int], faults: list[Fault]) -> Entry:
    if not isinstance(raw, dict):
        faults.append(Fault(place, "not_an_object"))
        return Entry(None, ZERO)
    known = {"affair", "levels", "maturity", "rejected", "count"}
    faults += [Fault(f"{place}.{key}", "unknown_key") for key in raw if key not in known]
    if "levels" in raw and "maturity" in raw:
        faults.append(Fault(place, "levels_and_maturity"))
    key = "maturity" if "maturity" in raw and "levels" not in raw else "levels"
    given = raw.get(key, {})
    if key == "levels" and not isinstance(given, dict):
        faults.append(Fault(f"{place}.levels", "not_an_object"))
        given = {}
    if key == "maturity" and isinstance(given, dict):
        faults.append(Fault(f"{place}.maturity", "not_a_number"))
        given = {}
    maturity = _points(given, f"{place}.{key}", Part.SID, edition, faults)
    rejected, count = raw.get("rejected", False), raw.get("count", 1)
    if not isinstance(rejected, bool):
        faults.append(Fault(f"{place}.rejected", "not_true_or_false", str(rejected)))
    if not _is_whole(count) or not 1 <= count <= MOST:
        faults.append(Fault(f"{place}.count", "not_a_count", str(count)))
        count = 1
    affair = _affair(raw.get("affair"), f"{place}.affair", affairs, faults)
    return Entry(affair, ZERO if rejected is True else maturity, rejected is True, count)


def _points(given: Any, place: str, part: Part, edition: Edition, faults: list[Fault]) -> Decimal:
    """Points of a part: from a number within its range, or from its levels."""
    if isinstance(given, dict):
        found = list(_level_faults(given, place, part, edition))
        faults += found
        return ZERO if found else points(edition=edition, part=part, levels=given)
    value = _number(given)
    if value is None:
        faults.append(Fault(place, "not_a_number", str(given)))
        return ZERO
    highest = edition.highest(part)
    if edition.rows(part) and not ZERO <= value <= highest:
        faults.append(Fault(place, "out_of_range", f"{value}, 0..{highest.normalize():f}"))
    return value


def _level_faults(given: Mapping[str, Any], place: str, part: Part, edition: Edition) -> Iterator[Fault]:
    for key, level in given.items():
        if edition.row(part, key) is None:
            yield Fault(f"{place}.{key}", "unknown_row")
        elif not _is_whole(level) or not 0 <= level <= HIGHEST_LEVEL:
            yield Fault(f"{place}.{key}", "level_out_of_range", str(level))


def _affair(given: Any, place: str, affairs: Mapping[str, int], faults: list[Fault]) -> int | None:
    if given is None or given == "":
        return None
    text = str(given).strip()
    code = int(text) if text.isdecimal() else affairs.get(text.casefold())
    if isinstance(given, bool) or code not in affairs.values():
        faults.append(Fault(place, "unknown_affair", text))
        return None
    return code


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(given: Any) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        return None
    try:
        value = Decimal(given)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
