"""Words of the catalogue: its facets and their values."""

from django.utils.translation import gettext_lazy as _

from registry.catalogue.rules.entries import Facet, Origin, Running, YesNo

YES_NO = {YesNo.YES: _("Ya"), YesNo.NO: _("Tidak")}
ORIGINS = {
    Origin.DETERMINED: _("Ditetapkan di registri ini"),
    Origin.SOURCED: _("Catatan sumber publik"),
    Origin.SIMULATED: _("Simulasi untuk peragaan"),
}
RUNNING = {
    Running.RUNNING: _("Sedang diuji coba atau diterapkan"),
    Running.STALLED: _("Tersendat menurut pelaksananya"),
    Running.ENDED: _("Dihentikan atau tidak lagi dijalankan"),
}
FACETS = {
    Facet.REGION: _("Daerah"),
    Facet.AGENCY: _("Perangkat daerah"),
    Facet.AFFAIR: _("Urusan"),
    Facet.INITIATOR: _("Inisiator"),
    Facet.FORM: _("Bentuk"),
    Facet.DIGITAL: _("Digital"),
    Facet.STAGE: _("Tahapan"),
    Facet.YEAR: _("Tahun"),
    Facet.STATE: _("Keadaan"),
    Facet.RUNNING: _("Jalannya"),
    Facet.REPLICATED: _("Direplikasi"),
    Facet.ORIGIN: _("Asal catatan"),
}
UNKNOWN = _("Belum diketahui")
PROBLEMS = {
    "not_generated": _(
        "Basis data ini berisi yang bukan buatan perintah ini (%(subject)s). Pakai basis data tersendiri."
    ),
    "generated_otherwise": _("Basis data ini sudah diisi lain (%(subject)s). Pakai basis data tersendiri."),
    "edition_missing": _("Muat dahulu edisi indeks dengan load_editions."),
}
