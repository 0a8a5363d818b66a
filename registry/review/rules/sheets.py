"""Which kind of judging belongs to which state, and where it may lead (Arts. 8(3), 9(4), 13)."""

from collections.abc import Mapping
from types import MappingProxyType

from registry.workflow.rules.facts import Sheet
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move

KIND_OF_STATE: Mapping[State, str] = MappingProxyType(
    {State.EVALUASI: "evaluasi", State.VERIFIKASI: "verifikasi", State.TIM: "tim"}
)
OUTCOMES: Mapping[str, tuple[Move, ...]] = MappingProxyType(
    {
        "evaluasi": (Move.EVALUATE_ACCEPTS, Move.EVALUATE_REFUSES, Move.RETURN),
        "verifikasi": (Move.VERIFY_FITS, Move.VERIFY_FAILS, Move.RETURN),
        "tim": (Move.TEAM_ACCEPTS, Move.TEAM_REFUSES),
    }
)


def is_being_judged(state: str) -> bool:
    """Whether a sheet may be written in this state."""
    return state in KIND_OF_STATE


def leaning(sheet: Sheet) -> str:
    """What the five answers lead to: layak only at five yes; empty while one is open."""
    if sheet.missing:
        return ""
    return "tidak_layak" if sheet.refused else "layak"


def outcomes_of(kind: str, sheet: Sheet) -> tuple[Move, ...]:
    """The steps that fit the answers so far: to return is open at any time, a verdict only with five answers."""
    accept, refuse, *others = OUTCOMES[kind]
    verdict = {"layak": (accept,), "tidak_layak": (refuse,), "": ()}[leaning(sheet)]
    return (*verdict, *others)
