"""A smaller copy of a document: asked once, made by a worker, beside the original; no level is touched by it."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import EvidenceDocument, SmallerCopy
from registry.index.policy import may_shrink
from registry.index.queries.editions import pdf_limit_in
from registry.index.queries.visible import evidence_for
from registry.index.rules.copies import LEASE, MOST_ATTEMPTS, OPEN, OVERLOOKED, CopyState
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.usecases.files import store_file, undoing_files
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.later import Later
from registry.shared.problems import Problem
from registry.shared.queue import SHRINK_COPY, publish

if TYPE_CHECKING:
    from registry.index.render import smaller
else:
    smaller = Later("registry.index.render.smaller")  # the worker's


@transaction.atomic
def ask_smaller_copy(*, document_id: str, by: Actor, at: datetime) -> SmallerCopy:
    """Have a PDF beyond the portal's limit made smaller; asked again while it waits or once it fits, it is the same."""
    seen = evidence_for(by).filter(public_id=document_id).values("pk")
    document = (
        EvidenceDocument.objects.select_for_update(of=("self",)).select_related("file").filter(pk__in=seen).first()
    )
    if document is None or not may_shrink(by, document):
        raise NotAllowed
    limit = pdf_limit_in(region_code=document.region_id)
    if document.file.size <= limit:
        raise Blocked([Problem("small_enough", document.public_id)])
    copy = SmallerCopy.objects.filter(document=document).first() or SmallerCopy(document=document)
    if copy.pk and (copy.status in OPEN or (copy.status == CopyState.DONE and (copy.size or 0) <= limit)):
        return copy
    copy.original_sha256, copy.limit, copy.status, copy.size = document.file.sha256, limit, CopyState.WAITING, None
    copy.file, copy.attempts, copy.lease_until, copy.finished_at = None, 0, None, None
    copy.asked_by_id, copy.asked_at = by.person, at
    copy.save()
    role = role_for(by, Permission.WRITE_FOR_AGENCY) or role_for(by, Permission.EVALUATE)
    _record(Kind.COPY_ASKED, copy, role=role, by=by, at=at)
    transaction.on_commit(partial(publish, task=SHRINK_COPY, kwargs={"copy_id": copy.pk}))
    return copy


def make_smaller_copy(*, copy_id: int, at: datetime) -> None:
    """What the worker does: claim it, make it, keep it; a second message finds nothing to do."""
    won = _free(at).filter(pk=copy_id, attempts__lt=MOST_ATTEMPTS).update(
        status=CopyState.RUNNING, attempts=F("attempts") + 1, lease_until=at + LEASE
    )  # fmt: skip
    if not won:
        return
    copy = SmallerCopy.objects.select_related("document__file").get(pk=copy_id)
    try:
        with copy.document.file.file.open("rb") as stream:
            made = smaller.smaller_pdf(stream.read(), limit=copy.limit)
    except Exception:  # pypdf and Pillow raise many kinds for a broken file; whoever asked is told in any case
        made = None
    _finish(copy, made, at=at)


def sweep_copies(*, at: datetime) -> int:
    """Take up what no worker came for, and give up what no attempt has brought to its end; how many."""
    overlooked = _free(at).filter(Q(status=CopyState.RUNNING) | Q(asked_at__lte=at - OVERLOOKED))
    found = list(overlooked.select_related("document").order_by("pk"))
    for copy in found:
        if copy.attempts < MOST_ATTEMPTS:
            make_smaller_copy(copy_id=copy.pk, at=at)
        else:
            _finish(copy, None, at=at)
    return len(found)


def _free(at: datetime) -> QuerySet[SmallerCopy]:
    return SmallerCopy.objects.filter(Q(status=CopyState.WAITING) | Q(status=CopyState.RUNNING, lease_until__lt=at))


def _finish(copy: SmallerCopy, made: "smaller.Smaller | None", *, at: datetime) -> None:
    """The end of an attempt, unless another worker has ended it meanwhile."""
    with undoing_files(), transaction.atomic():
        held = SmallerCopy.objects.select_for_update().filter(
            pk=copy.pk, status=CopyState.RUNNING, attempts=copy.attempts
        )
        if held.first() is None:
            return
        copy.status, copy.lease_until, copy.finished_at = CopyState.FAILED, None, at
        if made is not None:
            copy.size, copy.drops_signature = made.size, made.was_signed
            copy.status = CopyState.DONE if made.size <= copy.limit else CopyState.TOO_LARGE
        if made is not None and copy.status == CopyState.DONE:
            name = copy.document.file.name.rpartition(".")[0]
            upload = ContentFile(made.content, name=f"{name[:180]}-kecil.pdf")
            copy.file = store_file(region_code=copy.document.region_id, upload=upload, at=at)
        copy.save()
        _record(Kind.COPY_MADE, copy, role="", by=Actor(), at=at)


def _record(kind: Kind, copy: SmallerCopy, *, role: str, by: Actor, at: datetime) -> None:
    document = copy.document
    record_event(
        kind=kind, region_code=document.region_id, subject_type="evidence", subject_id=document.public_id, role=role,
        documents=[copy.original_sha256, *([copy.file.sha256] if copy.file else [])],
        after={"state": str(copy.status), "limit": copy.limit, "size": copy.size}, by=by, at=at,
    )  # fmt: skip
