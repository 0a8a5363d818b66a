"""The facts of all topics put together, as the guards ask for them."""

from dataclasses import dataclass, replace
from datetime import date

from registry.people.rules.roles import Role
from registry.proposals.models import Inventor, Proposal
from registry.proposals.queries.facts import Papers, base_facts, papers_of
from registry.review.models import TeamMember
from registry.review.queries.facts import Round, members_of, own_ids, rounds_held, sheet_in, team_of
from registry.shared.actor import Actor
from registry.trial.queries.facts import trial_facts
from registry.workflow.rules.facts import Facts, Given
from registry.workflow.rules.states import Initiator, State


@dataclass(frozen=True, slots=True)
class Known:
    """What every step and every page of a proposal rests on, each table read once."""

    papers: Papers
    inventors: tuple[Inventor, ...]
    own: frozenset[int]
    rounds: tuple[Round, ...]
    members: tuple[TeamMember, ...]


def known_of(proposal: Proposal) -> Known:
    """Papers, people, judging; the team only where one is formed or judges (Art. 8(3)-(5))."""
    inventors = tuple(proposal.inventors.all())
    rounds = rounds_held(proposal)
    return Known(
        papers=papers_of(proposal),
        inventors=inventors,
        own=own_ids(proposal, (inventor.user_id for inventor in inventors)),
        rounds=rounds,
        members=members_of(proposal) if _has_team_to_judge(proposal) else (),
    )


def _has_team_to_judge(proposal: Proposal) -> bool:
    return proposal.initiator == Initiator.REGIONAL_HEAD and proposal.state in {State.DRAFT, State.TIM}


def facts_for(
    *, proposal: Proposal, known: Known | None = None, given: Given | None = None, by: Actor, today: date
) -> Facts:
    """Everything a guard may ask, in a fixed number of queries."""
    known = known or known_of(proposal)
    return replace(
        base_facts(proposal=proposal, papers=known.papers, today=today),
        own_user_ids=known.own,
        acting_user_id=by.user_id,
        acting_is_rnd_head=by.is_any(Role.RND_HEAD),
        sheet=sheet_in(known.rounds),
        team=team_of(known.members, own=known.own),
        given=given or Given(),
        **trial_facts(proposal),
    )
