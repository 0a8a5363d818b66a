"""The trial, its log, the application and the reports to the Minister."""

from registry.trial.models.application import Application, Award, MinisterReport, Replication
from registry.trial.models.trial import Deviation, Trial, TrialReport, TrialStage

__all__ = [
    "Application",
    "Award",
    "Deviation",
    "MinisterReport",
    "Replication",
    "Trial",
    "TrialReport",
    "TrialStage",
]
