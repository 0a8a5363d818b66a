"""The form of an edition file: every table, list and value is of its kind before anything is read from it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from registry.index.rules.edition import Part, RowKind
from registry.index.rules.mistakes import Mistake

SCHEMA = 1
LONGEST_ID, LONGEST_KEY, YEARS = 40, 4, range(2000, 2101)
Check = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(value: Any) -> bool:
    """A day, or a table that says it is not known."""
    return (isinstance(value, date) and not isinstance(value, datetime)) or isinstance(value, Mapping)


def _is_list(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


BAND: dict[str, Check] = {
    "cuts": _is_list(_is_number), "level1_min": _is_number, "lowest": _is_number, "highest": _is_number,
}  # fmt: skip
ROW: dict[str, Check] = {
    "no": lambda value: _is_whole(value) or _is_text(value), "sub": _is_text, "name": _is_text, "variable": _is_text,
    "weight": _is_number, "mandatory": _is_flag, "kind": _is_text, "levels": _is_list(_is_text),
    "printed": _is_list(_is_text), "unit": _is_text, "evidence": _is_text, "window": _is_text,
    "years": _is_list(_is_text), "files": _is_list(_is_text), "needs_number": _is_flag, "basis": _is_list(_is_table),
    "confidence": _is_text, "levels_unknown": _is_flag, **BAND,
}  # fmt: skip
BASIS: dict[str, Check] = {"key": _is_text, "what": _is_text, "levels": _is_list(_is_text), **BAND}
PREDICATE: dict[str, Check] = {"name": _is_text, "from": _is_number, "to": _is_number}
TABLES: dict[str, dict[str, Check]] = {
    "edition": {"legal": _is_text},
    "totals": dict.fromkeys(("spd_max", "sid_indicator_max", "count_max", "total_max"), _is_number),
    "parameters": {
        "divisor_min": _is_whole, "count_weight": _is_number, "count_cap": _is_whole, "yandas_min": _is_whole,
        "yandas": _is_list(_is_text), "rejected": _is_table,
    },
    "eligibility": {"applied_from": _is_day, "applied_to": _is_day, "rancang_bangun_min_words": _is_whole},
    "portal": {"pdf_limit_mb": _is_number},
}  # fmt: skip


def shape_mistakes(found: Mapping[str, Any]) -> Iterator[Mistake]:
    """Everything that has not the form of an edition; nothing is read before there is none left."""
    if found.get("schema") != SCHEMA:
        yield Mistake("schema", "unknown_schema", str(found.get("schema")))
    yield from _identity(found.get("edition"))
    for name, checks in TABLES.items():
        table = found.get(name, {})
        yield from _table(name, table, checks)
    if not found.get("sid"):
        yield Mistake("sid", "no_rows")
    for part in Part:
        for where, raw in _listed(found, part):
            yield from _row(where, raw)
        yield from _not_a_list(found, part)
    yield from _not_a_list(found, "predicate")
    for where, raw in _listed(found, "predicate"):
        yield from _table(where, raw, PREDICATE, ("name", "from", "to"))


def _identity(edition: Any) -> Iterator[Mistake]:
    named = isinstance(edition, Mapping) and _is_text(edition.get("id")) and _is_whole(edition.get("year"))
    if not named or not 0 < len(edition["id"]) <= LONGEST_ID or edition["year"] not in YEARS:
        yield Mistake("edition", "no_identity")


def _row(where: str, raw: Any) -> Iterator[Mistake]:
    yield from _table(where, raw, ROW, ("no", "name", "weight", "kind"))
    if not isinstance(raw, Mapping):
        return
    if "kind" in raw and raw["kind"] not in tuple(RowKind):
        yield Mistake(where, "unknown_kind", str(raw["kind"]))
    key = f"{raw.get('no', '')}{raw.get('sub', '')}"
    if len(key) > LONGEST_KEY or not key.isalnum():
        yield Mistake(where, "row_key", key)
    for where_basis, basis in _listed(raw, "basis", f"{where}.basis"):
        yield from _table(where_basis, basis, BASIS, ("key", "what"))


def _table(where: str, table: Any, checks: Mapping[str, Check], needed: tuple[str, ...] = ()) -> Iterator[Mistake]:
    if not isinstance(table, Mapping):
        yield Mistake(where, "wrong_kind", str(table)[:40])
        return
    yield from (Mistake(where, "missing_key", key) for key in needed if key not in table)
    for key, check in checks.items():
        if key in table and not check(table[key]):
            yield Mistake(f"{where}.{key}", "wrong_kind", str(table[key])[:40])


def _listed(found: Mapping[str, Any], name: str, where: str = "") -> Iterator[tuple[str, Any]]:
    rows = found.get(name, [])
    for place, raw in enumerate(rows if isinstance(rows, list) else []):
        yield f"{where or name}[{place}]", raw


def _not_a_list(found: Mapping[str, Any], name: str) -> Iterator[Mistake]:
    if not isinstance(found.get(name, []), list):
        yield Mistake(name, "wrong_kind", str(found[name])[:40])
