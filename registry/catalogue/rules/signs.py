"""What the owners say each quarter of a running innovation, and what of it the catalogue keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sign(StrEnum):
    """Whether it lives, in the words of who runs it; the legal state stands beside it, untouched."""

    ALIVE = "hidup"
    STALLED = "tersendat"
    STOPPED = "berhenti"


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: for which quarter, on which day."""

    quarter: str
    sign: Sign
    on: date


@dataclass(frozen=True, slots=True)
class LastWord:
    """The newest answer, and the last day on which it was said to be alive."""

    sign: Sign | None = None
    alive_on: date | None = None


def last_word(told: Iterable[Told]) -> LastWord:
    """Answers in the order of giving: within a quarter the later one corrects the earlier."""
    standing = {each.quarter: each for each in told}
    if not standing:
        return LastWord()
    alive = [each.on for each in standing.values() if each.sign == Sign.ALIVE]
    return LastWord(standing[max(standing)].sign, max(alive, default=None))
