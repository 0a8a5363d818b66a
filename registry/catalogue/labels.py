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
    "shapes_source_missing": _("Sebutkan sumbernya; tanpa sumber batas tidak digambar."),
    "shapes_licence_missing": _("Sebutkan lisensinya; tanpa lisensi batas tidak digambar."),
    "shapes_file_too_large": _("Berkas lebih besar dari 5 MB. Sederhanakan dahulu batasnya."),
    "shapes_not_text": _("Berkas bukan teks UTF-8."),
    "shapes_not_json": _("Berkas bukan JSON yang dapat dibaca; periksa baris %(subject)s."),
    "shapes_no_collection": _("Berkas bukan FeatureCollection."),
    "shapes_empty": _("FeatureCollection ini tidak berisi fitur."),
    "shapes_too_many": _("Paling banyak %(subject)s fitur."),
    "shapes_too_large": _(
        "Batasnya terlalu rinci: sesudah disederhanakan masih lebih dari 300 kB. Sederhanakan dahulu, atau unggah lebih sedikit daerah."
    ),
    "shape_no_feature": _("Fitur %(subject)s: bukan Feature."),
    "shape_code_missing": _("Fitur %(subject)s: kode daerah tidak ada pada properti yang disebut."),
    "shape_code_unknown": _("Fitur %(subject)s: kode itu bukan provinsi, kabupaten, atau kota dalam data acuan."),
    "shape_twice": _("Fitur %(subject)s: daerah ini sudah ada dalam berkas; gabungkan menjadi satu MultiPolygon."),
    "shape_geometry": _("Fitur %(subject)s: geometrinya bukan Point, Polygon, atau MultiPolygon."),
    "shape_coordinates": _("Fitur %(subject)s: koordinatnya tidak berbentuk daftar pasangan bujur dan lintang."),
    "shape_outside": _(
        "Fitur %(subject)s: koordinat di luar Indonesia (bujur 94 sampai 142, lintang -12 sampai 7; bujur ditulis dahulu)."
    ),
    "shape_ring_open": _("Fitur %(subject)s: sebuah cincin poligon tidak tertutup, atau kurang dari empat posisi."),
}
