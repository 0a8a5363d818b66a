"""Words for reference data."""

from django.utils.translation import gettext_lazy as _

LEVELS = {
    "provinsi": _("Provinsi"),
    "kabupaten": _("Kabupaten"),
    "kota": _("Kota"),
    "kecamatan": _("Kecamatan"),
    "kelurahan": _("Kelurahan"),
}
AFFAIR_GROUPS = {
    "wajib_dasar": _("Wajib, pelayanan dasar"),
    "wajib": _("Wajib, bukan pelayanan dasar"),
    "pilihan": _("Pilihan"),
    "penunjang": _("Penunjang"),
}
HOLIDAY_KINDS = {"libur_nasional": _("Libur nasional"), "cuti_bersama": _("Cuti bersama")}
OPTION_LISTS = {
    "klasifikasi": _("Klasifikasi inovasi"),
    "tematik": _("Tematik"),
    "asta_cita": _("Asta Cita"),
    "pkpn": _("Klaster PKPN"),
    "hak_bahan": _("Hak pakai bahan acara"),
}
PROBLEMS = {
    "closed_field": _("Isian ini tidak dapat diubah di sini."),
    "invalid_value": _("Isian ini tidak dapat diterima."),
    "still_used": _("Masih dipakai oleh catatan lain."),
}
