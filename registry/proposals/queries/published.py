"""What the public may read (invariant 18): records from DITETAPKAN on, and public-source records with their label."""

from datetime import date

from django.db.models import QuerySet

from registry.proposals.models import Inventor, ProcessDocument, Proposal
from registry.proposals.queries.facts import documents_in_force
from registry.workflow.rules.documents import PUBLIC_KINDS
from registry.workflow.rules.states import PUBLIC


def published() -> QuerySet[Proposal]:
    """Every published record; private fields are left out of the query itself."""
    return (
        Proposal.objects.filter(state__in=sorted(PUBLIC))
        .select_related("region", "owner", "executor", "main_affair")
        .defer("contact", "receipt_digest")
    )


def public_documents(proposal: Proposal) -> QuerySet[ProcessDocument]:
    """Decisions and policies in force (UU 14/2008 Art. 11(1))."""
    return documents_in_force(proposal).filter(kind__in=sorted(PUBLIC_KINDS))


def credit_of(inventor: Inventor) -> str:
    """The credit as published: a child appears by initials (UU 27/2022)."""
    if not inventor.is_minor:
        return inventor.name
    return "".join(f"{word[0].upper()}." for word in inventor.name.split())


def is_embargoed(proposal: Proposal, *, on: date) -> bool:
    return proposal.embargo_until is not None and proposal.embargo_until >= on
