"""The way a proposal goes on from where it stands, and which papers its claimed stage would need."""

from collections.abc import Collection
from dataclasses import dataclass

from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import TERMINAL, Initiator, Stage, State
from registry.workflow.rules.transitions import STEPS, Move, is_open

# The one move that carries a proposal on from each state; of a citizen's two doors the shorter.
ONWARD = (
    Move.SUBMIT_TO_TEAM, Move.TEAM_ACCEPTS, Move.SUBMIT_TO_DPRD, Move.PLENARY_ACCEPTS, Move.VERIFY_FITS,
    Move.ASK_PERMIT, Move.GRANT_PERMIT, Move.SUBMIT_TO_RND, Move.SUBMIT_TO_HEAD, Move.FORWARD,
    Move.EVALUATE_ACCEPTS, Move.COMPLETE, Move.DECREE, Move.START_TRIAL, Move.HAND_IN_RESULT,
    Move.DECLARE_SUCCESS, Move.APPROVE_STOP, Move.APPLY,
)  # fmt: skip
CLAIMED_UP_TO = {
    Stage.INITIATIVE: State.LAYAK,
    Stage.TRIAL: State.UJI_COBA,
    Stage.APPLICATION: State.DITERAPKAN,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A paper that the law asks for and that the record lacks."""

    kind: DocumentKind
    basis: str


def onward(*, state: State, initiator: Initiator) -> Move | None:
    """The move that carries on from here, if any."""
    return next((move for move in ONWARD if is_open(move, state=state, initiator=initiator)), None)


def moves_to_come(*, state: State, initiator: Initiator, returns_to: State | None = None) -> tuple[Move, ...]:
    """The moves still ahead on this route, in their order, up to where it ends."""
    moves: list[Move] = []
    while move := onward(state=state, initiator=initiator):
        moves.append(move)
        target = returns_to if move == Move.COMPLETE else STEPS[move].target
        if target is None or target in TERMINAL:
            break
        state = target
    return tuple(moves)


def legal_gap(*, initiator: Initiator | None, stage: Stage | None, filed: Collection[DocumentKind]) -> tuple[Gap, ...]:
    """The papers missing for the stage that a public source claims; without a known initiator only the common path."""
    if stage is None:
        return ()
    start = State.DRAFT if initiator else State.LAYAK
    last = CLAIMED_UP_TO[stage]
    if not initiator and last == State.LAYAK:
        return ()
    ahead = moves_to_come(state=start, initiator=initiator or Initiator.AGENCY)
    claimed = ahead[: [STEPS[move].target for move in ahead].index(last) + 1]
    return tuple(
        Gap(kind, STEPS[move].basis) for move in claimed for kind in STEPS[move].documents if kind not in filed
    )
