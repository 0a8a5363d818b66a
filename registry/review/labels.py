"""Words for judging."""

from django.utils.translation import gettext_lazy as _

KIND_TITLES = {
    "evaluasi": _("Lembar evaluasi"),
    "verifikasi": _("Lembar verifikasi"),
    "tim": _("Lembar pembahasan tim independen"),
}
KIND_BASES = {
    "evaluasi": "PP 38/2017 Pasal 13",
    "verifikasi": "PP 38/2017 Pasal 9 ayat (4)",
    "tim": "PP 38/2017 Pasal 8 ayat (3)",
}
VERDICT_LABELS = {"layak": _("Layak"), "tidak_layak": _("Tidak layak"), "": _("Belum diputus")}
LEANING_LABELS = {
    "layak": _("Kelima kriteria dijawab ya: mengarah ke layak."),
    "tidak_layak": _("Ada kriteria yang dijawab tidak: mengarah ke tidak layak."),
    "": _("Belum semua kriteria dijawab dengan alasan."),
}
VOTE_LABELS = {True: _("Layak"), False: _("Tidak layak"), None: _("Belum bersuara")}
CONFLICT_LABELS = {
    True: _("Ada konflik kepentingan"),
    False: _("Tidak ada konflik kepentingan"),
    None: _("Belum menyatakan"),
}
