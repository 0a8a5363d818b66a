"""What the rules must know of the trial and the application."""

from typing import Any

from registry.proposals.models import Proposal
from registry.trial.models import Application, Trial
from registry.workflow.rules.facts import Answer


def trial_facts(proposal: Proposal) -> dict[str, Any]:
    """Trial start, burden answers (Art. 20(2)) and the override; a row that brought both along costs no read."""
    trial: Trial | None = getattr(proposal, "trial", None)
    application: Application = getattr(proposal, "application", None) or Application()
    return {
        "trial_started_on": trial.started_on if trial else None,
        "burdens": (
            Answer(application.burdens_public, application.burdens_public_reason),
            Answer(application.restricts_public, application.restricts_public_reason),
            Answer(application.burdens_budget, application.burdens_budget_reason),
        ),
        "override_reason": application.override_reason,
    }


def goals_reached(proposal: Proposal) -> bool:
    """Whether something was measured and every target met (Art. 25(2): able to reach its goals)."""
    measures = list(proposal.measures.all())
    return bool(measures) and all(measure.is_reached for measure in measures)
