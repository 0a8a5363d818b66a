"""Words for reports and jobs."""

from django.utils.translation import gettext_lazy as _

REPORT_KIND_LABELS = {
    "evaluasi_usulan": _("Laporan evaluasi usulan"),
    "evaluasi_menyeluruh": _("Laporan evaluasi menyeluruh"),
    "berkas_indeks": _("Berkas indeks inovasi"),
    "berkas_indeks_daerah": _("Berkas indeks daerah"),
    "rekap": _("Rekapitulasi usulan"),
    "terlambat": _("Daftar keterlambatan"),
    "laporan_tahunan": _("Laporan tahunan inovasi daerah"),
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
NAMES_LABELS = {
    "semua": _("Semua usulan yang diajukan disebut namanya"),
    "sejak_layak": _("Nama disebut sejak dinyatakan layak"),
}
INPUT_LABELS = {
    "period": _("Periode"),
    "year": _("Tahun"),
    "names": _("Nama usulan"),
}
"""What stands in the `parameters` of a job, in words; a key without a word is not shown."""
REGIONAL_CONTENTS = {
    "rekap": _(
        "Gerak selama periode dan keadaan setiap usulan menurut perangkat daerah, inisiator, urusan, dan tahapan, dengan daftarnya."
    ),
    "terlambat": _(
        "Langkah dan laporan yang lewat jatuh tempo: berapa lama, pada siapa, dasarnya, dan kolom alasan; juga yang diselesaikan terlambat beserta alasannya."
    ),
    "laporan_tahunan": _(
        "Dasar hukum, cara menghitung, daftar inovasi, indeks, perbandingan perangkat daerah, uji coba, penerapan, penghentian, pertukaran, penghargaan, dan rekomendasi."
    ),
}
_OFFICES = _("Perangkat daerah litbang, pengawas, administrator, dan perekam keputusan kepala daerah.")
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
    "refused": _("Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola."),
    "storage": _("Berkas laporan tidak dapat disimpan. Hubungi pengelola: mungkin tempat penyimpanan penuh."),
    "broken": _("Laporan tidak dapat dibuat karena kesalahan sistem. Hubungi pengelola."),
    "attempts": _(
        "Laporan tidak selesai setelah beberapa kali dicoba. Coba lagi; bila tetap gagal, hubungi pengelola."
    ),
}
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
