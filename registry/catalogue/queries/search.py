"""The search: one function for both databases, over the same stems.

SQLite has a full-text table of stems, PostgreSQL a generated column of its own Indonesian configuration; both rank
a word of the name far above one of the text. What a reader typed is always a parameter, never part of a statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from registry.catalogue.models import Entry, Word
from registry.catalogue.rules.words import MOST_WORDS, is_telling, nearest, reach_of, stems_of, words_of

FTS = "registry_entry_fts"
NAMES = "registry_entry_names"
NAME_WORDS = "to_tsvector('indonesian'::regconfig, registry_entry.name_words)"  # as its index has it (migration 0019)
SHORTEST_PART = 3  # letters of a trigram
WEIGHED = 1_500  # of more hits not every one is weighed: those with the words in their names go before


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found, and how: by its words, by a part of a name, or by what was probably meant."""

    rows: QuerySet[Entry]
    mended: str = ""
    is_partial: bool = False


def search(rows: QuerySet[Entry], *, text: str) -> QuerySet[Entry]:
    """The entries that hold every word in some form; a question without a telling word is looked for in the names."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        part = text.replace("\0", "").strip()
        return rows.filter(name__icontains=part) if part else rows
    return rows.extra(**_matching(words))  # Django has no other way to name a table that is no model's


def best_first(rows: QuerySet[Entry], *, text: str) -> QuerySet[Entry]:
    """Found rows in order of fitness: the name before the text."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return rows.order_by("name_in_order", "proposal_id")
    if connection.vendor == "sqlite":
        fitness, params = f"bm25({FTS}, 10.0, 1.0)", []
    else:
        fitness = "-ts_rank('{0, 0, 0.1, 1}', registry_entry.search, to_tsquery('indonesian', %s))"
        params = [" & ".join(words)]
        rows = _weighed(rows, words)
    return rows.extra(  # noqa: S610  (parameters)
        select={"fitness": fitness}, select_params=params, order_by=["fitness", "-changed_at", "-proposal_id"]
    )


def _weighed(rows: QuerySet[Entry], words: Sequence[str]) -> QuerySet[Entry]:
    """Every hit where there are few; where there are many, so many by name and so many others."""
    named: dict[str, Any] = {"where": [f"{NAME_WORDS} @@ to_tsquery('indonesian', %s)"], "params": [" & ".join(words)]}
    by_name = rows.extra(**named)
    try:
        parts = [each.order_by().values("pk")[:WEIGHED].query.sql_with_params() for each in (by_name, rows)]
    except EmptyResultSet:
        return rows
    taken = " UNION ".join(f"({sql})" for sql, _params in parts)
    params = [each for _sql, found in parts for each in found]
    return Entry.objects.extra(where=[f"registry_entry.proposal_id = ANY(ARRAY({taken}))"], params=params)  # noqa: S610


def _matching(words: Sequence[str]) -> dict[str, Any]:
    if connection.vendor == "sqlite":
        question = " AND ".join(f'"{stem}"' for stem in stems_of(words))
        where = [f"{FTS}.rowid = registry_entry.proposal_id", f"{FTS} MATCH %s"]
        return {"tables": [FTS], "where": where, "params": [question]}
    return {"where": ["registry_entry.search @@ to_tsquery('indonesian', %s)"], "params": [" & ".join(words)]}


def find(rows: QuerySet[Entry], *, text: str) -> Found:
    """By words; where nothing has them, by a part of the name; where nothing has that, by the nearest known words."""
    found = search(rows, text=text)
    if not words_of(text) or found.exists():
        return Found(found)
    named = named_like(rows, part=text)
    if named.exists():
        return Found(named, is_partial=True)
    mended = meant(text)
    if mended and (again := search(rows, text=mended)).exists():
        return Found(again, mended=mended)
    return Found(found)


def named_like(rows: QuerySet[Entry], *, part: str) -> QuerySet[Entry]:
    """Names that hold this very part, as one types."""
    part = " ".join(part.replace("\0", "").split())
    if len(part) < SHORTEST_PART:
        return rows.filter(name__istartswith=part) if part else rows.none()
    if connection.vendor == "sqlite":
        question = '"' + part.replace('"', '""') + '"'
        where = [f"{NAMES}.rowid = registry_entry.proposal_id", f"{NAMES} MATCH %s"]
        return rows.extra(tables=[NAMES], where=where, params=[question])  # noqa: S610  (parameters)
    return rows.filter(name__icontains=part)


def meant(text: str) -> str:
    """The question with its unknown words replaced by the nearest known ones; empty where nothing is near."""
    words = words_of(text)[:MOST_WORDS]
    known = set(Word.objects.filter(pk__in=words).values_list("pk", flat=True))
    mended = [word if word in known or not is_telling(word) else _near(word) for word in words]
    return "" if mended == words or not all(mended) else " ".join(mended)


def _near(word: str) -> str:
    return nearest(word, among=near_words(word).values_list("pk", flat=True))


def near_words(word: str) -> QuerySet[Word]:
    """Known words worth comparing: of like length and beginning or end, and by trigrams where the database can."""
    reach = reach_of(word)
    alike = Q(word__startswith=word[0]) | Q(word__endswith=word[-2:])
    near = Word.objects.filter(alike, length__range=(len(word) - reach, len(word) + reach))
    if has_trigrams():
        by_letters = Word.objects.extra(where=["word %% %s"], params=[word])
        return near.union(by_letters)
    return near


_trigrams: dict[str, bool] = {}


def has_trigrams() -> bool:
    """Whether PostgreSQL's pg_trgm can be used here; asked once a process and database."""
    if connection.vendor != "postgresql":
        return False
    place = str(connection.settings_dict["NAME"])
    if place not in _trigrams:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regproc('similarity') IS NOT NULL")
            _trigrams[place] = bool(cursor.fetchone()[0])
    return _trigrams[place]
