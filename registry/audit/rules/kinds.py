"""Every kind of event, on one page."""

from enum import StrEnum


class Kind(StrEnum):
    DEMONSTRATION_OPENED = "peragaan_dibuka"
    RECORDS_GENERATED = "catatan_buatan_diisi"
    REFERENCE_CHANGED = "acuan_diubah"
    PERSON_CHANGED = "pengguna_diubah"
    PROPOSAL_CREATED = "usulan_dibuat"
    PROPOSAL_EDITED = "usulan_disunting"
    ATTACHMENT_ADDED = "lampiran_ditambah"
    ATTACHMENT_REMOVED = "lampiran_dihapus"
    STEP_TAKEN = "langkah_diambil"
    STEP_TAKEN_BACK = "langkah_dibatalkan"
    DOCUMENT_FILED = "dokumen_dicatat"
    DOCUMENT_SUPERSEDED = "dokumen_diganti"
    TEAM_CHANGED = "tim_diubah"
    CONFLICT_DECLARED = "konflik_dinyatakan"
    VOTE_CAST = "suara_diberikan"
    SHEET_SAVED = "lembar_disimpan"
    EXPERT_CHANGED = "ahli_diubah"
    TRIAL_RECORDED = "uji_coba_dicatat"
    DESIGN_ADJUSTED = "rancang_bangun_disesuaikan"
    MEASURE_RECORDED = "hasil_dicatat"
    BUDGET_CHANGED = "anggaran_diubah"
    APPLICATION_ANSWERED = "penerapan_dijawab"
    MINISTER_REPORTED = "menteri_dilapori"
    AWARD_RECORDED = "penghargaan_dicatat"
    REPLICATION_RECORDED = "replikasi_dicatat"
    RECORD_IMPORTED = "catatan_diimpor"
    REPORT_ASKED = "laporan_diminta"
    REPORT_MADE = "laporan_selesai"
    REPORT_FAILED = "laporan_gagal"
    REPORT_CANCELLED = "laporan_dibatalkan"
    REPORT_EXPIRED = "laporan_kedaluwarsa"
    REPORT_SIGNED = "laporan_ditandatangani"
    REPORT_RETRIED = "laporan_diulang"
    WORDING_SAVED = "naskah_disimpan"
    SCHEDULE_CHANGED = "jadwal_laporan_diubah"
    EDITION_LOADED = "edisi_dimuat"
    PERIOD_OPENED = "masa_dibuka"
    PERIOD_FROZEN = "masa_dibekukan"
    LEVEL_CLAIMED = "tingkat_diklaim"
    LEVEL_VERIFIED = "tingkat_diverifikasi"
    INNOVATION_REPORTED = "inovasi_dilaporkan"
    EVIDENCE_ADDED = "bukti_ditambah"
    EVIDENCE_USED = "bukti_dipakai"
    EVIDENCE_RELEASED = "bukti_dilepas"
    COPY_ASKED = "salinan_kecil_diminta"
    COPY_MADE = "salinan_kecil_selesai"
    NOTE_PINNED = "catatan_disematkan"
    SCENARIO_SAVED = "skenario_disimpan"
    EVENT_RECORDED = "acara_dicatat"
    EVENT_CHANGED = "acara_diubah"
    EVENT_EVALUATED = "acara_dinilai"
    ATTENDEE_WRITTEN = "peserta_hadir"
    ATTENDEE_STRUCK = "peserta_dicoret"
    ATTENDEES_ERASED = "nama_peserta_dihapus"
    VISIT_ASKED = "kunjungan_diminta"
    VISIT_ANSWERED = "kunjungan_dijawab"
    VISIT_WITHDRAWN = "kunjungan_dibatalkan"
    VISIT_HELD = "kunjungan_terlaksana"
    VISIT_ROOM_SET = "daya_tampung_diubah"
    VISIT_CONTACT_ERASED = "narahubung_dihapus"
    LINK_MADE = "tautan_dibuat"
    LINK_REVOKED = "tautan_dicabut"
    FOLLOW_UP_ANSWERED = "tindak_lanjut_dijawab"
    ADOPTION_STARTED = "replikasi_dimulai"
    ADOPTION_CONFIRMED = "replikasi_dikonfirmasi"
    ADOPTION_MOVED = "replikasi_maju"
    ADOPTION_TOLD = "perubahan_replikasi_ditulis"
    COOPERATION_RECORDED = "kerja_sama_dicatat"
    COOPERATION_CHANGED = "kerja_sama_diubah"
    PULSE_ASKED = "denyut_ditanyakan"
    PULSE_ANSWERED = "denyut_dijawab"
    TARGET_SAVED = "target_disimpan"
    PLAN_SAVED = "rencana_induk_disimpan"
    CLINIC_ASKED = "klinik_diminta"
    CLINIC_OFFERED = "klinik_dijadwalkan"
    CLINIC_TOLD = "klinik_diceritakan"
    ADVICE_GIVEN = "saran_disematkan"
    ADVICE_ANSWERED = "saran_dijawab"


# After these the public sees something else: a worker is woken at once, and otherwise reads the log on its next round.
PUBLIC_CHANGES = frozenset(
    {
        Kind.STEP_TAKEN,
        Kind.STEP_TAKEN_BACK,
        Kind.DESIGN_ADJUSTED,
        Kind.MEASURE_RECORDED,
        Kind.REPLICATION_RECORDED,
        Kind.RECORD_IMPORTED,
        Kind.PULSE_ANSWERED,
    }
)
