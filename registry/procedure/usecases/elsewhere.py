"""What stands in the other topics before a step, so that taking it back undoes its effects exactly."""

from typing import Any

from django.db.models import QuerySet

from registry.proposals.models import Proposal
from registry.proposals.usecases.memory import put_back, remember
from registry.review.models import Evaluation
from registry.trial.models import Application, MinisterReport, Trial

TOUCHED_BY_STEPS = {
    "evaluations": Evaluation,
    "trial": Trial,
    "application": Application,
    "minister_reports": MinisterReport,
}


def rows_elsewhere(proposal: Proposal) -> dict[str, QuerySet[Any]]:
    return {name: model._default_manager.filter(proposal=proposal) for name, model in TOUCHED_BY_STEPS.items()}


def remember_elsewhere(proposal: Proposal) -> dict[str, list[dict[str, Any]]]:
    """The rows of other topics that steps open, close or write."""
    return {name: remember(rows) for name, rows in rows_elsewhere(proposal).items()}


def restore_elsewhere(*, proposal: Proposal, remembered: dict[str, list[dict[str, Any]]]) -> None:
    for name, rows in rows_elsewhere(proposal).items():
        put_back(rows, remembered=remembered[name])
