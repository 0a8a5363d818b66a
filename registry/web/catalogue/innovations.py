"""The public's door: home, list and page of a published record."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from registry.proposals.queries.published import credit_of, is_embargoed, public_documents, published
from registry.web.catalogue.filters import InnovationFilter
from registry.web.request import Request
from registry.workflow.rules.states import State

PAGE = 25


def home(request: Request) -> HttpResponse:
    return render(request, "catalogue/home.html", {"newest": published().order_by("-updated_at", "-pk")[:5]})


def index(request: Request) -> HttpResponse:
    found = InnovationFilter(request.GET, queryset=published().order_by("name", "pk"))
    page = Paginator(found.qs, PAGE).get_page(request.GET.get("halaman"))
    return render(request, "catalogue/index.html", {"filter": found, "page": page})


def show(request: Request, public_id: str) -> HttpResponse:
    innovation = get_object_or_404(published(), public_id=public_id)
    context = {
        "innovation": innovation,
        "is_source_record": innovation.state == State.TERCATAT,
        "is_embargoed": is_embargoed(innovation, on=timezone.localdate()),
        "credits": [(credit_of(inventor), inventor.part) for inventor in innovation.inventors.all()],
        "documents": public_documents(innovation),
    }
    return render(request, "catalogue/show.html", context)
