"""The first chapters: what the year came to, on which law the report rests, and how each number was counted."""

from collections.abc import Sequence

from registry.reports.queries.regional import Scope
from registry.reports.rules.document import Block, Facts, Heading, Paragraph, Table
from registry.reports.rules.phrases import Phrase

LAW = (
    ("UU 23/2014 Pasal 386-387", "Inovasi daerah sebagai pembaharuan dalam pemerintahan daerah, dan prinsipnya."),
    ("UU 23/2014 Pasal 388", "Sumber inisiatif, laporan kepada Menteri beserta isinya, dan penghargaan."),
    ("UU 23/2014 Pasal 389", "Perlindungan aparatur bila inovasi yang menjadi kebijakan tidak mencapai sasaran."),
    ("PP 38/2017 Pasal 4-6", "Bentuk inovasi daerah dan lima kriterianya."),
    ("PP 38/2017 Pasal 7-13", "Pengusulan oleh lima inisiator dan penilaiannya; evaluasi paling lama 10 hari kerja."),
    ("PP 38/2017 Pasal 14-15", "Penetapan dengan keputusan kepala daerah dan penyampaiannya kepada Menteri."),
    ("PP 38/2017 Pasal 16-19", "Uji coba, penyesuaian, penghentian, evaluasi hasil, dan penerapan tanpa uji coba."),
    ("PP 38/2017 Pasal 20", "Penerapan dengan Perda atau Perkada; laporan kepada Menteri paling lambat 6 bulan."),
    ("PP 38/2017 Pasal 22-25", "Penilaian oleh Menteri, penghargaan dan/atau insentif."),
    ("PP 38/2017 Pasal 28", "Penerapan inovasi oleh daerah lain."),
    ("PP 38/2017 Pasal 30-31", "Pendanaan; tanpa anggaran berikutnya bagi inovasi yang dinyatakan tidak berhasil."),
    ("PP 38/2017 Pasal 32-34", "Informasi inovasi daerah, pembinaan, dan pengawasan."),
)  # fmt: skip
METHOD = (
    (
        "Inovasi",
        "Setiap usulan yang sudah diajukan dan setiap catatan dari sumber publik sampai akhir tahun. Draf dan "
        "permohonan izin yang belum diputus (Pasal 10 ayat (1)) tidak dihitung.",
    ),
    ("Keadaan", "Keadaan menurut hukum pada tanggal laporan, bukan pada akhir tahun."),
    ("Langkah", "Langkah hukum yang tanggalnya di dalam tahun laporan dan yang tidak dibatalkan."),
    ("Perangkat daerah", "Pemilik inovasi; bila belum ada, pelaksana uji coba, pengusul, lalu yang disebut sumber."),
    (
        "Tahapan",
        "Inisiatif, uji coba, atau penerapan menurut keadaan hukumnya; catatan sumber menurut sumbernya.",
    ),
    ("Uji coba", "Uji coba yang berjalan pada suatu hari di tahun laporan."),
    (
        "Capaian ukuran",
        "Realisasi dibagi target; bila makin kecil makin baik: dua kali target dikurangi realisasi, dibagi target. "
        "Tercapai bila realisasi memenuhi targetnya.",
    ),
    ("Penerapan", "Perda atau Perkada yang ditetapkan di tahun laporan."),
    ("Penghentian", "Penghentian uji coba yang disetujui kepala daerah di tahun laporan."),
    (
        "Pendanaan",
        "Baris anggaran yang dicatat pada inovasi, menurut tahun anggaran, dokumen, dan sumber dananya. Jumlah "
        "antardokumen tidak ditambahkan; realisasi belanja tidak dicatat.",
    ),
    (
        "Nilai indeks",
        "Bobot kali tingkat menurut edisi yang disebut; kolom diverifikasi hanya memuat yang sudah diperiksa, kolom "
        "diperkirakan dibatasi bukti yang sah dan hasil verifikasi terdahulu.",
    ),
    ("Rekomendasi", "Diturunkan dari fakta di laporan ini dengan aturan yang tertulis di samping masing-masing."),
)
NAMES = (
    "Nama inovasi dicantumkan sejak dinyatakan layak; usulan yang masih dinilai hanya dihitung. Laporan ini tidak "
    "menyebut nama orang, kecuali penerima penghargaan."
)


def summary(scope: Scope, facts: Sequence[tuple[str, str]]) -> list[Block]:
    """The year on one page; every number stands again in its chapter."""
    words = (
        f"Laporan ini memuat inovasi {scope.region.name} menurut registri: yang diusulkan, ditetapkan, diuji coba, "
        f"diterapkan, dan dihentikan selama {scope.span.words}, beserta keadaannya pada tanggal laporan."
    )
    return [Heading("Ringkasan"), Paragraph(words), Facts(tuple(facts))]


def legal_basis(scope: Scope, edition: str) -> list[Block]:
    """The articles that the report rests on, the index edition, and the region's own rules where it has worded them."""
    rows = [*LAW, *([("Indeks Inovasi Daerah", edition)] if edition else [])]
    blocks: list[Block] = [
        Heading("Dasar hukum"),
        Table(("Ketentuan", "Isi"), tuple(rows), "Dasar hukum", widths=(4, 11)),
    ]
    own = scope.phrases.words.get(Phrase.RECALLING, "").strip()
    return [*blocks, Heading("Ketentuan daerah", 2), Paragraph(own)] if own else blocks


def method() -> list[Block]:
    table = Table(("Yang dihitung", "Cara menghitung"), METHOD, "Cara menghitung", widths=(3, 11))
    return [Heading("Cara menghitung"), Paragraph(NAMES), table]
