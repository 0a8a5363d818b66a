"""Innovations near to one: of the same affair with a like name first, then like names, then the same affair."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from registry.catalogue.models import Entry
from registry.catalogue.queries.search import FTS, NAME_WORDS
from registry.catalogue.rules.words import MOST_WORDS, stems_of, words_of
from registry.proposals.models import Proposal
from registry.review.rules.similarity import COMMON

CANDIDATES, SHOWN = 40, 5
OF_ONE = (  # some of a word that half of the names hold; asked of two together too, so that those are not missed
    f"(SELECT proposal_id FROM registry_entry WHERE {NAME_WORDS} @@ to_tsquery('indonesian', %s) LIMIT 200)"  # noqa: S608
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


def _sharing(rows: QuerySet[Entry], words: Sequence[str]) -> QuerySet[Entry]:
    """Names with any of these words, the most and rarest shared first."""
    asked: dict[str, Any]
    if connection.vendor == "sqlite":
        question = "name : (" + " OR ".join(f'"{stem}"' for stem in stems_of(words)) + ")"
        asked = {
            "tables": [FTS], "params": [question],
            "where": [f"{FTS}.rowid = registry_entry.proposal_id", f"{FTS} MATCH %s"],
            "select": {"fitness": f"bm25({FTS}, 10.0, 1.0)"},
        }  # fmt: skip
    else:
        question = " | ".join(f"{word}:A" for word in words)
        asked_for = [*(f"{left} & {right}" for left, right in pairwise(words)), *words]
        asked = {
            "where": [f"registry_entry.proposal_id = ANY(ARRAY({' UNION '.join(OF_ONE for _one in asked_for)}))"],
            "params": asked_for,
            "select": {"fitness": "-ts_rank('{0, 0, 0, 1}', registry_entry.search, to_tsquery('indonesian', %s))"},
            "select_params": [question],
        }  # fmt: skip
    return rows.extra(**asked, order_by=["fitness", "-changed_at", "-proposal_id"])
