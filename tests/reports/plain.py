"""A document as plain text, line by line, so that a paper can be read in a review; pictures and hashes are left out."""

import re
from collections.abc import Iterator

from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Centred,
    Clause,
    Document,
    Facts,
    Figure,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
)

HASH = re.compile(r"\b[0-9a-f]{64}\b")


def plain_text(document: Document) -> str:
    """Everything that the paper says, in its order."""
    return HASH.sub("<sha256>", "\n".join(line.rstrip() for line in _lines(document))) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"[{document.form}] {document.kind} | {document.registration} | {document.asked_at}"
    yield from (f"KOP: {line}" for line in document.letterhead)
    yield from document.heading
    yield f"JUDUL: {document.title}"
    yield from filter(None, (document.subtitle, document.dated))
    yield from (f"{label}: {value}" for label, value in document.cover)
    yield from document.addressee
    for block in document.blocks:
        yield from _block(block)
    for signature in (document.signature, document.countersignature):
        yield from _signature(signature)
    yield from (f"Tembusan: {line}" for line in document.copies)


def _block(block: Block) -> Iterator[str]:
    """One block: a line of words, or rows."""
    if isinstance(block, Facts):
        return (f"{label}: {value}" for label, value in block.rows)
    if isinstance(block, Bullets):
        return (f"- {item}" for item in block.items)
    if isinstance(block, Clause):
        return (f"{block.label if place == 0 else '':<12} {item}" for place, item in enumerate(block.items))
    if isinstance(block, Table):
        head = f"<{block.caption}> {' | '.join(block.columns)}"
        return iter([head, *(" | ".join(" / ".join(cell.splitlines()) for cell in row) for row in block.rows)])
    return iter([_line(block)])


def _line(block: Block) -> str:
    match block:
        case Heading():
            return f"\n{'#' * block.level} {block.text}"
        case Annex():
            return f"\n==== Lampiran: {block.text}"
        case Note():
            return f"({block.tone}) {block.text}"
        case Figure():
            return f"[gambar: {block.alt}] {block.caption}"
        case Paragraph() | Centred():
            return block.text
    return ""


def _signature(signature: Signature | None) -> Iterator[str]:
    if signature:
        yield from ("", *signature.place.splitlines(), signature.office, signature.note)
