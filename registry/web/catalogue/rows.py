"""Rows of a public list: the records themselves, read anew, so that nothing is shown that is not published now."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from registry.proposals.models import Proposal
from registry.proposals.queries.catalogue import catalogue
from registry.proposals.queries.published import is_embargoed

Row = tuple[Proposal, str]


def with_lines(innovations: Iterable[Proposal]) -> list[Row]:
    """Each with the line that tells what it is; an embargo leaves the line out."""
    today = timezone.localdate()
    return [
        (innovation, "" if is_embargoed(innovation, on=today) else innovation.benefit or innovation.source_note)
        for innovation in innovations
    ]


def rows_of(ids: Sequence[int]) -> list[Row]:
    """The published ones among these, in their order."""
    found = {innovation.pk: innovation for innovation in catalogue().filter(pk__in=ids)}
    return with_lines(found[pk] for pk in ids if pk in found)
