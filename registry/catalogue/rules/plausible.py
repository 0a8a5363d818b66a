"""Innovations that nobody made: rows for a benchmark, the same for the same seed and number, and none of them real.

Row `n` depends on the seed and on `n` alone, so that a set of a thousand is the beginning of a set of fifty thousand.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from registry.workflow.rules.states import PUBLIC, Form, Initiator, Stage, State

MARK = "buatan"  # the batch of what was made here
NEWEST = datetime(2026, 1, 30, 5, tzinfo=UTC)
SPREAD = 1_000_003  # minutes over which the changes lie; a prime, so that few fall together
HOME_FIRST, HOME_EVERY = 200, 20  # the region whose staff is measured holds these first rows, then each twentieth
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
AGENCIES = (
    ("Badan Perencanaan Pembangunan Daerah", "badan"), ("Dinas Kesehatan", "dinas"), ("Dinas Pendidikan", "dinas"),
    ("Dinas Kependudukan dan Pencatatan Sipil", "dinas"), ("Dinas Sosial", "dinas"), ("Dinas Pertanian", "dinas"),
    ("Dinas Lingkungan Hidup", "dinas"), ("Rumah Sakit Umum Daerah", "dinas"),
)  # fmt: skip
VERBS = (
    "Antar", "Jemput", "Pantau", "Deteksi dini", "Pendampingan", "Pendaftaran", "Pengaduan", "Pemetaan", "Pengolahan",
    "Penjadwalan", "Pelatihan", "Pemeriksaan", "Penyuluhan", "Pembayaran", "Pencatatan", "Konsultasi", "Pemulihan",
    "Penyaluran", "Pengawasan", "Penerbitan", "Percepatan", "Peminjaman", "Pengelolaan", "Perbaikan", "Pencarian",
)  # fmt: skip
THINGS = (
    "akta kelahiran", "kartu keluarga", "resep obat", "rujukan pasien", "gizi balita", "ibu hamil", "sampah rumah tangga",
    "bank sampah", "air bersih", "irigasi", "pupuk organik", "benih padi", "ternak sapi", "pasar rakyat", "usaha mikro",
    "izin usaha", "pajak daerah", "retribusi parkir", "jalan lingkungan", "lampu jalan", "rumah layak huni", "perpustakaan",
    "buku pelajaran", "bacaan anak", "literasi digital", "guru penggerak", "anak putus sekolah", "bantuan sosial",
    "lanjut usia", "penyandang disabilitas", "posyandu", "kesehatan jiwa", "tuberkulosis", "demam berdarah", "stunting",
    "arsip surat", "rapat daring", "kinerja pegawai", "pengadaan barang", "keuangan desa", "data kemiskinan", "bencana banjir",
    "kebakaran hutan", "wisata desa", "tenun songket", "kuliner lokal", "angkutan umum", "tera timbangan", "pelaku olahraga",
)  # fmt: skip
PLACES = (
    "di kelurahan", "di nagari", "di sekolah dasar", "di puskesmas", "di pasar", "di pesisir", "di kecamatan", "di rumah warga",
    "di kantor camat", "di balai desa", "di pesantren", "di terminal", "di pulau terpencil", "di perbatasan", "di kampung adat",
)  # fmt: skip
WAYS = (
    "keliling", "satu pintu", "tanpa antre", "dari rumah", "terpadu", "gotong royong", "berbasis peta", "lewat pesan singkat",
    "dengan kader", "bersama karang taruna", "malam hari", "akhir pekan", "tanpa kertas", "sehari jadi", "dengan kartu warna",
)  # fmt: skip
SENTENCES = (
    "Sebelumnya warga datang ke kantor dua sampai empat kali untuk {thing}, dan berkas yang kurang baru diketahui di loket.",
    "Petugas mendata {thing} menurut lingkungan, lalu menjadwalkan kunjungan bersama kader dan ketua rukun tetangga.",
    "Waktu tunggu berkurang karena syarat diperiksa sebelum petugas berangkat dan hasilnya dicatat pada hari yang sama.",
    "Pelaksana memakai peralatan yang sudah ada dan menambah satu petugas piket pada hari kerja.",
    "Setiap triwulan hasilnya dibahas bersama perangkat daerah lain agar {thing} tidak ditangani dua kali.",
    "Warga yang tidak memakai telepon pintar tetap dilayani melalui kantor kelurahan dengan formulir yang sama.",
    "Sasaran tahun pertama adalah separuh wilayah; sisanya menyusul setelah cara kerjanya diperbaiki.",
    "Biaya perjalanan warga untuk {thing} menurun, dan keluhan yang masuk lebih cepat dijawab.",
)  # fmt: skip
_ELSEWHERE = (State.TERCATAT,) * 11 + (State.DITERAPKAN,) * 5 + (State.UJI_COBA, State.UJI_COBA, State.DITETAPKAN, State.TIDAK_AKTIF)  # fmt: skip
_AT_HOME = (State.DRAFT, State.DRAFT) + (State.EVALUASI,) * 4 + (State.LENGKAPI, State.LAYAK) + _ELSEWHERE[7:]
_INITIATORS = (Initiator.AGENCY,) * 6 + (Initiator.CIVIL_SERVANT,) * 3 + (Initiator.REGIONAL_HEAD,)


@dataclass(frozen=True, slots=True)
class Made:
    """One innovation: its columns, whose it is, and whether it went the legal way."""

    region: str
    agency: int
    columns: Mapping[str, Any]
    sourced: bool
    in_numbers: tuple[int, int, int]  # at first, aimed at, rupiah


def region_of(n: int, *, regions: Sequence[str]) -> str:
    """The first region is the home."""
    if n < HOME_FIRST or n % HOME_EVERY == 0 or len(regions) == 1:
        return regions[0]
    return regions[1 + n % (len(regions) - 1)]


def innovation(n: int, *, seed: int, regions: Sequence[str], affairs: Sequence[int]) -> Made:
    """The `n`-th of a seed."""
    pick = random.Random(f"{seed}:{n}")  # noqa: S311  (a benchmark keeps no secret)
    region = region_of(n, regions=regions)
    state = pick.choice(_AT_HOME if region == regions[0] else _ELSEWHERE)
    sourced, agency, year = state == State.TERCATAT, pick.randrange(len(AGENCIES)), pick.randrange(2014, 2027)
    thing = pick.choice(THINGS)
    changed = NEWEST - timedelta(minutes=n * 7919 % SPREAD)
    columns = {
        "public_id": "".join(pick.choices(LETTERS, k=12)), "import_batch": MARK, "is_simulated": True,
        "state": state, "state_since": changed.date(), "created_at": changed, "updated_at": changed,
        "name": " ".join((pick.choice(VERBS), thing, pick.choice(WAYS), pick.choice(PLACES))),
        "initiator": pick.choice(_INITIATORS), "main_affair_id": pick.choice([*affairs, None]),
        "form": pick.choice([*Form, "", ""]), "is_digital": pick.choice([True, False, None]),
        **_point(pick), **_texts(pick, thing), **(_source(pick, agency, year) if sourced else _way(n, state, region, year)),
    }  # fmt: skip
    numbers = (pick.randrange(100, 300), pick.randrange(10, 90), pick.randrange(5, 400) * 1_000_000)
    return Made(region, agency, columns, sourced, numbers)


def _texts(pick: random.Random, thing: str) -> dict[str, str]:
    names = ("problem", "how_it_works", "objective", "benefit")
    return {name: " ".join(pick.sample(SENTENCES, 2)).format(thing=thing) for name in names}


def _point(pick: random.Random) -> dict[str, Decimal]:
    """Three of ten say where they are."""
    if pick.random() > 0.3:
        return {}
    return {"latitude": Decimal(pick.randrange(-100_000, 50_000)) / 10_000,
            "longitude": Decimal(pick.randrange(960_000, 1_400_000)) / 10_000}  # fmt: skip


def _source(pick: random.Random, agency: int, year: int) -> dict[str, Any]:
    return {
        "source_year": year, "source_agency": AGENCIES[agency][0], "source_stage": pick.choice([*Stage, ""]),
        "source_note": pick.choice(SENTENCES).format(thing="layanan itu"), "source_initiator_known": pick.random() < 0.6,
        "problem": "", "how_it_works": "", "objective": "", "benefit": "",
    }  # fmt: skip


def _way(n: int, state: State, region: str, year: int) -> dict[str, Any]:
    """What the legal way left behind; a draft has no number yet."""
    on = date(year, 1 + n % 12, 1 + n % 28)
    received = NEWEST.date() - timedelta(days=n % 20)
    found: dict[str, Any] = {"registration": f"{region}-{year}-{n:06d}"} if state != State.DRAFT else {}
    if state in (State.EVALUASI, State.LENGKAPI):
        found |= {"received_on": received, "due_on": received + timedelta(days=14), "due_is_legal": True}
    if state == State.LENGKAPI:
        found["returns_to"] = State.EVALUASI
    return found | ({"decreed_on": on} if state in PUBLIC else {})
