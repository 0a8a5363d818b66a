"""The public's door: home and page of a published record, and its public papers."""

from typing import Any, cast

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from registry.catalogue.queries.related import related_ids
from registry.exchange.policy import may_start_adoption
from registry.exchange.queries.family import with_family
from registry.exchange.queries.replications import takers_of
from registry.proposals.models import Proposal, StoredFile
from registry.proposals.queries.catalogue import catalogue, determined, published_counts
from registry.proposals.queries.published import credit_of, is_embargoed, public_documents, published
from registry.trial.models import Award
from registry.web.catalogue.caching import open_page
from registry.web.catalogue.rows import rows_of, with_lines
from registry.web.catalogue.sharing import citation, linked_data
from registry.web.request import Request
from registry.workflow.rules.states import State

NEWEST = 5
PASSAGES = (
    ("problem", gettext_lazy("Keadaan sebelumnya")),
    ("benefit", gettext_lazy("Manfaatnya")),
    ("how_it_works", gettext_lazy("Cara kerjanya")),
    ("method", gettext_lazy("Sebelum dan sesudah")),
    ("novelty", gettext_lazy("Yang baru")),
)


@open_page
def home(request: Request) -> HttpResponse:
    """What the register is, what stands in it, and the ways in."""
    newest = list(determined().order_by("-decreed_on", "-pk")[:NEWEST])
    context = {
        "newest": with_lines(newest or catalogue().order_by("-updated_at", "-pk")[:NEWEST]),
        "are_determined": bool(newest),
        "counts": published_counts(),
    }
    return render(request, "catalogue/home.html", context)


@open_page
def show(request: Request, public_id: str) -> HttpResponse:
    known = with_family(published()).select_related("region__profile", "application__document", "entry")
    innovation = get_object_or_404(known, public_id=public_id)
    is_held_back = is_embargoed(innovation, on=timezone.localdate())
    credits = [(credit_of(inventor), inventor.part) for inventor in innovation.inventors.all()]
    summary = "" if is_held_back else innovation.result or innovation.source_note or innovation.objective
    context: dict[str, Any] = {
        "innovation": innovation,
        "summary": summary,
        "is_source_record": innovation.state == State.TERCATAT,
        "is_embargoed": is_held_back,
        "credits": credits,
        "office": getattr(innovation.region, "profile", None),
        "related": rows_of(related_ids(innovation)),
        "may_replicate": not is_held_back and (not request.user.is_authenticated or may_start_adoption(request.actor)),
        "citation": citation(request, innovation),
        "linked": linked_data(request, innovation, summary=summary, credits=[name for name, _part in credits]),
        "card_url": request.build_absolute_uri(reverse("innovation_card", args=[innovation.public_id])),
        "page_url": request.build_absolute_uri(request.path),
    }
    if not is_held_back:
        context |= _opened(innovation)
    return render(request, "catalogue/show.html", context)


def _opened(innovation: Proposal) -> dict[str, Any]:
    """What an embargo would hold back."""
    budget = list(innovation.budget_lines.all())
    return {
        "measures": innovation.measures.all(),
        "passages": [(title, text) for name, title in PASSAGES if (text := getattr(innovation, name))],
        "budget": budget,
        "cost": sum(line.amount for line in budget),
        "application": getattr(innovation, "application", None),
        "documents": public_documents(innovation).select_related("file"),
        "takers": takers_of(innovation),
        "entry": getattr(innovation, "entry", None),
        "awards": Award.objects.filter(proposal=innovation).select_related("document"),
    }


def paper(request: Request, public_id: str, document_id: str) -> FileResponse:
    """A decision in force as a download (UU 14/2008 Art. 11(1)); nothing else of the file is public."""
    innovation = get_object_or_404(published(), public_id=public_id)
    if is_embargoed(innovation, on=timezone.localdate()):
        raise Http404
    public = public_documents(innovation).filter(file__isnull=False).select_related("file")
    stored = cast(StoredFile, get_object_or_404(public, public_id=document_id).file)
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
