"""Rows and the papers that lean on them as plain values: thousands of them make a region, and none is a model."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from registry.index.models import EvidenceDocument, EvidenceUse, SheetRow, SmallerCopy
from registry.index.rules.copies import CopyState
from registry.index.rules.evidence import Paper, name_found


class RowRecord(NamedTuple):
    """A row of a sheet as it is kept."""

    pk: int
    sheet_id: int
    key: str
    claimed: int
    verified: int | None
    value: Decimal | None
    basis: str
    verified_reason: str
    is_signed: bool | None
    verified_by_id: int | None
    verified_at: datetime | None
    revision: int


class Use(NamedTuple):
    """A document under a row with its pages, and as the checks read it."""

    document: EvidenceDocument
    page_from: int | None
    page_to: int | None
    paper: Paper


Uses = Mapping[int, Sequence[Use]]
"""By the key of the row."""
COPIES = "smaller__file"


def records_of(*, sheet_ids: Iterable[int]) -> dict[int, dict[str, RowRecord]]:
    """The rows of these sheets, by sheet and key; one query."""
    found: dict[int, dict[str, RowRecord]] = {}
    for values in SheetRow.objects.filter(sheet_id__in=sheet_ids).values_list(*RowRecord._fields):
        record = RowRecord._make(values)
        found.setdefault(record.sheet_id, {})[record.key] = record
    return found


def uses_of(*, sheet_ids: Iterable[int], names: Mapping[int, str]) -> dict[int, list[Use]]:
    """What leans on the rows of these sheets; two queries, each document once.

    `names` tells what the innovation of a row is called now. Where the documents were sought for another name, their
    texts are read and sought once more, by one query; a row that is not named there keeps what was found.
    """
    lines = list(
        EvidenceUse.objects.filter(row__sheet_id__in=sheet_ids)
        .order_by("pk")
        .values_list("row_id", "document_id", "page_from", "page_to", "name_sought", "name_found")
    )
    wanted = {line[1] for line in lines}
    documents = {one.pk: one for one in shown_documents().filter(pk__in=wanted)} if wanted else {}
    renamed = {line[1] for line in lines if names.get(line[0], line[4]) != line[4]}
    texts = dict(EvidenceDocument.objects.filter(pk__in=renamed).values_list("pk", "text")) if renamed else {}
    known: dict[tuple[int, int | None, int | None, bool | None], Use] = {}
    found: dict[int, list[Use]] = {}
    for row, document, first, last, sought, is_named in lines:
        name = names.get(row, sought)
        said = is_named if name == sought else name_found(text=texts[document], name=name)
        use = known.get((document, first, last, said))
        if use is None:
            use = use_of(documents[document], first, last, said)
            known[document, first, last, said] = use
        found.setdefault(row, []).append(use)
    return found


def shown_documents() -> QuerySet[EvidenceDocument]:
    """Documents with their files and copies, without their texts, which are long."""
    return EvidenceDocument.objects.select_related("file", COPIES).defer("text")


def use_of(document: EvidenceDocument, first: int | None, last: int | None, is_named: bool | None) -> Use:
    file, copy = document.file, copy_of(document)
    paper = Paper(
        key=document.public_id, name=file.name, media_type=file.media_type,
        size=file.size if copy is None or copy.size is None else copy.size,
        sha256=file.sha256, is_readable=document.is_readable, pages=file.pages, number=document.number,
        on=document.on, subject=document.subject, expires_on=document.expires_on, is_named=is_named,
        page_from=first, page_to=last,
    )  # fmt: skip
    return Use(document, first, last, paper)


def copy_of(document: EvidenceDocument) -> SmallerCopy | None:
    """The finished smaller copy of a document, which goes to the portal in its place."""
    found: SmallerCopy | None = getattr(document, "smaller", None)
    return found if found is not None and found.status == CopyState.DONE else None
