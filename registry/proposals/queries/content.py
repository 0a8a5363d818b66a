"""The whole content of a proposal as plain values, for versions, checks and reports."""

from datetime import date
from decimal import Decimal
from typing import Any

from registry.proposals.models import Proposal
from registry.proposals.rules.content import missing_content
from registry.reference.models import Affair

PLAIN_FIELDS = (
    "name", "initiator", "initiator_name", "form", "secondary_forms", "is_digital", "classification", "theme",
    "asta_cita", "pkpn_cluster", "pkpn_program", "latitude", "longitude", "targets", "legal_basis", "problem",
    "strategic_issue", "method", "novelty", "how_it_works", "changes", "objective", "benefit", "benefit_kinds",
    "result", "trial_from", "trial_to", "implemented_on", "has_development", "developed_on", "development",
    "video_url", "conflict_free_on", "initiator_is_minor",
)  # fmt: skip


def content_of(proposal: Proposal) -> dict[str, Any]:
    """Every content field, JSON-able; the contact stays out, for it is shown to nobody."""
    content = {name: plain(getattr(proposal, name)) for name in PLAIN_FIELDS}
    return content | {
        "main_affair": _affair(proposal.main_affair),
        "other_affairs": [_affair(affair) for affair in proposal.other_affairs.all()],
        "agency": proposal.agency.name if proposal.agency else None,
        "unit": proposal.unit.name if proposal.unit else None,
        "inventors": [
            {"name": inventor.name, "part": inventor.part, "is_minor": inventor.is_minor}
            for inventor in proposal.inventors.all()
        ],
        "measures": [
            {
                name: plain(getattr(measure, name))
                for name in ("name", "unit", "baseline", "target", "realised", "realised_on", "lower_is_better")
            }
            for measure in proposal.measures.all()
        ],
        "budget_lines": [
            {name: plain(getattr(line, name)) for name in ("year", "document", "amount", "code", "source")}
            for line in proposal.budget_lines.all()
        ],
        "guardian_consent": any(
            attachment.kind == "persetujuan_wali" and attachment.removed_at is None
            for attachment in proposal.attachments.all()
        ),
    }


def missing_content_of(proposal: Proposal) -> tuple[str, ...]:
    """What the law asks for and this proposal lacks; it asks the row itself, and of a child the consent."""
    asked = {name: getattr(proposal, name) for name in PLAIN_FIELDS} | {"main_affair": proposal.main_affair_id}
    return missing_content(asked | {"guardian_consent": proposal.initiator_is_minor and has_consent(proposal)})


def has_consent(proposal: Proposal) -> bool:
    """Whether the consent of a parent or guardian stands with it."""
    return proposal.attachments.filter(kind="persetujuan_wali", removed_at=None).exists()


def plain(value: Any) -> Any:
    """A field's value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value


def _affair(affair: Affair | None) -> dict[str, Any] | None:
    return None if affair is None else {"code": affair.code, "name": affair.name}
