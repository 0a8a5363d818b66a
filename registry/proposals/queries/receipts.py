"""What a citizen's receipt opens."""

from django.db.models import QuerySet

from registry.proposals.models import Proposal
from registry.workflow.rules.states import Initiator


def behind_receipt(receipt: str) -> QuerySet[Proposal]:
    """The citizen's proposal behind the digest of a code; one at most."""
    found = Proposal.objects.filter(receipt_digest=receipt, initiator=Initiator.CITIZEN).exclude(receipt_digest="")
    return found.order_by("pk")
