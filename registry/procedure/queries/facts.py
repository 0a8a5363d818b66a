"""The facts of all topics put together, as the guards ask for them."""

from dataclasses import replace
from datetime import date

from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.queries.facts import base_facts
from registry.review.queries.facts import own_user_ids, sheet_of, team_of
from registry.shared.actor import Actor
from registry.trial.queries.facts import trial_facts
from registry.workflow.rules.facts import Facts, Given


def facts_for(*, proposal: Proposal, given: Given | None = None, by: Actor, today: date) -> Facts:
    """Everything a guard may ask, in a fixed number of queries."""
    return replace(
        base_facts(proposal=proposal, today=today),
        own_user_ids=own_user_ids(proposal),
        acting_user_id=by.user_id,
        acting_is_rnd_head=by.is_any(Role.RND_HEAD),
        sheet=sheet_of(proposal),
        team=team_of(proposal),
        given=given or Given(),
        **trial_facts(proposal),
    )
