"""How long a report takes, child process included; the paper set is a made-up example and says so."""

import statistics
import time
from dataclasses import dataclass
from datetime import date

from registry.reports.render.pdf import render_pdf
from registry.reports.rules.charts import Bar, BarChart, figure_of
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
)

FILLER = (
    "Kalimat contoh ini mengisi halaman agar lama penyusunan dapat diukur. Isinya tidak menerangkan inovasi mana pun. "
    "Panjangnya menyerupai satu alinea uraian rancang bangun sehingga pemenggalan kata, perataan baris, dan pergantian "
    "halaman bekerja seperti pada laporan yang sebenarnya."
)
HASH = "0123456789abcdef" * 4


@dataclass(frozen=True)
class Timing:
    """Wall times of several renderings of one document."""

    runs: int
    pages: int
    median_seconds: float
    fastest_seconds: float
    slowest_seconds: float


def time_renderings(document: Document, *, runs: int = 7, timeout_seconds: int = 60) -> Timing:
    """Set the document several times, one after the other."""
    seconds = []
    pages = 0
    for _run in range(runs):
        began = time.perf_counter()
        pages = render_pdf(document, timeout_seconds=timeout_seconds).pages or 0
        seconds.append(time.perf_counter() - began)
    return Timing(runs, pages, statistics.median(seconds), min(seconds), max(seconds))


def sample_document() -> Document:
    """A paper of twelve pages with everything a report can hold."""
    return Document(
        title="Contoh laporan untuk mengukur lama penyusunan",
        subtitle="Bukan laporan atas inovasi mana pun",
        kind="Laporan evaluasi menyeluruh",
        registration="CONTOH-2026-0001",
        region_name="Daerah Contoh",
        letterhead=("PEMERINTAH DAERAH CONTOH", "PERANGKAT DAERAH CONTOH", "Alamat contoh"),
        asked_at=date(2026, 11, 24),
        blocks=(*_opening(), *_criteria(), *_route(), *_trial(), *_annexes()),
        cover=(("Inisiator", "Perangkat daerah"), ("Keadaan", "Evaluasi uji coba")),
        simulated=True,
        signature=Signature("Tempat contoh, ........................", "Kepala Perangkat Daerah Contoh"),
    )


def _opening() -> tuple[Block, ...]:
    parts = ("Latar belakang", "Maksud dan tujuan", "Kebaruan", "Cara kerja", "Hasil yang diharapkan", "Anggaran")
    design: list[Block] = []
    for part in parts:
        design += [Heading(part, 2), Paragraph("\n\n".join([FILLER] * 6))]
    return (
        Heading("Identitas usulan"),
        Facts(
            (
                ("Nama inovasi", "Contoh nama inovasi yang cukup panjang sehingga memerlukan dua baris pada tabel"),
                ("Bentuk", "Inovasi pelayanan publik"),
                ("Urusan pemerintahan", "Contoh urusan"),
                ("Unit pelaksana", ""),
            )
        ),
        Note("Kotak ini contoh keterangan yang perlu dibaca lebih dahulu.", "info"),
        Heading("Isi usulan"),
        *design,
    )


def _criteria() -> tuple[Block, ...]:
    rows = tuple((f"Contoh kriteria {letter}", "Ya", FILLER) for letter in "abcde")
    return (
        Heading("Penilaian menurut kriteria"),
        Table(("Kriteria", "Hasil", "Alasan"), rows, "Penilaian lima kriteria", widths=(3, 1, 6)),
        Note("Kelima kriteria terpenuhi.", "good"),
    )


def _route() -> tuple[Block, ...]:
    rows = tuple(
        (f"{day} Maret 2026", f"Contoh langkah {day}", "Contoh pasal", f"CONTOH-{day}/2026") for day in range(1, 26)
    )
    return (
        Heading("Jalur yang ditempuh"),
        Table(("Tanggal", "Langkah", "Dasar", "Dokumen"), rows, "Langkah dan dokumennya"),
    )


def _trial() -> tuple[Block, ...]:
    bars = tuple(Bar(f"Contoh indikator {place}", 60 + 7 * place, 100) for place in range(1, 7))
    chart = BarChart("Hasil terhadap target", "Enam indikator contoh terhadap target 100 persen.", bars, "%", "Hasil")
    return (
        Heading("Uji coba"),
        Paragraph(FILLER),
        figure_of(chart, caption="Hasil uji coba terhadap target"),
        Heading("Penyimpangan", 2),
        Bullets((FILLER, "Contoh penyimpangan kedua.", "Contoh penyimpangan ketiga.")),
        Heading("Kesimpulan"),
        Paragraph("\n\n".join([FILLER] * 2)),
        Note("Masih ada dua syarat yang belum terpenuhi.", "warning"),
    )


def _annexes() -> tuple[Block, ...]:
    rows = tuple(
        (str(place), f"Contoh dokumen {place}", f"CONTOH-{place}/2026", "24 November 2026", HASH)
        for place in range(1, 19)
    )
    table = Table(("No.", "Dokumen", "Nomor", "Tanggal", "SHA-256"), rows, "Dokumen dan sidik berkasnya", numeric=(0,))
    return (Annex("Daftar dokumen"), table, Annex("Yang belum sesuai hukum"), Paragraph(FILLER))
