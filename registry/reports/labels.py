"""Words for reports and jobs."""

from django.utils.translation import gettext_lazy as _

REPORT_KIND_LABELS = {
    "evaluasi_usulan": _("Laporan evaluasi usulan"),
    "evaluasi_menyeluruh": _("Laporan evaluasi menyeluruh"),
}
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
    "fakta": _("Membaca fakta"),
    "tata_letak": _("Menyusun halaman"),
    "simpan": _("Menyimpan berkas"),
    "selesai": _("Selesai"),
}
