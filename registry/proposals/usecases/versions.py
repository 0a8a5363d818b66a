"""Freezing the content of a proposal."""

import hashlib
import json
from datetime import datetime

from registry.proposals.models import Proposal, ProposalVersion
from registry.proposals.queries.content import content_of
from registry.shared.actor import Actor


def freeze_version(*, proposal: Proposal, kind: str, reason: str = "", by: Actor, at: datetime) -> ProposalVersion:
    """Keep the content as it stands; the caller leaves the event."""
    content = content_of(proposal)
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
    last = proposal.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return ProposalVersion.objects.create(
        proposal=proposal, number=last + 1, kind=kind, content=content, reason=reason,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(), made_at=at, made_by_id=by.user_id,
    )  # fmt: skip
