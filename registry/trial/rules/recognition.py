"""When an award or a replication may be recorded (Arts. 25, 26, 28; invariant 15)."""

from registry.shared.problems import Problem
from registry.workflow.rules.states import Initiator, State

AWARD_BASIS = "PP 38/2017 Pasal 25 ayat (3)"
REPLICATION_BASIS = "PP 38/2017 Pasal 28"


def award_problems(*, state: State, initiator: str, goals_reached: bool, legal_basis: str) -> list[Problem]:
    """Applied, with every measured goal reached; to a civil servant only with the rules for civil servants."""
    found = [] if state == State.DITERAPKAN and goals_reached else [Problem("target_not_reached", "state", AWARD_BASIS)]
    if initiator == Initiator.CIVIL_SERVANT and not legal_basis.strip():
        found.append(Problem("asn_basis_missing", "legal_basis", "PP 38/2017 Pasal 25 ayat (4)"))
    return found


def replication_problems(*, state: State) -> list[Problem]:
    """Others can take over only what is applied here."""
    return [] if state == State.DITERAPKAN else [Problem("not_applied", "state", REPLICATION_BASIS)]
