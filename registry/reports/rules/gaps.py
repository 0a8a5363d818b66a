"""What a proposal still lacks before the law; the annex of every report says it."""

from dataclasses import dataclass
from datetime import date

from registry.reports.rules.document import long_date
from registry.workflow.rules.states import State

DECREED = frozenset(
    {State.DITETAPKAN, State.UJI_COBA, State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN, State.SIAP_TERAP,
     State.DITERAPKAN, State.TIDAK_AKTIF}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What the registry knows when it looks for gaps."""

    state: State
    is_conflict_free: bool
    measures: int
    is_decree_conveyed: bool
    application_due: date | None = None
    is_application_reported: bool = False
    with_trial: bool = False
    stages: int = 0
    periodic_reports: int = 0
    unmeasured: tuple[str, ...] = ()
    late_reason: str | None = None
    missing_papers: tuple[tuple[str, str], ...] = ()


def gaps_of(ground: Ground) -> tuple[tuple[str, str], ...]:
    """Each gap in a sentence, with its article."""
    return (*_papers(ground), *_proposal(ground), *_trial(ground), *_minister(ground))


def _papers(ground: Ground) -> list[tuple[str, str]]:
    return [(f"Belum tercatat: {name}.", basis) for name, basis in ground.missing_papers]


def _proposal(ground: Ground) -> list[tuple[str, str]]:
    found = []
    if not ground.is_conflict_free:
        found.append(("Inisiator belum menyatakan bebas dari konflik kepentingan.", "PP 38/2017 Pasal 3 huruf d"))
    if not ground.measures:
        found.append(("Belum ada ukuran hasil yang dapat dipertanggungjawabkan.", "PP 38/2017 Pasal 3 huruf h"))
    if ground.late_reason is not None:
        reason = ground.late_reason.strip() or "tidak disebutkan"
        found.append((f"Penilaian melewati 10 hari kerja. Alasan: {reason}", "PP 38/2017 Pasal 13 ayat (1)"))
    return found


def _trial(ground: Ground) -> list[tuple[str, str]]:
    if not ground.with_trial:
        return []
    found = []
    if not ground.stages:
        found.append(("Tahap uji coba belum didokumentasikan.", "PP 38/2017 Pasal 17 ayat (1)"))
    if not ground.periodic_reports:
        found.append(("Belum ada laporan berkala pelaksana.", "PP 38/2017 Pasal 16 ayat (4)"))
    found += [(f"Belum diukur: {name}.", "PP 38/2017 Pasal 3 huruf h") for name in ground.unmeasured]
    return found


def _minister(ground: Ground) -> list[tuple[str, str]]:
    found = []
    if ground.state in DECREED and not ground.is_decree_conveyed:
        found.append(("Keputusan kepala daerah belum disampaikan kepada Menteri.", "PP 38/2017 Pasal 15 ayat (1)"))
    if ground.state == State.DITERAPKAN and not ground.is_application_reported:
        due = f" (paling lambat {long_date(ground.application_due)})" if ground.application_due else ""
        found.append((f"Penerapan belum dilaporkan kepada Menteri{due}.", "PP 38/2017 Pasal 20 ayat (4)"))
    return found
