"""Why a claim is worth less after verification and in the prediction: each lost level has one cause."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class GapCause(StrEnum):
    """RAISED alone is no loss: the verified level lies above the claim."""

    NOT_VERIFIED = "belum_diverifikasi"
    LOWERED = "diturunkan"
    NO_EVIDENCE = "tanpa_bukti"
    ENDED = "bukti_berakhir"
    FINDINGS = "temuan"
    RATE = "kebiasaan"
    RAISED = "dinaikkan"


@dataclass(frozen=True, slots=True)
class Facts:
    """A row's levels, and of its papers: how many there are, how many are sound, whether one ran out."""

    claimed: int
    verified: int | None
    predicted: int
    papers: int = 0
    sound: int = 0
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """Levels lost to one cause; below 0 where levels are gained."""

    cause: GapCause
    levels: int

    def points(self, weight: Decimal) -> Decimal:
        return weight * self.levels


def to_verified(facts: Facts) -> list[Loss]:
    """From the claim to the verified level; what nobody has verified counts 0 there."""
    if facts.verified is None:
        return [Loss(GapCause.NOT_VERIFIED, facts.claimed)] if facts.claimed else []
    return _moved(facts.claimed, facts.verified)


def to_predicted(facts: Facts) -> list[Loss]:
    """From the claim to the prediction: first what Bappeda took, then what evidence and experience take."""
    kept = facts.claimed if facts.verified is None else min(facts.claimed, facts.verified)
    if facts.predicted > kept:
        return _moved(facts.claimed, facts.predicted)
    lowered = _moved(facts.claimed, kept)
    return [*lowered, Loss(_why(facts), kept - facts.predicted)] if kept > facts.predicted else lowered


def _moved(claimed: int, level: int) -> list[Loss]:
    if claimed == level:
        return []
    return [Loss(GapCause.LOWERED if level < claimed else GapCause.RAISED, claimed - level)]


def _why(facts: Facts) -> GapCause:
    if facts.sound:
        return GapCause.RATE
    if not facts.papers:
        return GapCause.NO_EVIDENCE
    return GapCause.ENDED if facts.has_ended else GapCause.FINDINGS
