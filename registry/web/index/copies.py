"""A document too large for the portal: a smaller copy asked for, followed, and opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.models import EvidenceDocument, SmallerCopy
from registry.index.queries.lines import Use, copy_of, shown_documents
from registry.index.queries.visible import evidence_for
from registry.index.rules.copies import OPEN, CopyState
from registry.index.rules.evidence import Finding, megabytes
from registry.index.usecases.copies import ask_smaller_copy
from registry.web.index.attempts import attempted
from registry.web.request import Request

TOO_LARGE = {"too_large", "too_large_or_link"}


@dataclass(frozen=True, slots=True)
class CopyLine:
    """What can be done about a document that is too large: `link` where its row takes one."""

    document: EvidenceDocument
    copy: SmallerCopy | None
    text: str
    may_ask: bool
    link: bool = False

    @property
    def is_open(self) -> bool:
        return self.copy is not None and self.copy.status in OPEN

    @property
    def is_done(self) -> bool:
        return self.copy is not None and self.copy.status == CopyState.DONE


def copy_line(document: EvidenceDocument, *, limit: int, may_ask: bool, link: bool = False) -> CopyLine | None:
    """How a document stands to the portal's limit; None where it is no PDF beyond it."""
    if document.file.media_type != "application/pdf" or document.file.size <= limit:
        return None
    copy: SmallerCopy | None = getattr(document, "smaller", None)
    fits = copy is not None and copy.status == CopyState.DONE and (copy.size or 0) <= limit
    can_ask = may_ask and (copy is None or (copy.status not in OPEN and not fits))
    return CopyLine(document, copy, copy_text(copy, limit), can_ask, link)


def copy_text(copy: SmallerCopy | None, limit: int) -> str:
    """Where a smaller copy stands, in a sentence; by how much it fails."""
    if copy is None:
        return ""
    if copy.status in OPEN:
        return _("Salinan kecil sedang dibuat. Halaman ini boleh ditinggalkan.")
    if copy.status == CopyState.FAILED or copy.size is None:
        return _("Salinan kecil tidak dapat dibuat dari berkas ini. Pindai ulang dengan ukuran lebih kecil.")
    words = {"size": megabytes(copy.size), "limit": megabytes(limit), "over": megabytes(max(0, copy.size - limit))}
    if copy.size > limit:
        return (
            _(
                "Paling kecil %(size)s MB, masih %(over)s MB di atas batas %(limit)s MB. "
                "Pindai ulang dengan resolusi lebih rendah, atau unggah hanya halaman yang membuktikan."
            )
            % words
        )
    return _("Salinan kecil %(size)s MB dipakai untuk portal; aslinya tetap tersimpan.") % words


def copy_lines(uses: Sequence[Use], found: Sequence[Finding], *, limit: int, may_ask: bool) -> list[CopyLine]:
    """The documents of a row that are too large, and those of which a copy goes to the portal, each once."""
    linked = {finding.paper for finding in found if finding.code == "too_large_or_link"}
    documents = {use.document.pk: use.document for use in uses}
    lines = (copy_line(one, limit=limit, may_ask=may_ask, link=one.public_id in linked) for one in documents.values())
    return [line for line in lines if line is not None]


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    document = _document(request, public_id)
    refusal = attempted(
        None, lambda: ask_smaller_copy(document_id=document.public_id, by=request.actor, at=timezone.now())
    )
    for reason in refusal.reasons if refusal else ():
        messages.error(request, reason)
    return redirect("evidence", public_id)


@login_required
def state(request: Request, public_id: str) -> JsonResponse:
    """For the script that waits: the state of the copy."""
    copy = getattr(_document(request, public_id), "smaller", None)
    if copy is None:
        raise Http404
    return JsonResponse({"state": "antre" if copy.status in OPEN else "selesai", "percent": 0, "step": ""})


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    copy = copy_of(_document(request, public_id))
    if copy is None or copy.file is None:
        raise Http404
    stored = copy.file
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _document(request: Request, public_id: str) -> EvidenceDocument:
    return get_object_or_404(
        shown_documents().filter(pk__in=evidence_for(request.actor).values("pk")), public_id=public_id
    )
