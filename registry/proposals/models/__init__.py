"""Proposals, their papers, versions and steps."""

from registry.proposals.models.drafts import AcceptedForm, DraftBuffer
from registry.proposals.models.papers import Attachment, ProcessDocument, ReceiptMark, StoredFile
from registry.proposals.models.proposal import BudgetLine, Inventor, Measure, Proposal, RegistrationCounter
from registry.proposals.models.steps import ProposalVersion, StepTaken

__all__ = [
    "AcceptedForm",
    "Attachment",
    "BudgetLine",
    "DraftBuffer",
    "Inventor",
    "Measure",
    "ProcessDocument",
    "Proposal",
    "ProposalVersion",
    "ReceiptMark",
    "RegistrationCounter",
    "StepTaken",
    "StoredFile",
]
