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
}
PAPER_STAGE_LABELS = {
    "penilaian": _("Penilaian"),
    "penetapan": _("Penetapan"),
    "uji_coba": _("Uji coba"),
    "penerapan": _("Penerapan"),
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
PHRASE_LABELS = {
    "undang_undang_pembentukan": _("Undang-undang pembentukan daerah"),
    "menimbang": _("Menimbang"),
    "mengingat": _("Mengingat"),
    "penutup_keputusan": _("Penutup keputusan"),
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
