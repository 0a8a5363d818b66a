"""What the browser of a citizen holds: the digest of a receipt, never the code for long."""

from registry.proposals.models import Proposal
from registry.proposals.queries.receipts import behind_receipt
from registry.web.request import Request

RECEIPT = "tanda_terima"
CODE = "kode_tanda_terima"


def receipt_of(request: Request) -> str:
    return str(request.session.get(RECEIPT, ""))


def proposal_of(request: Request) -> Proposal | None:
    """The proposal that this browser has shown a receipt for."""
    receipt = receipt_of(request)
    return behind_receipt(receipt).select_related("region", "main_affair").first() if receipt else None
