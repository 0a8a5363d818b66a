"""Words for reports and jobs."""

from django.utils.translation import gettext_lazy as _

REPORT_KIND_LABELS = {
    "evaluasi_usulan": _("Laporan evaluasi usulan"),
    "evaluasi_menyeluruh": _("Laporan evaluasi menyeluruh"),
    "berkas_indeks": _("Berkas indeks inovasi"),
    "berkas_indeks_daerah": _("Berkas indeks daerah"),
    "lembar_evaluasi": _("Lembar evaluasi"),
    "lembar_verifikasi": _("Lembar verifikasi"),
    "ba_tim_independen": _("Berita acara tim independen"),
    "surat_penyampaian": _("Surat penyampaian kepada kepala daerah"),
    "draf_keputusan": _("Draf keputusan kepala daerah"),
    "draf_perkada": _("Draf peraturan kepala daerah"),
    "laporan_uji_coba": _("Laporan berkala uji coba"),
    "laporan_akhir": _("Laporan akhir uji coba"),
    "laporan_penghentian": _("Laporan penghentian uji coba"),
    "laporan_menteri": _("Laporan inovasi kepada Menteri"),
    "laporan_penerapan": _("Laporan penerapan kepada Menteri"),
    "briefing": _("Ringkasan untuk kepala daerah"),
    "lembar_inovasi": _("Lembar inovasi"),
    "tanda_terima": _("Tanda terima usulan"),
    "daftar": _("Daftar usulan"),
    "kumpulan": _("Kumpulan laporan"),
    "rekap": _("Rekapitulasi usulan"),
    "terlambat": _("Daftar keterlambatan"),
    "laporan_tahunan": _("Laporan tahunan inovasi daerah"),
    "pernyataan_replikasi": _("Pernyataan replikasi"),
    "undangan_kegiatan": _("Undangan kegiatan"),
    "daftar_hadir": _("Daftar hadir"),
    "sertifikat": _("Sertifikat peserta"),
}
PAPER_STAGE_LABELS = {
    "penilaian": _("Penilaian"),
    "penetapan": _("Penetapan"),
    "uji_coba": _("Uji coba"),
    "penerapan": _("Penerapan"),
}
LIST_LABELS = {
    "usulan": _("Daftar usulan"),
    "tugas": _("Tugas saya"),
    "menunggu": _("Menunggu pihak lain"),
    "nomor_surat": _("Nomor surat"),
    "laporan": _("Daftar laporan"),
    "jadwal": _("Jadwal laporan"),
    "kegiatan": _("Daftar kegiatan"),
    "kunjungan": _("Permintaan kunjungan belajar"),
    "replikasi": _("Daftar replikasi"),
    "kerja_sama": _("Kerja sama antardaerah"),
    "klinik": _("Klinik inovasi"),
    "papan": _("Papan inovasi daerah"),
    "papan_daftar": _("Papan: daftar inovasi"),
    "denyut": _("Denyut inovasi"),
    "denyut_daftar": _("Denyut: daftar inovasi"),
    "strategi": _("Strategi inovasi"),
    "strategi_daftar": _("Strategi: yang tercapai"),
    "indeks": _("Indeks: inovasi yang dilaporkan"),
    "baris_indeks": _("Indeks: baris inovasi"),
    "selisih_verifikasi": _("Indeks: dari diklaim ke diverifikasi"),
    "selisih_perkiraan": _("Indeks: dari diklaim ke diperkirakan"),
    "baris_daerah": _("Indeks: baris daerah (SPD)"),
    "bukti": _("Dokumen bukti"),
}
FORMAT_LABELS = {"pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX", "csv": "CSV", "zip": "ZIP"}
JOB_STATE_LABELS = {
    "antre": _("Menunggu giliran"),
    "berjalan": _("Sedang dibuat"),
    "selesai": _("Selesai"),
    "gagal": _("Gagal"),
    "batal": _("Dibatalkan"),
    "kedaluwarsa": _("Kedaluwarsa"),
}
RHYTHM_LABELS = {
    "bulan": _("Setiap bulan"),
    "triwulan": _("Setiap triwulan"),
    "tahun": _("Setiap tahun"),
}
AUDIENCE_LABELS = {
    "kepala_pd": _("Kepala perangkat daerah"),
    "kepala_daerah": _("Kepala daerah"),
    "litbang": _("Perangkat daerah litbang"),
}
NAMES_LABELS = {
    "semua": _("Semua usulan yang diajukan disebut namanya"),
    "sejak_layak": _("Nama disebut sejak dinyatakan layak"),
}
REGIONAL_CONTENTS = {
    "rekap": _(
        "Gerak selama periode dan keadaan setiap usulan menurut perangkat daerah, inisiator, urusan, dan tahapan, dengan daftarnya."
    ),
    "terlambat": _(
        "Langkah dan laporan yang lewat jatuh tempo: berapa lama, pada siapa, dasarnya, dan kolom alasan; juga yang diselesaikan terlambat beserta alasannya."
    ),
    "laporan_tahunan": _(
        "Dasar hukum, cara menghitung, daftar inovasi, indeks, perbandingan perangkat daerah, uji coba, penerapan, penghentian, pendanaan, pertukaran, penghargaan, dan rekomendasi."
    ),
}
_OFFICES = _("Perangkat daerah litbang, pengawas, dan administrator; kepala daerah bila dijadwalkan untuknya.")
_OFFICES_AND_AGENCIES = _(
    "Perangkat daerah litbang, pengawas, administrator, dan perekam keputusan kepala daerah; kepala dan petugas perangkat daerah untuk perangkat daerahnya sendiri."
)
REGIONAL_READERS = {
    "rekap": _OFFICES_AND_AGENCIES,
    "terlambat": _OFFICES_AND_AGENCIES,
    "laporan_tahunan": _OFFICES,
}
STEP_LABELS = {
    "": _("Menunggu"),
    "fakta": _("Membaca fakta yang dibekukan"),
    "tata_letak": _("Menyusun halaman"),
    "simpan": _("Menyimpan berkas"),
    "selesai": _("Selesai"),
}
FAILURE_LABELS = {
    "timeout": _("Laporan belum selesai disusun dalam batas waktu. Coba lagi; bila tetap gagal, hubungi pengelola."),
    "crashed": _("Penyusun laporan berhenti sebelum selesai. Coba lagi; bila tetap gagal, hubungi pengelola."),
    "gone": _("Usulan laporan ini sudah tidak ada."),
    "nameless": _("Peserta ini dicoret atau namanya sudah dihapus setelah masa simpannya."),
    "not_open": _("Usulan ini tidak lagi dalam keadaan yang laporannya dapat dibuat."),
    "too_long": _("Daftar ini lebih panjang dari satu lembar XLSX. Minta sebagai CSV atau persempit saringannya."),
    "refused": _("Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola."),
    "storage": _("Berkas laporan tidak dapat disimpan. Hubungi pengelola: mungkin tempat penyimpanan penuh."),
    "broken": _("Laporan tidak dapat dibuat karena kesalahan sistem. Hubungi pengelola."),
    "attempts": _(
        "Laporan tidak selesai setelah beberapa kali dicoba. Coba lagi; bila tetap gagal, hubungi pengelola."
    ),
}
PHRASE_LABELS = {
    "undang_undang_pembentukan": _("Undang-undang pembentukan daerah"),
    "menimbang": _("Menimbang"),
    "mengingat": _("Mengingat"),
    "penutup_keputusan": _("Penutup keputusan"),
    "pembuka_perkada": _("Pembuka rancangan Perkada"),
    "pasal_perkada": _("Pasal-pasal rancangan Perkada"),
    "penutup_perkada": _("Penutup rancangan Perkada"),
    "pembuka_surat": _("Pembuka surat"),
    "penutup_surat": _("Penutup surat"),
    "pembuka_berita_acara": _("Pembuka berita acara"),
    "penutup_berita_acara": _("Penutup berita acara"),
}
FRAME_LABELS = {
    "letterhead": _("Kop surat"),
    "city": _("Tempat penandatanganan"),
    "head_office": _("Jabatan kepala daerah"),
    "rnd_office": _("Jabatan kepala perangkat daerah litbang"),
}
LEFT_OUT_LABELS = {
    "not_open": _("Laporan jenis ini belum dapat dibuat dalam keadaannya sekarang."),
    "not_asked": _("Laporannya hanya diminta oleh yang menangani usulan itu."),
}
PROBLEMS = {
    "list_empty": _("Tidak ada baris dalam daftar ini."),
    "list_too_long": _("Daftar ini terlalu panjang (%(subject)s baris). Persempit saringannya."),
    "bundle_empty": _("Tidak satu pun dari usulan yang dipilih dapat dibuatkan laporan jenis ini."),
    "bundle_too_large": _("Paling banyak %(subject)s usulan sekaligus. Persempit saringannya."),
    "schedule_whole_region": _("Laporan tahunan memuat seluruh daerah; pilih penerima lain."),
    "replication_unconfirmed": _("Pernyataan dibuat setelah kedua daerah mengonfirmasi replikasi ini."),
    "nobody_named": _("Belum ada peserta yang menuliskan namanya."),
    "certificates_too_many": _("Paling banyak %(subject)s sertifikat sekaligus."),
    "visit_without_innovations": _("Belum ada inovasi yang dipilih untuk kunjungan ini."),
    "event_is_over": _("Undangan dibuat sebelum acara berlangsung; acara ini sudah lewat."),
    "schedule_agency": _("Perangkat daerah dipilih dari daerah ini dan hanya untuk kepala perangkat daerah."),
}
INPUT_LABELS = {
    "year": _("Tahun"),
    "list": _("Daftar"),
    "text": _("Kata yang dicari"),
    "state": _("Keadaan"),
    "stage": _("Tahapan"),
    "initiator": _("Inisiator"),
    "agency_id": _("Perangkat daerah"),
    "affair_id": _("Urusan"),
    "overdue": _("Jatuh tempo"),
    "sort": _("Urutan"),
    "office": _("Jabatan peminta"),
    "rows": _("Baris saat diminta"),
    "kind": _("Jenis laporan"),
    "count": _("Banyaknya laporan"),
    "left_out": _("Tidak disertakan"),
    "period": _("Periode"),
    "late": _("Keterlambatan"),
    "missed": _("Periode yang terlewat"),
    "names": _("Nama usulan"),
    "letter_kind": _("Jenis surat"),
    "whose": _("Milik siapa"),
    "event_kind": _("Jenis kegiatan"),
    "region": _("Daerah"),
    "phase": _("Tahap"),
    "waits_on": _("Menunggu siapa"),
    "first_time": _("Pertama kali"),
    "quarter": _("Triwulan"),
    "answer": _("Jawaban"),
    "figure": _("Angka"),
    "period_year": _("Masa pelaporan"),
    "cause": _("Sebab"),
}
"""What stands in the `parameters` of a job, in words; a key without a word is not shown."""
_RND = "perangkat daerah yang membidangi penelitian dan pengembangan"
ROUTES = {
    "kepala_daerah": (
        "Inisiatif kepala daerah dibahas oleh tim independen yang dibentuk khusus untuk usulan ini dari unsur perguruan "
        f"tinggi, pakar, dan/atau praktisi, dengan koordinasi kepala {_RND}. Bila dinyatakan layak, inovasi ditetapkan "
        "dengan keputusan kepala daerah.",
        "PP 38/2017 Pasal 7 ayat (1) huruf a, Pasal 8, dan Pasal 14 ayat (2) huruf a",
    ),
    "anggota_dprd": (
        "Inisiatif anggota DPRD dibahas dan dinyatakan layak dalam rapat paripurna DPRD, disampaikan kepada kepala "
        f"daerah, lalu diverifikasi oleh {_RND} terhadap kriteria Pasal 6.",
        "PP 38/2017 Pasal 7 ayat (1) huruf b, Pasal 9, dan Pasal 14 ayat (2) huruf b; UU 23/2014 Pasal 388 ayat (2)-(3)",
    ),
    "asn": (
        "Inisiatif aparatur sipil negara memerlukan izin tertulis kepala perangkat daerahnya dan menjadi inovasi "
        f"perangkat daerah itu. Usulan dievaluasi oleh {_RND}; bila layak, disampaikan kepada kepala daerah.",
        "PP 38/2017 Pasal 7 ayat (1) huruf c, Pasal 10, Pasal 13, dan Pasal 14 ayat (2) huruf c; "
        "UU 23/2014 Pasal 388 ayat (4)",
    ),
    "perangkat_daerah": (
        f"Inisiatif perangkat daerah disampaikan kepada {_RND} untuk dievaluasi paling lama 10 hari kerja; bila layak, "
        "disampaikan kepada kepala daerah.",
        "PP 38/2017 Pasal 7 ayat (1) huruf d, Pasal 11, Pasal 13, dan Pasal 14 ayat (2) huruf c",
    ),
    "masyarakat": (
        "Inisiatif anggota masyarakat disampaikan kepada ketua DPRD dan/atau kepala daerah, lalu dievaluasi oleh "
        f"{_RND} paling lama 10 hari kerja; bila layak, disampaikan kepada kepala daerah.",
        "PP 38/2017 Pasal 7 ayat (1) huruf e, Pasal 12, Pasal 13, dan Pasal 14 ayat (2) huruf c",
    ),
}
"""The way of each initiator and its articles; the paper speaks the language of the law alone."""
