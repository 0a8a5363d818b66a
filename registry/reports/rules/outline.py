"""The headings of a report in their order, each with its number: one count for every renderer."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry.reports.rules.document import Annex, Document, Heading

DEEPEST = 3
LISTED = 2
"""How deep the contents list goes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading; an annex has its letter in its words and no number."""

    text: str
    level: int
    number: str = ""

    @property
    def is_listed(self) -> bool:
        return self.level <= LISTED


def level_of(heading: Heading) -> int:
    return min(max(heading.level, 1), DEEPEST)


def annex_title(text: str, *, place: int) -> str:
    """The annexes of a report go by letters."""
    return f"Lampiran {chr(ord('A') + (place - 1) % 26)}. {text}"


def outline_of(document: Document) -> tuple[Entry, ...]:
    """Every heading and annex of a report."""
    return tuple(_entries(document))


def _entries(document: Document) -> Iterator[Entry]:
    counts, annexes = [0] * DEEPEST, 0
    for block in document.blocks:
        if isinstance(block, Annex):
            annexes += 1
            yield Entry(annex_title(block.text, place=annexes), 1)
        if isinstance(block, Heading):
            level = level_of(block)
            counts[level - 1] += 1
            counts[level:] = [0] * (DEEPEST - level)
            yield Entry(block.text, level, ".".join(str(count) for count in counts[:level]))
