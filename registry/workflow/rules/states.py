"""The words of the legal process: states, initiators, forms, criteria, stages (PP 38/2017; law.md 2.1)."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "DRAFT"
    IZIN = "IZIN"
    PARIPURNA = "PARIPURNA"
    PENERUSAN = "PENERUSAN"
    TIM = "TIM"
    VERIFIKASI = "VERIFIKASI"
    EVALUASI = "EVALUASI"
    LENGKAPI = "LENGKAPI"
    TIDAK_LAYAK = "TIDAK_LAYAK"
    LAYAK = "LAYAK"
    DITETAPKAN = "DITETAPKAN"
    UJI_COBA = "UJI_COBA"
    EVALUASI_UJI = "EVALUASI_UJI"
    HENTI_USUL = "HENTI_USUL"
    DIHENTIKAN = "DIHENTIKAN"
    SIAP_TERAP = "SIAP_TERAP"
    DITERAPKAN = "DITERAPKAN"
    TIDAK_AKTIF = "TIDAK_AKTIF"
    TERCATAT = "TERCATAT"
    DITARIK = "DITARIK"


class Initiator(StrEnum):
    """The five initiators, Art. 7(1)."""

    REGIONAL_HEAD = "kepala_daerah"
    DPRD_MEMBER = "anggota_dprd"
    CIVIL_SERVANT = "asn"
    AGENCY = "perangkat_daerah"
    CITIZEN = "masyarakat"


class Form(StrEnum):
    """The forms of innovation, Art. 4."""

    GOVERNANCE = "tata_kelola"
    PUBLIC_SERVICE = "pelayanan_publik"
    OTHER = "lainnya"


class Criterion(StrEnum):
    """The five criteria, Art. 6 a-e."""

    RENEWAL = "a"
    BENEFIT = "b"
    NO_BURDEN = "c"
    AUTHORITY = "d"
    REPLICABLE = "e"


class Stage(StrEnum):
    """The Ministry's reporting stage (clock B); derived from the legal state, never mixed with it."""

    INITIATIVE = "inisiatif"
    TRIAL = "uji_coba"
    APPLICATION = "penerapan"


class Element(StrEnum):
    """Elements of the independent team, Art. 8(4)."""

    UNIVERSITY = "perguruan_tinggi"
    EXPERT = "pakar"
    PRACTITIONER = "praktisi"


class Door(StrEnum):
    """Where a citizen's proposal comes in, Art. 12(1)."""

    REGIONAL_HEAD = "kepala_daerah"
    DPRD_CHAIR = "ketua_dprd"


class Instrument(StrEnum):
    """By which instrument the application is established, Art. 20(2)."""

    PERDA = "perda"
    PERKADA = "perkada"


TERMINAL = frozenset({State.TIDAK_LAYAK, State.DIHENTIKAN, State.TIDAK_AKTIF, State.DITARIK})
PUBLIC = frozenset(
    {
        State.DITETAPKAN,
        State.UJI_COBA,
        State.EVALUASI_UJI,
        State.HENTI_USUL,
        State.DIHENTIKAN,
        State.SIAP_TERAP,
        State.DITERAPKAN,
        State.TIDAK_AKTIF,
        State.TERCATAT,
    }
)
BEFORE_DECREE = frozenset(
    {
        State.DRAFT,
        State.IZIN,
        State.PARIPURNA,
        State.PENERUSAN,
        State.TIM,
        State.VERIFIKASI,
        State.EVALUASI,
        State.LENGKAPI,
        State.LAYAK,
    }
)
EDITABLE = frozenset({State.DRAFT, State.LENGKAPI})

_STAGES = {
    State.EVALUASI: Stage.INITIATIVE,
    State.TIM: Stage.INITIATIVE,
    State.VERIFIKASI: Stage.INITIATIVE,
    State.LENGKAPI: Stage.INITIATIVE,
    State.LAYAK: Stage.INITIATIVE,
    State.DITETAPKAN: Stage.INITIATIVE,
    State.UJI_COBA: Stage.TRIAL,
    State.EVALUASI_UJI: Stage.TRIAL,
    State.HENTI_USUL: Stage.TRIAL,
    State.DITERAPKAN: Stage.APPLICATION,
}


def reporting_stage(*, state: State, exempt_and_running: bool = False) -> Stage | None:
    """The Ministry's stage that follows from the legal state (law.md 2.4); None where nothing follows."""
    if state == State.SIAP_TERAP:
        return Stage.APPLICATION if exempt_and_running else Stage.TRIAL
    return _STAGES.get(state)
