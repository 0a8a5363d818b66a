"""Two frozen versions of a proposal, side by side."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from registry.proposals.queries.visibility import opened_to
from registry.proposals.rules.content import diff
from registry.web.proposals.content import label_of, shown_content
from registry.web.request import Request


@login_required
def index(request: Request, public_id: str) -> HttpResponse:
    """The versions, and what differs between the two chosen; by default the last two."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    versions = list(proposal.versions.order_by("number"))
    numbers = {str(version.number): version for version in versions}
    older = numbers.get(request.GET.get("dari", ""), versions[-2] if len(versions) > 1 else None)
    newer = numbers.get(request.GET.get("ke", ""), versions[-1] if versions else None)
    found = diff(older.content, newer.content) if older and newer else ()
    changes = [
        {
            "label": label_of(change.name),
            "runs": change.runs,
            "before": shown_content(change.before),
            "after": shown_content(change.after),
        }
        for change in found
    ]
    context = {"proposal": proposal, "versions": versions, "older": older, "newer": newer, "changes": changes}
    return render(request, "proposals/versions.html", context)
