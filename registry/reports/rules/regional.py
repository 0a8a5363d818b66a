"""What a paper of the whole region counts: innovations as plain values, by phase, and the acts of a period."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.exchange.rules.board import PHASES, Phase
from registry.shared.ink import number
from registry.workflow.rules.states import PUBLIC, State, reporting_stage
from registry.workflow.rules.transitions import Move

SHOWN = 12  # as many rows as a figure can hold on a page; the table beside it has them all
NO_AGENCY = "Perangkat daerah belum disebut"
NO_AFFAIR = "Urusan belum disebut"
NO_INITIATOR = "Inisiator tidak disebut sumber"

ACTS: Mapping[str, tuple[frozenset[Move], str]] = {
    "Diajukan untuk dinilai": (
        frozenset({
            Move.SUBMIT_TO_TEAM, Move.SUBMIT_TO_DPRD, Move.GRANT_PERMIT, Move.SUBMIT_TO_RND, Move.SUBMIT_TO_HEAD,
            Move.SUBMIT_TO_CHAIR,
        }),
        "PP 38/2017 Pasal 8-12",
    ),
    "Dinyatakan layak": (
        frozenset({Move.TEAM_ACCEPTS, Move.VERIFY_FITS, Move.EVALUATE_ACCEPTS}),
        "PP 38/2017 Pasal 14 ayat (2)",
    ),
    "Dinyatakan tidak layak": (
        frozenset({Move.TEAM_REFUSES, Move.PLENARY_REFUSES, Move.VERIFY_FAILS, Move.EVALUATE_REFUSES}),
        "PP 38/2017 Pasal 8, 9, dan 13",
    ),
    "Ditetapkan dengan keputusan kepala daerah": (frozenset({Move.DECREE}), "PP 38/2017 Pasal 14 ayat (1)"),
    "Tidak ditetapkan kepala daerah": (frozenset({Move.DECLINE_DECREE}), "PP 38/2017 Pasal 14 ayat (1)"),
    "Uji coba dimulai": (frozenset({Move.START_TRIAL}), "PP 38/2017 Pasal 16"),
    "Diterapkan tanpa uji coba": (frozenset({Move.EXEMPT}), "PP 38/2017 Pasal 19"),
    "Uji coba dinyatakan berhasil": (frozenset({Move.DECLARE_SUCCESS}), "PP 38/2017 Pasal 18"),
    "Uji coba dihentikan": (frozenset({Move.APPROVE_STOP}), "PP 38/2017 Pasal 17 ayat (3)-(4)"),
    "Diterapkan dengan Perda atau Perkada": (frozenset({Move.APPLY, Move.RECOGNISE}), "PP 38/2017 Pasal 20"),
    "Ditarik pengusul": (frozenset({Move.WITHDRAW}), "PP 38/2017 tidak mengatur"),
}  # fmt: skip
"""The acts that a period is told by, with their moves and their articles."""
DRAWN = ("Diajukan untuk dinilai", "Ditetapkan dengan keputusan kepala daerah", "Diterapkan dengan Perda atau Perkada")
GROUPS: Mapping[str, frozenset[Phase]] = {
    "Dinilai": frozenset({Phase.JUDGED}),
    "Ditetapkan": frozenset({Phase.DECREED}),
    "Uji coba": frozenset({Phase.TRIED}),
    "Siap dan diterapkan": frozenset({Phase.READY, Phase.APPLIED}),
    "Selesai atau tidak diteruskan": frozenset({Phase.ENDED}),
    "Catatan sumber": frozenset({Phase.SOURCED}),
}
"""The phases as a figure draws them: no more than there are colours that differ in grey."""

NAMED = PUBLIC | {State.LAYAK}
"""From the verdict on an innovation has a name for everyone in the region's offices."""


class Names(StrEnum):
    """Which proposals a paper calls by their names; the others are counted."""

    ALL = "semua"
    FROM_VERDICT = "sejak_layak"


def is_named(*, names: Names, state: State) -> bool:
    return names == Names.ALL or state in NAMED


@dataclass(frozen=True, slots=True)
class Entry:
    """One innovation as the papers of the region count it; the name is empty where the reader may not know it."""

    key: int
    registration: str
    name: str
    agency: str
    initiator: str
    state: State
    since: date | None
    affair: str
    form: str = ""
    executor: str = ""
    source_stage: str = ""
    year: int = 0
    public_id: str = ""
    is_simulated: bool = False

    @property
    def phase(self) -> Phase:
        return PHASES[self.state]

    @property
    def stage(self) -> str:
        """The Ministry's stage; a record keeps that of its source."""
        return self.source_stage if self.state == State.TERCATAT else reporting_stage(state=self.state) or ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind stand in each phase."""

    label: str
    counts: Mapping[Phase, int]
    total: int

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of a table: each phase, then all."""
        return (*(_written(self.counts.get(phase, 0)) for phase in Phase), str(self.total))

    @property
    def drawn(self) -> tuple[float, ...]:
        """The row of a figure."""
        return tuple(sum(self.counts.get(phase, 0) for phase in phases) for phases in GROUPS.values())


def tallies(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[Tally]:
    """One line a value, the largest first."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    found = [Tally(label, Counter(each.phase for each in group), len(group)) for label, group in groups.items()]
    return sorted(found, key=lambda tally: (-tally.total, tally.label))


def acts_of(steps: Iterable[tuple[Move, date]]) -> list[tuple[str, str, list[int]]]:
    """Each act with its article and how often it was taken in each month; what never happened is there with nothing."""
    months = {name: [0] * 12 for name in ACTS}
    by_move = {move: name for name, (moves, _basis) in ACTS.items() for move in moves}
    for move, on in steps:
        if move in by_move:
            months[by_move[move]][on.month - 1] += 1
    return [(name, basis, months[name]) for name, (_moves, basis) in ACTS.items()]


def counted_words(pairs: Sequence[tuple[str, float]]) -> str:
    """The values of a figure in a sentence, for who does not see it."""
    return "; ".join(f"{label} {number(value)}" for label, value in pairs) + "."


def _written(count: int) -> str:
    return str(count) if count else "–"
