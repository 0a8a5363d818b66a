"""One proposal for each paper, as far along its route as the paper asks for."""

from datetime import date, timedelta

from registry.people.rules.roles import Role
from registry.proposals.models import Measure, Proposal
from registry.reports.rules.kinds import ReportKind as K
from registry.trial.models import Deviation, Trial, TrialReport, TrialStage
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

NAME = "Antrean Satu Jam"
ADDRESS = "https://contoh.go.id/inovasi/abc/"
ASKED = date(2026, 11, 24)
APPLIED, TEAM, DPRD, STOPPED, WORTHY = "diterapkan", "tim", "dprd", "henti", "layak"
STANDS_AT = {
    K.EVALUATION_SHEET: WORTHY, K.VERIFICATION_SHEET: DPRD, K.TEAM_MINUTES: TEAM, K.PROPOSAL: WORTHY,
    K.CONVEYING_LETTER: WORTHY, K.BRIEFING: WORTHY, K.DECREE: WORTHY, K.MINISTER_LETTER: APPLIED,
    K.TRIAL_REPORT: APPLIED, K.FINAL_REPORT: APPLIED, K.STOP_REPORT: STOPPED, K.OVERALL: APPLIED,
    K.REGULATION: APPLIED, K.APPLICATION_REPORT: APPLIED, K.INNOVATION_SHEET: APPLIED,
}  # fmt: skip
"""How far the proposal is on which each kind is asked."""


def standing() -> dict[str, Proposal]:
    """Five proposals, by how far they are."""
    return {
        WORTHY: _walked("perangkat_daerah").proposal,
        TEAM: _walked("kepala_daerah").proposal,
        DPRD: _walked("anggota_dprd").proposal,
        APPLIED: _applied(),
        STOPPED: _stopped(),
    }


def _walked(initiator: str) -> Journey:
    way = Journey(initiator=initiator)
    Proposal.objects.filter(pk=way.proposal.pk).update(name=NAME)
    way.to_layak()
    return way


def _in_trial() -> Journey:
    way = _walked("perangkat_daerah")
    way.to_trial()
    trial, days = Trial.objects.get(proposal=way.proposal), timedelta(days=30)
    span = {"starts_on": way.day, "ends_on": way.day + days}
    TrialStage.objects.create(trial=trial, name="Persiapan", progress=100, **span)
    for month, words in enumerate(("Petugas dilatih.", "Jadwal berjalan di dua puskesmas."), 1):
        TrialReport.objects.create(
            trial=trial, reported_on=way.day + month * days, period_from=way.day + (month - 1) * days,
            period_to=way.day + month * days, progress=words, obstacles="Jaringan lambat." if month == 1 else "",
        )  # fmt: skip
    safe = dict.fromkeys(("endangers_health", "endangers_security", "endangers_safety", "endangers_environment"), False)
    Deviation.objects.create(trial=trial, rule="Pasal 4 contoh", instead="Dilayani lebih awal.", **safe, **span)
    return way


def _applied() -> Proposal:
    way = _in_trial()
    Measure.objects.filter(proposal=way.proposal).update(realised=12, realised_on=way.day)
    way.to_applied()
    return way.proposal


def _stopped() -> Proposal:
    way = _in_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Waktu tunggu tidak turun."))
    return way.proposal
