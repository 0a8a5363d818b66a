"""The secret words of the world, and who may read each anywhere."""

from tests.web.leaks.table import (
    AGENCY,
    ASKING,
    CITY_DESK,
    CITY_INDEX,
    DESK,
    JUDGES,
    KEEPER,
    NEIGHBOURS,
    OTHER_AGENCY,
    OVERSEER,
    PULSE,
    READERS,
    RECORDER,
    SHEET,
    STRATEGY,
    TEAM,
    TORN,
)

FOUNDER = {"pendiri"}
HANDED_IN = DESK | TORN | OVERSEER | KEEPER | FOUNDER  # who sees whatever was handed in, at least its name
PUBLISHED = None  # not a secret: everybody may read it
NOBODY: set[str] = set()

MAY_READ: dict[str, set[str] | None] = {
    "name-rahasia-draf": READERS["draf"] | FOUNDER,
    "name-rahasia-dinilai": READERS["dinilai"] | FOUNDER,
    "name-rahasia-tim": READERS["tim"] | FOUNDER,
    "name-rahasia-warga": {"masyarakat", "sekretariat_dprd", "kepala_pd"} | HANDED_IN,
    "name-rahasia-lain": OTHER_AGENCY | KEEPER | FOUNDER,
    "name-rahasia-jauh": {"perangkat_daerah/daerah", "kepala_pd/daerah", "administrator/daerah"} | FOUNDER,
    "name-rahasia-terbit": PUBLISHED, "problem-rahasia-terbit": PUBLISHED,
    "name-rahasia-embargo": PUBLISHED, "alasan-rahasia-embargo": PUBLISHED,  # name and reason stand in its place
    "problem-rahasia-embargo": READERS["terbit"],
    "problem-rahasia-warga": {"masyarakat", "sekretariat_dprd", "kepala_pd"} | HANDED_IN,
    "laporan-rahasia-name": ASKING["draf"] | ASKING["terbit"],
    "laporan-rahasia-kantor": RECORDER | {"kepala_daerah"},
    "ketikan-rahasia-draf": {"perangkat_daerah"}, "ketikan-rahasia-terbit": {"pelaksana"},
    "ketikan-rahasia-dinilai": {"petugas_litbang"}, "ketikan-rahasia-tim": {"anggota_tim"},
    "penilaian-rahasia-dinilai": JUDGES["dinilai"], "notulen-rahasia-dinilai": JUDGES["dinilai"],
    "suara-rahasia-tim": DESK | {"anggota_tim"} | RECORDER | OVERSEER,  # never who has not voted yet
    "konflik-rahasia-tim": DESK | OVERSEER,
    "anggota-rahasia-0": DESK | TORN | TEAM | RECORDER | OVERSEER,
    "anggota-rahasia-1": DESK | TORN | TEAM | RECORDER | OVERSEER,
    "tahap-rahasia-terbit": READERS["terbit"],
    "bukti-rahasia": SHEET, "nomor-rahasia-bukti": SHEET, "salinan-rahasia-bukti": SHEET, "catatan-rahasia-indeks": SHEET,
    "skenario-rahasia": CITY_INDEX, "berbagi-rahasia-skenario": SHEET,
    "narahubung-rahasia": CITY_DESK, "nomor-rahasia-telepon": CITY_DESK, "tindaklanjut-rahasia": CITY_DESK,
    "penilaian-rahasia-acara": CITY_DESK, "lembaga-rahasia-penilai": CITY_DESK, "peserta-rahasia": CITY_DESK,
    "lembaga-rahasia-peserta": CITY_DESK, "bahan-rahasia": CITY_DESK, "penerap-rahasia": CITY_DESK | NEIGHBOURS, "perjanjian-rahasia": CITY_DESK | NEIGHBOURS,
    "kerjasama-rahasia": CITY_DESK,
    "ripj-rahasia": STRATEGY | OTHER_AGENCY, "nomor-rahasia-ripj": STRATEGY | OTHER_AGENCY,
    "denyut-rahasia": PULSE,
    "klinik-rahasia": CITY_DESK | AGENCY, "saran-rahasia": CITY_DESK | AGENCY,
    "fakta-rahasia": NOBODY, "tempat-rahasia-naskah": KEEPER | FOUNDER,
    "surel-rahasia-kota": KEEPER | FOUNDER, "surel-rahasia-jauh": {"administrator/daerah"} | FOUNDER,
}  # fmt: skip
for case, readers in READERS.items():
    MAY_READ |= {
        f"lampiran-rahasia-{case}": readers,
        f"berkas-rahasia-{case}": readers,
        f"isi-rahasia-{case}": readers,
        f"contact-rahasia-{case}": AGENCY | {"kepala_daerah"},
        f"anak-rahasia-{case}": readers,
    }
for case in ("draf", "dinilai", "tim"):
    MAY_READ[f"problem-rahasia-{case}"] = READERS[case]
