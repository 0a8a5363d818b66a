"""What a citizen's receipt opens."""

from django.db.models import QuerySet

from registry.proposals.models import Proposal, ReceiptMark
from registry.workflow.rules.states import Initiator


def behind_receipt(receipt: str) -> QuerySet[Proposal]:
    """The citizen's proposal behind the digest of a code; one at most."""
    found = Proposal.objects.filter(receipt_digest=receipt, initiator=Initiator.CITIZEN).exclude(receipt_digest="")
    return found.order_by("pk")


def receipt_mark_of(proposal: Proposal) -> ReceiptMark | None:
    """The receipt that the registry made when the proposal was handed in."""
    return ReceiptMark.objects.filter(document__proposal=proposal).select_related("document__file").first()


def marked(*, code: str = "", sha256: str = "") -> ReceiptMark | None:
    """The receipt of a fingerprint, or of exactly these bytes."""
    marks = ReceiptMark.objects.select_related("document__proposal__region")
    return marks.filter(code=code).first() if code else marks.filter(sha256=sha256).first()
