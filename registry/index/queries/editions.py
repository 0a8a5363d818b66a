"""The editions that come with the product: one file each, read without the database."""

import tomllib
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from registry.index.models import EditionRecord, Period
from registry.index.rules.edition import MEBIBYTE, USUAL_PDF_LIMIT, Edition
from registry.index.rules.mistakes import InvalidEdition, Mistake
from registry.index.rules.reading import laid_over, read_edition
from registry.reference.queries import shipped_text
from registry.reference.rules.rows import affair_rows

DATA = Path(__file__).resolve().parent.parent / "data"


class UnknownEdition(LookupError):
    """No edition of that name."""


@cache
def affair_codes() -> dict[str, int]:
    """Casefolded name or alias of an affair → its code, 1 to 38."""
    rows = affair_rows(text=shipped_text(name="affairs.csv"))
    return {name.casefold(): row.code for row in rows for name in (row.name, *row.aliases)}


def shipped_ids() -> tuple[str, ...]:
    """The editions that come with the product, newest last."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))


@cache
def shipped_edition(edition_id: str) -> Edition:
    """An edition by its id; UnknownEdition, or InvalidEdition with every mistake of its file."""
    return read_edition(found=_parsed(edition_id), affairs=affair_codes())


def shipped_source(edition_id: str) -> str:
    """The text of an edition that comes with the product."""
    return (DATA / f"{edition_id}.toml").read_text(encoding="utf-8")


def edition_of(record: EditionRecord) -> Edition:
    """The edition of a record; read once for each text."""
    return _read_once(record.text)


def loaded_editions() -> dict[str, Edition]:
    """The newest revision of each edition that is kept here, by its id; one query."""
    newest = EditionRecord.objects.order_by("code", "revision")
    return {record.code: edition_of(record) for record in {record.code: record for record in newest}.values()}


def pdf_limit_in(*, region_code: str) -> int:
    """The largest PDF that the portal takes, by the edition of the region's newest period; the usual one before any."""
    found = Period.objects.filter(region_id=region_code).select_related("edition").defer("frozen").order_by("-year")
    period = found.first()
    return int(USUAL_PDF_LIMIT * MEBIBYTE) if period is None else edition_of(period.edition).pdf_limit


def newest_record(code: str) -> EditionRecord | None:
    """The newest revision of an edition that is kept here."""
    return EditionRecord.objects.filter(code=code).order_by("-revision").first()


def edition_for(*, period: Period, code: str) -> Edition | None:
    """The period's own revision of its edition; of another the newest."""
    return edition_of(period.edition) if period.edition.code == code else loaded_editions().get(code)


def edition_after(edition: Edition) -> Edition | None:
    """The edition of the following year, where one is kept here."""
    return next((found for found in loaded_editions().values() if found.year == edition.year + 1), None)


@lru_cache(maxsize=32)
def _read_once(text: str) -> Edition:
    return parse_edition(text=text)


def parse_edition(*, text: str) -> Edition:
    """An edition from the text of a file that somebody brings; InvalidEdition with every mistake."""
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise InvalidEdition([Mistake("file", "not_toml", str(error))]) from error
    return read_edition(found=_with_base(found), affairs=affair_codes())


def _parsed(edition_id: str) -> dict[str, Any]:
    if edition_id not in shipped_ids():
        raise UnknownEdition(edition_id)
    return _with_base(tomllib.loads(shipped_source(edition_id), parse_float=Decimal))


def _with_base(found: dict[str, Any]) -> dict[str, Any]:
    base = found.get("base")
    if base is None:
        return found
    if base not in shipped_ids():
        raise InvalidEdition([Mistake("base", "unknown_base", str(base))])
    return laid_over(base=_parsed(base), over=found)
