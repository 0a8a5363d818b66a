"""Evaluation sheets, experts, the independent team and conflict statements."""

from registry.review.models.evaluation import CriterionAnswer, Evaluation, Expert
from registry.review.models.team import ConflictStatement, IndependentTeam, TeamMember

__all__ = ["ConflictStatement", "CriterionAnswer", "Evaluation", "Expert", "IndependentTeam", "TeamMember"]
