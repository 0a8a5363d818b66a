"""Which papers exist, and in which formats each comes."""

from enum import StrEnum

from registry.reports.rules.formats import Format


class ReportKind(StrEnum):
    PROPOSAL = "evaluasi_usulan"
    OVERALL = "evaluasi_menyeluruh"
    DOSSIER = "berkas_indeks"
    REGION_DOSSIER = "berkas_indeks_daerah"
    EVALUATION_SHEET = "lembar_evaluasi"
    VERIFICATION_SHEET = "lembar_verifikasi"
    TEAM_MINUTES = "ba_tim_independen"
    CONVEYING_LETTER = "surat_penyampaian"
    DECREE = "draf_keputusan"
    REGULATION = "draf_perkada"
    TRIAL_REPORT = "laporan_uji_coba"
    FINAL_REPORT = "laporan_akhir"
    STOP_REPORT = "laporan_penghentian"
    MINISTER_LETTER = "laporan_menteri"
    APPLICATION_REPORT = "laporan_penerapan"
    BRIEFING = "briefing"
    INNOVATION_SHEET = "lembar_inovasi"
    RECEIPT = "tanda_terima"
    LIST = "daftar"
    BUNDLE = "kumpulan"
    RECAP = "rekap"
    OVERDUE = "terlambat"
    YEARLY = "laporan_tahunan"
    STATEMENT = "pernyataan_replikasi"
    INVITATION = "undangan_kegiatan"
    ATTENDANCE = "daftar_hadir"
    CERTIFICATE = "sertifikat"


EDITABLE = (Format.PDF, Format.DOCX)
FORMATS: dict[str, tuple[Format, ...]] = {
    ReportKind.PROPOSAL: EDITABLE,
    ReportKind.OVERALL: EDITABLE,
    ReportKind.DOSSIER: (Format.ZIP, Format.XLSX),
    ReportKind.REGION_DOSSIER: (Format.ZIP, Format.XLSX),
    ReportKind.EVALUATION_SHEET: EDITABLE,
    ReportKind.VERIFICATION_SHEET: EDITABLE,
    ReportKind.TEAM_MINUTES: EDITABLE,
    ReportKind.CONVEYING_LETTER: EDITABLE,
    ReportKind.DECREE: EDITABLE,
    ReportKind.REGULATION: EDITABLE,
    ReportKind.TRIAL_REPORT: EDITABLE,
    ReportKind.FINAL_REPORT: EDITABLE,
    ReportKind.STOP_REPORT: EDITABLE,
    ReportKind.MINISTER_LETTER: EDITABLE,
    ReportKind.APPLICATION_REPORT: EDITABLE,
    ReportKind.BRIEFING: EDITABLE,
    ReportKind.INNOVATION_SHEET: (Format.PDF,),
    ReportKind.RECEIPT: (Format.PDF,),
    ReportKind.LIST: (Format.XLSX, Format.CSV),
    ReportKind.BUNDLE: (Format.ZIP,),
    ReportKind.RECAP: (Format.PDF, Format.DOCX, Format.XLSX),
    ReportKind.OVERDUE: (Format.PDF, Format.DOCX, Format.XLSX),
    ReportKind.YEARLY: (Format.PDF, Format.DOCX, Format.XLSX),
    ReportKind.STATEMENT: EDITABLE,
    ReportKind.INVITATION: EDITABLE,
    ReportKind.ATTENDANCE: EDITABLE,
    ReportKind.CERTIFICATE: (Format.PDF, Format.ZIP),
}
"""The first is the one that is made when none is named."""
EVALUATIONS = frozenset({ReportKind.PROPOSAL, ReportKind.OVERALL})
"""The reports that an office signs."""
BUNDLED = (ReportKind.PROPOSAL, ReportKind.OVERALL)
"""What can be asked for many proposals at once."""
OWED = frozenset({ReportKind.RECEIPT})
"""What the registry owes to who has no account: nobody asks for it or stops it, and its file is kept for good."""


def is_whole(*, kind: str, format: str) -> bool:
    """Whether the paper is a file of parts that are made each for itself."""
    return kind == ReportKind.BUNDLE or (kind == ReportKind.CERTIFICATE and format == Format.ZIP)


class Stage(StrEnum):
    """Where in the life of a proposal its papers stand, on its page."""

    JUDGING = "penilaian"
    DECREE = "penetapan"
    TRIAL = "uji_coba"
    APPLICATION = "penerapan"


GROUPS: dict[Stage, tuple[ReportKind, ...]] = {
    Stage.JUDGING: (
        ReportKind.EVALUATION_SHEET,
        ReportKind.VERIFICATION_SHEET,
        ReportKind.TEAM_MINUTES,
        ReportKind.PROPOSAL,
        ReportKind.CONVEYING_LETTER,
        ReportKind.BRIEFING,
    ),
    Stage.DECREE: (ReportKind.DECREE, ReportKind.MINISTER_LETTER),
    Stage.TRIAL: (
        ReportKind.TRIAL_REPORT,
        ReportKind.FINAL_REPORT,
        ReportKind.STOP_REPORT,
        ReportKind.OVERALL,
    ),
    Stage.APPLICATION: (
        ReportKind.REGULATION,
        ReportKind.APPLICATION_REPORT,
        ReportKind.INNOVATION_SHEET,
    ),
}
"""The papers of one proposal, in the order of the law."""
