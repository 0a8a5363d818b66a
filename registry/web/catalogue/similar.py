"""What is like a proposal among the published innovations of all regions: for its writer, and at criterion a."""

from dataclasses import dataclass

from registry.catalogue.queries.related import similar_to_writing
from registry.proposals.models import Proposal
from registry.proposals.rules.content import DESIGN
from registry.web.catalogue.rows import rows_of


@dataclass(frozen=True, slots=True)
class Near:
    """One innovation, and how many of how many telling words it shares."""

    innovation: Proposal
    shared: int
    of: int


def near_ones(proposal: Proposal) -> list[Near]:
    design = " ".join(getattr(proposal, name) for name in DESIGN)
    found = {pk: (n, of) for pk, n, of in similar_to_writing(name=proposal.name, design=design, but=proposal.pk)}
    return [Near(innovation, *found[innovation.pk]) for innovation, _line in rows_of(list(found))]
