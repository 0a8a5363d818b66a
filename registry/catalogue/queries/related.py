"""Innovations near to one: of the same affair with a like name first, then like names, then the same affair."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from registry.catalogue.models import Entry
from registry.catalogue.queries.search import FTS, NAME_WORDS
from registry.catalogue.rules.words import MOST_WORDS, is_alike, shared, sought_by, stems_of, words_of
from registry.proposals.models import Proposal
from registry.review.rules.similarity import COMMON

CANDIDATES, COMPARED, SHOWN = 40, 15, 5
OF_ONE = (  # some of a word that half of them hold; asked of two together too, so that those are not missed
    "(SELECT proposal_id FROM registry_entry WHERE {words} @@ to_tsquery('indonesian', %s) LIMIT 200)"
)


def related_ids(proposal: Proposal) -> list[int]:
    """In two queries at any size."""
    others = Entry.objects.exclude(pk=proposal.pk)
    words = [word for word in words_of(proposal.name) if len(word) > 2 and word not in COMMON][:MOST_WORDS]
    alike = list(_sharing(others, words).values_list("pk", "affair_id")[:CANDIDATES]) if words else []
    same = others.filter(affair=proposal.main_affair_id) if proposal.main_affair_id else others.none()
    near = [pk for pk, affair in alike if affair is not None and affair == proposal.main_affair_id]
    newest = same.order_by("-changed_at", "-proposal_id").values_list("pk", flat=True)[:SHOWN]
    found = [*near, *(pk for pk, _affair in alike), *newest]
    return list(dict.fromkeys(found))[:SHOWN]


def similar_to_writing(*, name: str, design: str, but: int) -> list[tuple[int, int, int]]:
    """Published innovations like what is being written, by name and design: which, and how many of how many words."""
    words = sought_by(name, design, passed_over=COMMON)
    if not words:
        return []
    rows = _sharing(Entry.objects.exclude(pk=but), words, in_text=True)
    found = [
        (pk, shared(words, f"{own} {text}".split()))
        for pk, own, text in rows.values_list("pk", "name_words", "body_words")[:COMPARED]
    ]
    alike = [(pk, n, len(words)) for pk, n in found if is_alike(shared=n, of=len(words))]
    return sorted(alike, key=lambda each: -each[1])[:SHOWN]


def _sharing(rows: QuerySet[Entry], words: Sequence[str], *, in_text: bool = False) -> QuerySet[Entry]:
    """Those with any of these words in the name, or anywhere; the most and rarest shared first."""
    asked: dict[str, Any]
    if connection.vendor == "sqlite":
        question = " OR ".join(f'"{stem}"' for stem in stems_of(words))
        question = question if in_text else f"name : ({question})"
        asked = {
            "tables": [FTS], "params": [question],
            "where": [f"{FTS}.rowid = registry_entry.proposal_id", f"{FTS} MATCH %s"],
            "select": {"fitness": f"bm25({FTS}, 10.0, 1.0)"},
        }  # fmt: skip
    else:
        question = " | ".join(words if in_text else [f"{word}:A" for word in words])
        some = OF_ONE.format(words="registry_entry.search" if in_text else NAME_WORDS)
        weights = "{0, 0, 0.2, 1}" if in_text else "{0, 0, 0, 1}"
        asked_for = [*(f"{left} & {right}" for left, right in pairwise(words)), *words]
        asked = {
            "where": [f"registry_entry.proposal_id = ANY(ARRAY({' UNION '.join(some for _one in asked_for)}))"],
            "params": asked_for,
            "select": {"fitness": f"-ts_rank('{weights}', registry_entry.search, to_tsquery('indonesian', %s))"},
            "select_params": [question],
        }  # fmt: skip
    return rows.extra(**asked, order_by=["fitness", "-changed_at", "-proposal_id"])
