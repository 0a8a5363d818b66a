"""Which reports exist, and from when on each may be asked (PP 38/2017 Arts. 13 and 18(2))."""

from enum import StrEnum

from registry.reports.rules.formats import Format
from registry.workflow.rules.states import State


class ReportKind(StrEnum):
    PROPOSAL = "evaluasi_usulan"
    OVERALL = "evaluasi_menyeluruh"
    DOSSIER = "berkas_indeks"
    REGION_DOSSIER = "berkas_indeks_daerah"
    RECAP = "rekap"
    OVERDUE = "terlambat"
    YEARLY = "laporan_tahunan"


FORMATS: dict[str, tuple[Format, ...]] = {
    ReportKind.PROPOSAL: (Format.PDF,),
    ReportKind.OVERALL: (Format.PDF,),
    ReportKind.DOSSIER: (Format.ZIP, Format.XLSX),
    ReportKind.REGION_DOSSIER: (Format.ZIP, Format.XLSX),
    ReportKind.RECAP: (Format.PDF, Format.DOCX, Format.XLSX),
    ReportKind.OVERDUE: (Format.PDF, Format.DOCX, Format.XLSX),
    ReportKind.YEARLY: (Format.PDF, Format.DOCX, Format.XLSX),
}
"""The first is the one that is made when none is named."""
EVALUATIONS = frozenset({ReportKind.PROPOSAL, ReportKind.OVERALL})
"""The reports that an office signs."""
JUDGED = frozenset(
    {
        State.LAYAK,
        State.DITETAPKAN,
        State.UJI_COBA,
        State.EVALUASI_UJI,
        State.HENTI_USUL,
        State.DIHENTIKAN,
        State.SIAP_TERAP,
        State.DITERAPKAN,
        State.TIDAK_AKTIF,
    }
)
TRIED = frozenset(
    {State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN, State.SIAP_TERAP, State.DITERAPKAN, State.TIDAK_AKTIF}
)


def kinds_open(*, state: str, had_trial: bool, was_judged: bool) -> tuple[ReportKind, ...]:
    """The reports that may be asked now; a refusal counts only when a criteria sheet carries it."""
    kinds = []
    if state in JUDGED or (state == State.TIDAK_LAYAK and was_judged):
        kinds.append(ReportKind.PROPOSAL)
    if state in TRIED and had_trial:
        kinds.append(ReportKind.OVERALL)
    return tuple(kinds)
