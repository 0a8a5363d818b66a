"""How the innovations of a period stand to the edition's conditions."""

from registry.index.queries.editions import edition_after
from registry.index.queries.standing import Column, PeriodState
from registry.index.rules.eligibility import Eligible, Facts, eligible
from registry.proposals.models import Proposal
from registry.proposals.rules.content import DESIGN, design_words


def eligibility_of(*, state: PeriodState) -> dict[str, Eligible]:
    """By the proposal's public key; one query, for next year's edition."""
    following = edition_after(state.edition)
    return {
        found.sheet.proposal.public_id: eligible(
            edition=state.edition,
            facts=_facts(found.sheet.proposal, found.levels(Column.CLAIMED)),
            following=following,
        )
        for found in state.sheets
    }


def _facts(proposal: Proposal, levels: dict[str, int]) -> Facts:
    return Facts(
        applied_on=proposal.implemented_on,
        developed_on=proposal.developed_on if proposal.has_development is not False else None,
        words=design_words({name: getattr(proposal, name) for name in DESIGN}),
        levels=levels,
    )
