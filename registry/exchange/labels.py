"""Words of the exchange: kinds of event, states of a visit, stages of a replication, refusals."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.catalogue.rules.signs import Sign
from registry.exchange.rules.agreements import AgreementState
from registry.exchange.rules.board import Phase
from registry.exchange.rules.clinic import Advised, Wait
from registry.exchange.rules.evaluation import Question
from registry.exchange.rules.events import EventKind, Rights
from registry.exchange.rules.links import Purpose
from registry.exchange.rules.pulse import SILENT
from registry.exchange.rules.replications import Side, Stage
from registry.exchange.rules.visits import Adopted, VisitStatus
from registry.people.rules.roles import Permission

EVENT_KIND_LABELS = {
    EventKind.WORKSHOP: _("Lokakarya"),
    EventKind.BIMTEK: _("Bimbingan teknis"),
    EventKind.TRAINING: _("Pelatihan"),
    EventKind.DISCUSSION: _("Diskusi kelompok terarah"),
    EventKind.VISIT: _("Kunjungan"),
    EventKind.MEETING: _("Rapat"),
    EventKind.COORDINATION: _("Rapat koordinasi"),
    EventKind.FORUM: _("Forum"),
    EventKind.LABORATORY: _("Laboratorium inovasi"),
    EventKind.OUTREACH: _("Sosialisasi"),
    EventKind.CONTEST: _("Lomba"),
    EventKind.ASSESSMENT: _("Penilaian"),
    EventKind.PRESENTATION: _("Presentasi penilaian"),
    EventKind.FIELD_CHECK: _("Validasi lapangan"),
    EventKind.AWARDING: _("Penganugerahan"),
    EventKind.LAUNCH: _("Peluncuran"),
    EventKind.OTHER: _("Lainnya"),
}
CONFIDENCE_LABELS = {"tinggi": _("tinggi"), "sedang": _("sedang"), "rendah": _("rendah")}
RIGHTS_LABELS = {
    Rights.OPEN: _("Terbuka: boleh dibagikan dengan menyebut sumber"),
    Rights.READ: _("Boleh dibaca, tidak boleh diterbitkan ulang"),
    Rights.PARTICIPANTS: _("Hanya untuk peserta acara"),
    Rights.INTERNAL: _("Tidak diteruskan: hanya untuk petugas"),
    Rights.UNKNOWN: _("Belum diketahui: tidak dibagikan"),
}
PURPOSE_LABELS = {
    Purpose.EVALUATION: _("Penilaian peserta"),
    Purpose.MATERIALS: _("Bahan untuk peserta"),
    Purpose.CHECK_IN: _("Daftar hadir"),
}
QUESTION_LABELS = {
    Question.TOPICS: _("Seberapa berguna materinya bagi pekerjaan Anda?"),
    Question.SPEAKERS: _("Bagaimana narasumber atau tuan rumahnya?"),
    Question.ORGANISATION: _("Bagaimana penyelenggaraannya?"),
}
QUESTION_HEADS = {
    Question.TOPICS: _("Kegunaan materi"),
    Question.SPEAKERS: _("Narasumber"),
    Question.ORGANISATION: _("Penyelenggaraan"),
}
SCALE_LABELS = {
    1: _("1 – sangat kurang"),
    2: _("2 – kurang"),
    3: _("3 – cukup"),
    4: _("4 – baik"),
    5: _("5 – sangat baik"),
}
VISIT_STATUS_LABELS = {
    VisitStatus.ASKED: _("Menunggu jawaban"),
    VisitStatus.PROPOSED: _("Tanggal lain diusulkan"),
    VisitStatus.ACCEPTED: _("Diterima"),
    VisitStatus.DECLINED: _("Tidak dapat diterima"),
    VisitStatus.WITHDRAWN: _("Dibatalkan pemohon"),
    VisitStatus.HELD: _("Terlaksana"),
}
VISIT_TONES = {
    VisitStatus.ASKED: "wait",
    VisitStatus.PROPOSED: "new",
    VisitStatus.ACCEPTED: "ok",
    VisitStatus.DECLINED: "stop",
    VisitStatus.WITHDRAWN: "neutral",
    VisitStatus.HELD: "ok",
}
ADOPTED_LABELS = {
    Adopted.APPLIED: _("Sudah ada yang diterapkan"),
    Adopted.PREPARING: _("Sedang disiapkan"),
    Adopted.NOT_YET: _("Belum ada"),
    Adopted.NO: _("Tidak akan diterapkan"),
}
STAGE_LABELS = {
    Stage.INTEREST: _("Minat"),
    Stage.VISIT: _("Kunjungan"),
    Stage.AGREEMENT: _("Perjanjian"),
    Stage.ADAPTATION: _("Adaptasi"),
    Stage.RUNNING: _("Berjalan"),
    Stage.EVALUATED: _("Dinilai"),
    Stage.DROPPED: _("Tidak dilanjutkan"),
}
STAGE_TONES = {Stage.RUNNING: "ok", Stage.EVALUATED: "ok", Stage.DROPPED: "stop"}
SIDE_LABELS = {Side.ORIGIN: _("Daerah asal"), Side.ADOPTER: _("Daerah penerap")}
SIGN_LABELS = {
    Sign.ALIVE: _("Masih berjalan"),
    Sign.STALLED: _("Tersendat"),
    Sign.STOPPED: _("Berhenti"),
}
SAID_LABELS: dict[str, Any] = dict(SIGN_LABELS) | {SILENT: _("Belum menjawab")}
SIGN_TONES = {Sign.ALIVE: "ok", Sign.STALLED: "wait", Sign.STOPPED: "stop"}
ADVISED_LABELS = {
    Advised.OPEN: _("Belum dijawab"),
    Advised.DONE: _("Dikerjakan"),
    Advised.NOT_DONE: _("Tidak dikerjakan"),
}
CLINIC_WAIT_LABELS = {
    Wait.ANSWER: _("Jawab saran klinik"),
    Wait.MEETING: _("Pertemuan klinik"),
    Wait.APPOINTMENT: _("Tawarkan pertemuan klinik"),
    Wait.ADVICE: _("Sematkan saran klinik"),
}
PHASE_LABELS = {
    Phase.JUDGED: _("Dinilai"),
    Phase.DECREED: _("Ditetapkan"),
    Phase.TRIED: _("Uji coba"),
    Phase.READY: _("Siap terap"),
    Phase.APPLIED: _("Diterapkan"),
    Phase.ENDED: _("Selesai"),
    Phase.SOURCED: _("Catatan sumber"),
}
WAITED_LABELS = {
    Permission.WRITE: _("Pengusul"),
    Permission.WRITE_FOR_AGENCY: _("Perangkat daerah pengusul"),
    Permission.GRANT: _("Kepala perangkat daerah"),
    Permission.RECORD_DPRD: _("DPRD"),
    Permission.EVALUATE: _("Perangkat daerah litbang"),
    Permission.CONVEY: _("Kepala perangkat daerah litbang"),
    Permission.RECORD_HEAD: _("Kepala daerah"),
    Permission.EXECUTE: _("Perangkat daerah pelaksana"),
    Permission.LEGAL: _("Bagian hukum"),
}
AGREEMENT_STATE_LABELS = {
    AgreementState.RUNNING: _("Berjalan"),
    AgreementState.ENDING: _("Segera berakhir"),
    AgreementState.ENDED: _("Berakhir"),
}
AGREEMENT_TONES = {AgreementState.RUNNING: "ok", AgreementState.ENDING: "wait", AgreementState.ENDED: "neutral"}
SUBJECTS = {
    "agreement_number": _("nomor perjanjian"),
    "agreement_subject": _("tentang apa perjanjian itu"),
    "event_title": _("nama acara"),
    "speaker": _("siapa yang berbicara"),
    "material": _("judul bahan"),
    "office": _("perangkat daerah pemohon"),
    "contact_name": _("nama narahubung"),
    "contact": _("nomor telepon atau surel"),
    "topics": _("yang ingin dipelajari"),
    "visit_reason": _("alasan"),
    "adopted_what": _("apa yang diterapkan"),
    "changed_what": _("yang diubah"),
    "adopter_office": _("perangkat daerah yang menerapkan"),
    "agreement": _("perjanjian"),
    "stage": _("tahap"),
    "pulse_reason": _("alasan berhenti"),
    "clinic_question": _("yang ingin ditanyakan"),
    "clinic_place": _("tempat atau alamat pertemuan"),
    "clinic_outcome": _("yang berubah"),
    "advice_text": _("saran"),
    "advice_word": _("keterangan"),
    "plan_number": _("nomor dokumen RIPJ PID"),
    "attendee_office": _("perangkat daerah atau lembaga"),
    "struck_reason": _("alasan dicoret"),
}
PROBLEMS = {
    "source_missing": _("Sebutkan sumbernya: alamat halaman, surat, atau undangan. Acara tanpa sumber tidak dicatat."),
    "year_out_of_range": _("Tahun %(subject)s tidak mungkin; periksa lagi."),
    "stale_event": _("Catatan ini diubah orang lain sementara Anda menulis. Buka lagi, lalu ulangi perubahan Anda."),
    "guests_out_of_range": _("Jumlah orang ditulis dari 1 sampai %(subject)s."),
    "visit_date_missing": _("Pilih tanggal kunjungan."),
    "visit_in_past": _("Tanggal %(subject)s sudah lewat atau hari ini. Pilih tanggal mulai besok."),
    "visit_too_far": _("Tanggal %(subject)s lebih dari setahun lagi. Pilih tanggal dalam 12 bulan ke depan."),
    "visit_not_open": _("Permintaan ini sudah dijawab; langkah itu tidak terbuka lagi."),
    "visit_not_yet": _("Kunjungan dijadwalkan %(subject)s; catat pelaksanaannya pada atau sesudah hari itu."),
    "visit_event_early": _("Halaman kegiatan dibuka mulai hari kunjungan, %(subject)s."),
    "attendance_missing": _("Isi berapa orang yang hadir."),
    "visit_clash": _(
        "Pada tanggal itu sudah ada: %(subject)s. Pilih tanggal lain, atau centang bahwa keduanya dapat berjalan."
    ),
    "visit_over_capacity": _(
        "Rombongan ini melebihi daya tampung %(subject)s orang. Centang bahwa Anda tetap dapat menerimanya, atau usulkan jumlah lain."
    ),
    "visit_unknown_innovation": _("Hanya inovasi terbit di daerah tujuan yang dapat dipilih."),
    "adopted_missing": _("Pilih salah satu jawaban."),
    "follow_up_early": _("Tautan ini baru dibuat mulai %(subject)s."),
    "follow_up_answered": _("Tindak lanjut ini sudah dijawab."),
    "link_revoked": _("Tautan ini sudah dicabut. Minta tautan baru kepada daerah yang mengirimnya."),
    "link_used": _("Tautan ini sudah dipakai; jawaban Anda sudah tersimpan."),
    "link_expired": _("Masa berlaku tautan ini sudah habis. Minta tautan baru kepada daerah yang mengirimnya."),
    "link_broken": _("Tautan ini tidak utuh. Salin lagi seluruh alamatnya dari pesan yang Anda terima."),
    "link_not_needed": _("Daerah ini memakai registri; konfirmasinya lewat akun perangkat daerahnya sendiri."),
    "origin_not_published": _("Inovasi ini belum terbit. Hanya inovasi yang terbit di katalog yang dapat direplikasi."),
    "adopter_is_origin": _("Daerah asal dan penerap sama. Di daerah yang sama, pilih perangkat daerah yang lain."),
    "adopter_not_known": _("Perangkat daerah itu bukan milik daerah penerap."),
    "adoption_exists": _("Replikasi inovasi ini oleh perangkat daerah itu sudah tercatat dan masih berjalan."),
    "stage_out_of_order": _("Tahap itu tidak terbuka dari tahap sekarang."),
    "stage_of_adopter": _("Tahap itu dicatat daerah penerap sendiri."),
    "adopter_not_confirmed": _("Daerah penerap belum mengonfirmasi replikasi ini."),
    "confirm_other_region": _(
        "Replikasi ini menyebut %(subject)s sebagai penerap; hanya perangkat daerah litbang daerah itu yang dapat mengonfirmasinya."
    ),
    "agreement_ends_early": _("Tanggal berakhir mendahului tanggal perjanjian."),
    "agreement_with_itself": _("Pilih daerah lain sebagai mitra."),
    "agreement_renewed": _("Perjanjian itu sudah dilanjutkan; catat perpanjangan dari yang terbaru."),
    "agreement_other_partner": _("Perpanjangan dibuat dengan daerah mitra yang sama."),
    "agreement_before_last": _("Perpanjangan tidak mendahului perjanjian yang dilanjutkannya."),
    "agreement_links_foreign": _("Hanya replikasi dan kunjungan daerah Anda yang dapat dikaitkan."),
    "pulse_not_running": _("Inovasi ini tidak sedang diuji coba atau diterapkan, sehingga tidak ditanya lagi."),
    "pulse_nobody": _("Tidak ada inovasi yang belum menjawab di sini."),
    "sign_missing": _("Pilih salah satu: masih berjalan, tersendat, atau berhenti."),
    "target_stage_unknown": _("Pilih tahapan dari daftar."),
    "target_out_of_range": _("Tiap angka ditulis dari 0 sampai %(subject)s."),
    "plan_date_ahead": _("Tanggal dokumen tidak boleh sesudah hari ini."),
    "plan_not_pdf": _("Berkas RIPJ PID harus PDF."),
    "stale_target": _("Ini sudah disimpan orang lain sementara Anda menulis. Buka lagi, lalu ulangi perubahan Anda."),
    "clinic_day_past": _("Pilih tanggal pertemuan mulai hari ini."),
    "advised_missing": _("Pilih: dikerjakan atau tidak dikerjakan."),
    "offspring_not_published": _("Inovasi itu belum terbit. Salin alamat halamannya dari katalog."),
    "offspring_of_other": _("Inovasi itu bukan milik daerah penerap."),
    "offspring_is_older": _("Inovasi itu asal dari yang direplikasi ini, sehingga tidak dapat lahir darinya."),
    "material_file_or_address": _("Pilih berkas, atau tulis alamatnya: salah satu saja."),
    "material_address_foreign": _("Alamat bahan dimulai dengan https:// atau http://."),
    "rights_unknown": _("Pilih hak pakai dari daftar."),
    "event_day_unknown": _("Tanggal acara ini belum diketahui. Lengkapi tanggalnya dulu lewat tombol Betulkan."),
    "evaluation_early": _("Acara berlangsung sampai %(subject)s; penilaian dibuka mulai hari itu."),
    "evaluation_end": _("Pilih tanggal penutupan mulai hari ini, paling lama %(subject)s hari lagi."),
    "mark_out_of_scale": _("Pilih satu angka dari 1 sampai 5."),
    "event_day_over": _("Acara ini berakhir %(subject)s; daftar hadirnya lewat tautan sudah ditutup."),
    "check_in_early": _("Daftar hadir dibuka pada hari acara, %(subject)s."),
    "day_not_of_event": _("Pilih hari acara yang sudah tiba."),
    "region_unknown": _("Pilih daerah dari daftar."),
    "materials_none": _("Belum ada bahan yang boleh dibuka peserta."),
    "already_confirmed": _("Sisi ini sudah dikonfirmasi."),
}
