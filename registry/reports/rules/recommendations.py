"""What a region is advised to do: each advice follows from the facts by one stated rule."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_GAPS = 5
MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of the index, and the points that the prediction takes from its claim, per innovation."""

    key: str
    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Findings:
    """The facts that advice may follow from; nothing found gives no advice."""

    overdue_legal: int = 0
    overdue_reminded: int = 0
    unsent_decrees: int = 0
    unreported_applications: int = 0
    agencies_without: Sequence[str] = ()
    without_measure: int = 0
    unmeasured_trials: int = 0
    covered: int = 0
    needed: int = 0
    gaps: Sequence[Gap] = ()
    unverified: int = 0
    unrewarded: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """One advice with the rule that it follows from and its basis."""

    text: str
    rule: str
    basis: str


def advice_of(found: Findings) -> list[Advice]:
    """In the order of their weight: the law's limits first, then agencies, trials, the index, awards."""
    return [*_limits(found), *_agencies(found), *_trials(found), *_index(found), *_awards(found)]


def _limits(found: Findings) -> list[Advice]:
    advice = []
    if found.overdue_legal:
        advice.append(
            Advice(
                f"Selesaikan {found.overdue_legal} langkah atau laporan yang lewat batas undang-undang dan catat "
                "alasannya.",
                "Ada langkah atau laporan yang jatuh temponya menurut undang-undang sudah lewat pada tanggal laporan.",
                "PP 38/2017 Pasal 13 ayat (1) dan 20 ayat (4)",
            )
        )
    if found.overdue_reminded:
        advice.append(
            Advice(
                f"Tindak lanjuti {found.overdue_reminded} langkah atau laporan yang lewat pengingat daerah.",
                "Ada langkah atau laporan yang melewati tanggal pengingat yang ditetapkan daerah sendiri.",
                "pengaturan daerah",
            )
        )
    if found.unsent_decrees:
        advice.append(
            Advice(
                f"Sampaikan {found.unsent_decrees} keputusan kepala daerah kepada Menteri.",
                "Keputusan sudah ditetapkan, surat penyampaiannya belum tercatat.",
                "PP 38/2017 Pasal 15 ayat (1)",
            )
        )
    if found.unreported_applications:
        advice.append(
            Advice(
                f"Laporkan {found.unreported_applications} penerapan kepada Menteri, paling lambat enam bulan sejak "
                "ditetapkan.",
                "Perda atau Perkada sudah ditetapkan, laporannya belum tercatat.",
                "PP 38/2017 Pasal 20 ayat (4)",
            )
        )
    return advice


def _agencies(found: Findings) -> list[Advice]:
    if not found.agencies_without:
        return []
    names = list(found.agencies_without[:MOST_NAMES])
    more = len(found.agencies_without) - len(names)
    said = "; ".join([*names, f"dan {more} lainnya"] if more else names)
    return [
        Advice(
            f"Dampingi {len(found.agencies_without)} perangkat daerah yang belum berinovasi: {said}.",
            "Perangkat daerah aktif yang tidak tercatat sebagai pemilik, pelaksana, atau pengusul satu inovasi pun.",
            "PP 38/2017 Pasal 7 ayat (1) dan 11",
        )
    ]


def _trials(found: Findings) -> list[Advice]:
    advice = []
    if found.without_measure:
        advice.append(
            Advice(
                f"Lengkapi ukuran hasil pada {found.without_measure} inovasi.",
                "Inovasi yang sudah dinyatakan layak dan belum memuat satu ukuran hasil pun; catatan sumber tidak "
                "dihitung.",
                "PP 38/2017 Pasal 3 huruf h",
            )
        )
    if found.unmeasured_trials:
        advice.append(
            Advice(
                f"Ukur hasil {found.unmeasured_trials} uji coba yang sudah berakhir.",
                "Uji coba tahun ini sudah berakhir dan masih memuat ukuran tanpa realisasi.",
                "PP 38/2017 Pasal 17 ayat (1) dan 18",
            )
        )
    return advice


def _index(found: Findings) -> list[Advice]:
    advice = []
    if found.covered < found.needed:
        advice.append(
            Advice(
                f"Lengkapi cakupan urusan pelayanan dasar: baru {found.covered} dari {found.needed}.",
                "Urusan pelayanan dasar yang tercakup inovasi yang dilaporkan kurang dari yang diminta edisi indeks.",
                "edisi Indeks Inovasi Daerah",
            )
        )
    if found.unverified:
        advice.append(
            Advice(
                f"Verifikasi {found.unverified} baris indikator yang sudah diklaim.",
                "Baris yang diklaim lebih dari 0 dan belum diperiksa; pada kolom diverifikasi nilainya 0.",
                "edisi Indeks Inovasi Daerah",
            )
        )
    advice += [
        Advice(
            f"Kuatkan bukti indikator {gap.key}. {gap.name}: {_points(gap.points)} poin tiap inovasi diperkirakan "
            "hilang.",
            f"{MOST_GAPS} indikator dengan selisih terbesar antara klaim dan perkiraan.",
            "edisi Indeks Inovasi Daerah",
        )
        for gap in found.gaps[:MOST_GAPS]
    ]
    return advice


def _awards(found: Findings) -> list[Advice]:
    if not found.unrewarded:
        return []
    return [
        Advice(
            f"Pertimbangkan penghargaan bagi pengusul {found.unrewarded} inovasi yang berhasil diterapkan.",
            "Inovasi diterapkan, semua ukurannya mencapai target, dan belum ada penghargaan yang tercatat.",
            "UU 23/2014 Pasal 388 ayat (12); PP 38/2017 Pasal 25 ayat (3)",
        )
    ]


def _points(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
