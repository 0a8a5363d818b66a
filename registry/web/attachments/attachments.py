"""Attachments of a proposal: list, add, remove, and the private file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.procedure.policy import may_open_attachment
from registry.proposals.policy import may_edit
from registry.proposals.queries.attachments import attachment_for, attachments_of
from registry.proposals.queries.visibility import opened_to
from registry.proposals.usecases.attachments import add_attachment, remove_attachment
from registry.review.queries.standing import standing_of
from registry.web.attachments.forms import AttachmentForm
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing


@login_required
def index(request: Request, public_id: str) -> HttpResponse:
    """The list, and the form of a new one while the proposal may be edited."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    may_write = may_edit(request.actor, proposal)
    if request.method == "POST" and not may_write:
        raise Http404
    form = AttachmentForm(request.POST or None, request.FILES or None) if may_write else None
    if form and request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with accepting(request) as is_first:
            if is_first:
                add_attachment(
                    public_id=public_id,
                    kind=clean["kind"],
                    title=clean["title"],
                    upload=clean["upload"],
                    by=request.actor,
                    at=timezone.now(),
                )
        messages.success(request, _("Lampiran tersimpan."))
        return redirect("attachments", public_id)
    standing = standing_of(actor=request.actor, proposal=proposal, on=timezone.localdate())
    rows = [
        (attachment, may_open_attachment(request.actor, proposal, attachment.kind, standing))
        for attachment in attachments_of(proposal)
    ]
    drawn = with_typing(request, form) if form else None
    context = {"proposal": proposal, "form": drawn, "rows": rows, "may_write": may_write}
    return render(request, "attachments/index.html", context)


@login_required
@require_POST
def remove(request: Request, attachment_id: str) -> HttpResponse:
    attachment = attachment_for(request.actor, public_id=attachment_id)
    if attachment is None or not may_edit(request.actor, attachment.proposal):
        raise Http404
    remove_attachment(attachment_id=attachment_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Lampiran dilepas dari usulan."))
    return redirect("attachments", attachment.proposal.public_id)


@login_required
def show(request: Request, attachment_id: str) -> FileResponse:
    """The file, always as a download, never kept on the way."""
    attachment = attachment_for(request.actor, public_id=attachment_id)
    if attachment is None:
        raise Http404
    standing = standing_of(actor=request.actor, proposal=attachment.proposal, on=timezone.localdate())
    if not may_open_attachment(request.actor, attachment.proposal, attachment.kind, standing):
        raise Http404
    stored = attachment.file
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
