"""Whether this installation is a demonstration, and whether anyone's records stand in it."""

from registry.audit.queries import history_of
from registry.people.models import User
from registry.proposals.models import Proposal
from registry.reference.queries import NATIONWIDE

DEMONSTRATION = "peragaan"  # what an event calls the opening of a demonstration


def is_demonstration() -> bool:
    """Marked as one while it was empty; the mark stands in the event log, so it cannot be taken off."""
    return history_of(subject_type=DEMONSTRATION, subject_id=NATIONWIDE).exists()


def holds_records() -> bool:
    """Whether a person or a proposal is here; reference data are nobody's records."""
    return User.objects.exists() or Proposal.objects.exists()
