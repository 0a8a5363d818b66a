"""From when on each paper of a proposal may be asked; the law of its route, its judging, its trial decide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from registry.reports.rules.kinds import GROUPS, ReportKind
from registry.workflow.rules.states import PUBLIC, Initiator, State

EVALUATED = frozenset({Initiator.CIVIL_SERVANT, Initiator.AGENCY, Initiator.CITIZEN})
"""Whose proposals the R&D agency evaluates and conveys (Arts. 10(3), 11(2), 12(4))."""
ROUND_STATES: Mapping[str, State] = {
    "evaluasi": State.EVALUASI,
    "verifikasi": State.VERIFIKASI,
    "tim": State.TIM,
}
AFTER_TRIAL = frozenset(
    {State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN, State.SIAP_TERAP, State.DITERAPKAN, State.TIDAK_AKTIF}
)
TRIED = AFTER_TRIAL | {State.UJI_COBA}
DECREED = TRIED | {State.DITETAPKAN}
JUDGED = DECREED | {State.LAYAK}
STOPPING = frozenset({State.UJI_COBA, State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN})
WITH_JUDGES = frozenset(ROUND_STATES.values())
BRIEFED = JUDGED | WITH_JUDGES | {State.PARIPURNA, State.PENERUSAN, State.LENGKAPI, State.TIDAK_LAYAK}


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides: the state, the route, the closed and the open rounds of judging, the trial, the instrument.

    `sees_sheet` says whether who asks may open a round that is not closed yet: its papers are signed with the verdict.
    """

    state: str
    initiator: str = ""
    had_trial: bool = False
    rounds: frozenset[str] = frozenset()
    was_accepted: bool = False
    needs_perda: bool = False
    sees_sheet: bool = False


def kinds_open(standing: Standing) -> tuple[ReportKind, ...]:
    """The papers that may be asked now, in the order of the law."""
    return tuple(kind for kinds in GROUPS.values() for kind in kinds if OPENINGS[kind](standing))


def _round(name: str) -> Callable[[Standing], bool]:
    """The sheet of a round once it is closed; before that for those who may open it."""

    def is_open(standing: Standing) -> bool:
        under_way = standing.sees_sheet and standing.state == ROUND_STATES[name]
        return under_way or name in standing.rounds

    return is_open


def _from(*states: State, trial: bool = False) -> Callable[[Standing], bool]:
    return lambda standing: standing.state in states and (standing.had_trial or not trial)


def _conveys(standing: Standing) -> bool:
    """What was found worthy is conveyed; a refusal is not."""
    under_way = standing.sees_sheet and standing.state == State.EVALUASI
    return standing.initiator in EVALUATED and (under_way or standing.was_accepted)


def _proposal_report(standing: Standing) -> bool:
    """A refusal counts only when a criteria sheet carries it."""
    return standing.state in JUDGED or (standing.state == State.TIDAK_LAYAK and bool(standing.rounds))


def _regulation(standing: Standing) -> bool:
    """Where the burdens ask for a Perda no Perkada is drafted (Art. 20(2))."""
    return standing.state in {State.SIAP_TERAP, State.DITERAPKAN} and not standing.needs_perda


OPENINGS: Mapping[ReportKind, Callable[[Standing], bool]] = {
    ReportKind.EVALUATION_SHEET: _round("evaluasi"),
    ReportKind.VERIFICATION_SHEET: _round("verifikasi"),
    ReportKind.TEAM_MINUTES: _round("tim"),
    ReportKind.PROPOSAL: _proposal_report,
    ReportKind.CONVEYING_LETTER: _conveys,
    ReportKind.BRIEFING: _from(*BRIEFED),
    ReportKind.DECREE: _from(State.LAYAK, State.DITETAPKAN),
    ReportKind.MINISTER_LETTER: _from(*DECREED),
    ReportKind.TRIAL_REPORT: _from(*TRIED, trial=True),
    ReportKind.FINAL_REPORT: _from(*TRIED, trial=True),
    ReportKind.STOP_REPORT: _from(*STOPPING, trial=True),
    ReportKind.OVERALL: _from(*AFTER_TRIAL, trial=True),
    ReportKind.REGULATION: _regulation,
    ReportKind.APPLICATION_REPORT: _from(State.DITERAPKAN, State.TIDAK_AKTIF),
    ReportKind.INNOVATION_SHEET: _from(*PUBLIC),
}


def is_report_open(kind: ReportKind, *, state: str, had_trial: bool, was_judged: bool) -> bool:
    """The same of one kind where many proposals are looked at together and only this much is read of each."""
    rounds = frozenset({"evaluasi"}) if was_judged else frozenset[str]()
    return OPENINGS[kind](Standing(state=state, had_trial=had_trial, rounds=rounds))
