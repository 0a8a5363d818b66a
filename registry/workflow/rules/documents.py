"""Kinds of process documents (law.md 3.2) and which of them the public may read."""

from enum import StrEnum


class DocumentKind(StrEnum):
    PERMIT = "izin_tertulis_kepala_pd"
    PERMIT_REFUSAL = "penolakan_izin_kepala_pd"
    COVER_LETTER = "surat_pengantar_pd"
    ASSISTANT_APPOINTMENT = "surat_penunjukan_pembantu"
    TEAM_APPOINTMENT = "pembentukan_tim_independen"
    TEAM_MINUTES = "ba_tim_independen"
    PLENARY_DECISION = "keputusan_rapat_paripurna"
    DPRD_DELIVERY = "surat_penyampaian_dprd"
    VERIFICATION_SHEET = "lembar_verifikasi"
    RECEIPT = "tanda_terima"
    DPRD_FORWARDING = "surat_penerusan_ketua_dprd"
    EVALUATION_SHEET = "lembar_evaluasi"
    CONVEYING_LETTER = "surat_penyampaian_ke_kdh"
    DECREE = "keputusan_kepala_daerah"
    DECREE_REFUSAL = "catatan_tidak_ditetapkan"
    DECREE_TO_MINISTER = "penyampaian_ke_menteri"
    EXEMPTION = "pernyataan_tanpa_uji_coba"
    TRIAL_REPORT = "laporan_berkala_uji_coba"
    FINAL_REPORT = "laporan_akhir_uji_coba"
    OVERALL_EVALUATION = "evaluasi_menyeluruh"
    RESULT_TO_HEAD = "penyampaian_hasil_ke_kdh"
    AMENDED_DECREE = "perubahan_keputusan_kepala_daerah"
    STOP_REPORT = "laporan_penghentian"
    STOP_APPROVAL = "persetujuan_penghentian"
    STOP_REFUSAL = "catatan_penolakan_penghentian"
    STOP_NOTICE = "pemberitahuan_penghentian_ke_menteri"
    INSTRUMENT = "perda_atau_perkada"
    APPLICATION_REPORT = "laporan_penerapan_ke_menteri"
    DEACTIVATION = "dasar_tidak_aktif"
    DISSEMINATION = "penyebarluasan_menteri"
    CRITERIA_CHECK = "pemeriksaan_kriteria_pasal_35"
    AWARD = "keputusan_penghargaan"
    REPLICATION = "dokumen_replikasi"
    SIGNED_REPORT = "laporan_evaluasi_ditandatangani"


# UU 14/2008 Art. 11(1): decisions and policies with their papers; the rest stays with the officials.
PUBLIC_KINDS = frozenset(
    {
        DocumentKind.DECREE,
        DocumentKind.AMENDED_DECREE,
        DocumentKind.INSTRUMENT,
        DocumentKind.EXEMPTION,
        DocumentKind.STOP_APPROVAL,
    }
)
