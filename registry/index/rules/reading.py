"""Reading an edition from its file: every mistake is named with its place, and none is passed over."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from registry.index.rules.edition import (
    HIGHEST_LEVEL,
    USUAL_PDF_LIMIT,
    Band,
    Basis,
    Edition,
    Eligibility,
    Parameters,
    Part,
    Predicate,
    Rejected,
    Row,
    RowKind,
)
from registry.index.rules.mistakes import InvalidEdition, Mistake
from registry.index.rules.shape import shape_mistakes

YEAR = re.compile(r"T(?:-?([0-9]))")
NUMBER = re.compile(r"-?\d+(?:,\d+)?")


def laid_over(*, base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """An edition that names another as its base: its own tables win key by key, its own lists whole."""
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        merged[key] = (
            laid_over(base=below, over=value) if isinstance(below, dict) and isinstance(value, dict) else value
        )
    return merged


def read_edition(*, found: Mapping[str, Any], affairs: Mapping[str, int]) -> Edition:
    """The edition of a parsed file; InvalidEdition with all mistakes. `affairs`: casefolded name or alias → code."""
    mistakes = list(shape_mistakes(found))
    if mistakes:
        raise InvalidEdition(mistakes)
    levels_known = not found.get("levels_unknown", False)
    year = int(found["edition"]["year"])
    spd = tuple(_row(Part.SPD, raw, year, levels_known) for raw in found.get("spd", ()))
    sid = tuple(_row(Part.SID, raw, year, levels_known) for raw in found.get("sid", ()))
    predicates = tuple(Predicate(p["name"], Decimal(p["from"]), Decimal(p["to"])) for p in found.get("predicate", ()))
    mistakes += _row_mistakes(spd, found) + _row_mistakes(sid, found) + list(_predicate_mistakes(predicates))
    mistakes += list(_total_mistakes(found, spd, sid)) + list(_affair_mistakes(found, affairs))
    if mistakes:
        raise InvalidEdition(mistakes)
    return Edition(
        id=found["edition"]["id"], year=year, legal=found["edition"].get("legal", ""), spd=spd, sid=sid,
        parameters=_parameters(found, affairs), predicates=predicates, eligibility=_eligibility(found),
        missing=tuple(_missing(found, spd)), unknown=tuple(sorted(_unknown(found, ""))),
        pdf_limit_mb=Decimal(found.get("portal", {}).get("pdf_limit_mb", USUAL_PDF_LIMIT)),
    )  # fmt: skip


def _row(part: Part, raw: Mapping[str, Any], year: int, levels_known: bool) -> Row:
    levels = tuple(raw.get("levels") or raw.get("printed") or ())
    levels_known = levels_known and not raw.get("levels_unknown", False)
    return Row(
        key=f"{raw['no']}{raw.get('sub', '')}", part=part, name=raw["name"], variable=raw.get("variable", ""),
        weight=Decimal(raw["weight"]), is_mandatory=bool(raw.get("mandatory", False)), kind=RowKind(raw["kind"]),
        levels=levels if levels_known else (), band=_band(raw), unit=raw.get("unit", ""),
        evidence=raw.get("evidence", ""), window=raw.get("window", ""), years=_years(raw.get("years", ()), year),
        files=tuple(raw.get("files", ())), needs_number=bool(raw.get("needs_number", False)),
        bases=tuple(Basis(b["key"], b["what"], tuple(b.get("levels", ())), _band(b)) for b in raw.get("basis", ())),
        confidence=raw.get("confidence", ""), levels_known=levels_known,
    )  # fmt: skip


def _band(raw: Mapping[str, Any]) -> Band:
    cuts = tuple(Decimal(cut) for cut in raw.get("cuts", ()))
    return Band(
        lower_is_better=raw.get("kind") == RowKind.LOWER,
        cuts=(cuts[0], cuts[1]) if len(cuts) == HIGHEST_LEVEL - 1 else None,
        level1_min=_decimal(raw.get("level1_min")),
        lowest=_decimal(raw.get("lowest")),
        highest=_decimal(raw.get("highest")),
    )


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _years(names: Any, year: int) -> tuple[int, ...]:
    """`["T-2", "T-1", "T-0"]` as calendar years, T-0 being the edition's."""
    found = (YEAR.fullmatch(str(name)) for name in names)
    return tuple(year - int(match.group(1) or 0) for match in found if match)


def _row_mistakes(rows: tuple[Row, ...], found: Mapping[str, Any]) -> list[Mistake]:
    has_tie_rule = bool(found.get("eligibility", {}).get("tie_rule"))
    mistakes = [
        Mistake(f"{rows[0].part} {key}", "row_twice")
        for key, count in Counter(row.key for row in rows).items()
        if count > 1
    ]
    for row in rows:
        place = f"{row.part} {row.key}"
        if row.weight <= 0:
            mistakes.append(Mistake(place, "weight_not_positive", str(row.weight)))
        if row.levels_known and row.kind != RowKind.ONE_BASIS and len(row.levels) != HIGHEST_LEVEL:
            mistakes.append(Mistake(place, "level_missing", str(len(row.levels))))
        if row.kind == RowKind.ONE_BASIS and not row.bases:
            mistakes.append(Mistake(place, "basis_missing"))
        mistakes += [
            Mistake(f"{place} {basis.key}", "level_missing", str(len(basis.levels)))
            for basis in row.bases
            if row.levels_known and len(basis.levels) != HIGHEST_LEVEL
        ]
        mistakes += _band_mistakes(place, row.band)
        if not has_tie_rule and _overlaps(row.levels):
            mistakes.append(Mistake(place, "bands_overlap", " | ".join(row.levels)))
    return mistakes


def _band_mistakes(place: str, band: Band) -> list[Mistake]:
    if band.cuts is None:
        return []
    second, third = band.cuts
    in_order = second > third if band.lower_is_better else second < third
    return [] if in_order else [Mistake(place, "cuts_out_of_order", f"{second}, {third}")]


def _overlaps(levels: tuple[str, ...]) -> bool:
    """Whether printed bands of numbers meet in a value: the end of one reaches into the next."""
    spans = [span for level in levels if (span := _span(level)) is not None]
    if len(spans) < len(levels):
        return False
    spans.sort()
    return any(left[1] >= right[0] for left, right in itertools.pairwise(spans))


def _span(printed: str) -> tuple[Decimal, Decimal] | None:
    numbers = [Decimal(n.replace(",", ".")) for n in NUMBER.findall(printed)]
    if printed.startswith("<=") and len(numbers) == 1:
        return Decimal("-Infinity"), numbers[0]
    if printed.startswith(">=") and len(numbers) == 1:
        return numbers[0], Decimal("Infinity")
    if " s.d. " in printed and len(numbers) == HIGHEST_LEVEL - 1:
        return min(numbers), max(numbers)
    return None


def _predicate_mistakes(predicates: tuple[Predicate, ...]) -> Iterator[Mistake]:
    ordered = sorted(predicates, key=lambda predicate: predicate.lowest)
    for predicate in ordered:
        if predicate.lowest > predicate.highest:
            yield Mistake(f"predicate {predicate.name}", "predicate_upside_down")
    for below, above in itertools.pairwise(ordered):
        if above.lowest <= below.highest:
            yield Mistake(f"predicate {above.name}", "predicates_overlap", below.name)
        elif above.lowest - below.highest != Decimal("0.01"):
            yield Mistake(f"predicate {above.name}", "predicates_gap", below.name)


def _total_mistakes(found: Mapping[str, Any], spd: tuple[Row, ...], sid: tuple[Row, ...]) -> Iterator[Mistake]:
    totals, parameters = found.get("totals", {}), found.get("parameters", {})
    for key, rows in (("spd_max", spd), ("sid_indicator_max", sid)):
        summed = sum((row.highest_score for row in rows), Decimal(0))
        if key in totals and rows and Decimal(totals[key]) != summed:
            yield Mistake(f"totals.{key}", "weights_do_not_add_up", f"{totals[key]} ≠ {summed}")
    needed = ("spd_max", "sid_indicator_max", "count_max", "total_max")
    if {"count_weight", "count_cap"} <= parameters.keys() and "count_max" in totals:
        counted = Decimal(parameters["count_weight"]) * parameters["count_cap"]
        if Decimal(totals["count_max"]) != counted:
            yield Mistake("totals.count_max", "weights_do_not_add_up", f"{totals['count_max']} ≠ {counted}")
    if all(key in totals for key in needed):
        summed = sum((Decimal(totals[key]) for key in needed[:3]), Decimal(0))
        if Decimal(totals["total_max"]) != summed:
            yield Mistake("totals.total_max", "weights_do_not_add_up", f"{totals['total_max']} ≠ {summed}")


def _affair_mistakes(found: Mapping[str, Any], affairs: Mapping[str, int]) -> Iterator[Mistake]:
    parameters = found.get("parameters", {})
    positive = {
        "parameters.divisor_min": parameters.get("divisor_min"),
        "parameters.count_cap": parameters.get("count_cap"),
    }
    positive["totals.total_max"] = found.get("totals", {}).get("total_max")
    positive["portal.pdf_limit_mb"] = found.get("portal", {}).get("pdf_limit_mb")
    for place, value in positive.items():
        if value is not None and value <= 0:
            yield Mistake(place, "not_positive", str(value))
    names = parameters.get("yandas", ())
    for name in names:
        if str(name).casefold() not in affairs:
            yield Mistake("parameters.yandas", "unknown_affair", str(name))
    if "yandas_min" in parameters and parameters["yandas_min"] > len(names):
        yield Mistake("parameters.yandas_min", "more_than_there_are", str(parameters["yandas_min"]))


NEEDED = {"divisor_min", "count_weight", "count_cap", "yandas_min", "yandas"}


def _parameters(found: Mapping[str, Any], affairs: Mapping[str, int]) -> Parameters | None:
    raw = found.get("parameters", {})
    if raw.keys() < NEEDED or "total_max" not in found.get("totals", {}):
        return None
    rejected = raw.get("rejected", {})
    return Parameters(
        divisor_min=int(raw["divisor_min"]),
        count_weight=Decimal(raw["count_weight"]),
        count_cap=int(raw["count_cap"]),
        basic_needed=int(raw["yandas_min"]),
        basic_affairs=frozenset(affairs[str(name).casefold()] for name in raw["yandas"]),
        total_max=Decimal(found["totals"]["total_max"]),
        rejected=Rejected(**{key: bool(rejected.get(key, True)) for key in ("divides", "counts", "covers")}),
    )


def _missing(found: Mapping[str, Any], spd: tuple[Row, ...]) -> Iterator[str]:
    """What the edition lacks to give an index, by the name of its table."""
    if not spd:
        yield "spd"
    yield from (f"parameters.{key}" for key in sorted(NEEDED - found.get("parameters", {}).keys()))
    if "total_max" not in found.get("totals", {}):
        yield "totals.total_max"
    if not found.get("predicate"):
        yield "predicate"


def _unknown(found: Any, place: str) -> Iterator[str]:
    """Every place that the file itself marks as not known."""
    if isinstance(found, dict):
        if found.get("unknown") is True:
            yield place
        for key, value in found.items():
            if key.endswith("_unknown") and value is True:
                yield f"{place}.{key.removesuffix('_unknown')}".lstrip(".")
            yield from _unknown(value, f"{place}.{key}".lstrip("."))
    elif isinstance(found, list):
        for number, value in enumerate(found):
            name = f"{value['no']}{value.get('sub', '')}" if isinstance(value, dict) and "no" in value else str(number)
            yield from _unknown(value, f"{place} {name}")


def _eligibility(found: Mapping[str, Any]) -> Eligibility:
    raw = found.get("eligibility", {})
    first, last = raw.get("applied_from"), raw.get("applied_to")
    return Eligibility(
        applied_from=first if isinstance(first, date) else None,
        applied_to=last if isinstance(last, date) else None,
        words_min=raw.get("rancang_bangun_min_words"),
        older_if_developed=isinstance(raw.get("older_allowed_if"), str),
    )
