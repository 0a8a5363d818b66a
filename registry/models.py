"""The list Django reads; nothing of ours imports it."""

from registry.audit.models import ChainHead, Event
from registry.people.models import Agency, Membership, Unit, User
from registry.proposals.models import (
    Attachment,
    BudgetLine,
    DraftBuffer,
    Inventor,
    Measure,
    ProcessDocument,
    Proposal,
    ProposalVersion,
    RegistrationCounter,
    StepTaken,
    StoredFile,
)
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.reports.models import Job
from registry.review.models import (
    ConflictStatement,
    CriterionAnswer,
    Evaluation,
    Expert,
    IndependentTeam,
    TeamMember,
)
from registry.trial.models import (
    Application,
    Award,
    Deviation,
    MinisterReport,
    Replication,
    Trial,
    TrialReport,
    TrialStage,
)

__all__ = [
    "Affair",
    "Agency",
    "Application",
    "Attachment",
    "Award",
    "BudgetLine",
    "ChainHead",
    "ConflictStatement",
    "CriterionAnswer",
    "Deviation",
    "DraftBuffer",
    "Evaluation",
    "Event",
    "Expert",
    "Holiday",
    "IndependentTeam",
    "Inventor",
    "Job",
    "Measure",
    "Membership",
    "MinisterReport",
    "Option",
    "ProcessDocument",
    "Proposal",
    "ProposalVersion",
    "Region",
    "RegionProfile",
    "RegistrationCounter",
    "Replication",
    "StepTaken",
    "StoredFile",
    "TeamMember",
    "Trial",
    "TrialReport",
    "TrialStage",
    "Unit",
    "User",
]
