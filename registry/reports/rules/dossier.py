"""How the files of an index dossier are called, and what stands in the way of an indicator's evidence."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MEBIBYTE = 1024 * 1024
SLUG_LETTERS = 50
MERGED = "application/pdf"
PICTURES = frozenset({"image/jpeg", "image/png"})
TROUBLES = {
    "missing": "Berkas tidak ada di tempat penyimpanan. Unggah ulang dokumennya.",
    "changed": "Isi berkas tidak sama lagi dengan sidik jari yang dicatat; tidak disertakan. Unggah ulang dokumennya.",
    "encrypted": "PDF berkata sandi; disertakan sebagai berkas tersendiri. Simpan ulang tanpa kata sandi.",
    "unreadable": "Berkas tidak terbaca; disertakan sebagai berkas tersendiri. Pindai ulang lalu unggah kembali.",
    "beside": "Bukan PDF atau gambar; disertakan sebagai berkas tersendiri.",
    "link": "Tautan, bukan berkas: {detail}. Tidak dapat diperiksa mesin; pastikan terbuka tanpa kata sandi.",
    "excerpt": "Dokumen utuh {detail} MB melebihi batas portal; hanya halaman depan dan yang ditunjuk disertakan.",
    "split": "Dokumen utuh {detail} MB melebihi batas portal; dipecah menurut halaman.",
    "page_too_large": "Halaman {detail} sendiri melebihi batas portal; berdiri sebagai berkas tersendiri. Perkecil.",
    "full": "Tidak disertakan karena berkas ZIP mencapai batas besarnya. Minta berkas inovasi ini tersendiri.",
}


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One line of the list of exceptions: the indicator, the document or nothing, and what is the matter."""

    row: str
    document: str
    text: str


def trouble(code: str, *, row: str, document: str, detail: str = "") -> Exceptional:
    return Exceptional(row, document, TROUBLES[code].format(detail=detail))


def exceptions_of(
    *, row: str, mandatory: bool, levels: Mapping[str, Any], findings: Sequence[tuple[str, str]]
) -> list[Exceptional]:  # fmt: skip
    """What the ministry may stumble over in one row; `findings` are document and sentence."""
    claimed, verified, papers = levels["claimed"], levels["verified"], levels["documents"]
    found = []
    if mandatory and not claimed:
        found.append(Exceptional(row, "", "Indikator wajib belum diklaim."))
    if claimed and not papers:
        found.append(Exceptional(row, "", f"Tingkat {claimed} diklaim tanpa bukti."))
    if papers and not claimed:
        found.append(Exceptional(row, "", "Ada bukti, tetapi tingkatnya belum diklaim."))
    if claimed and verified is None:
        found.append(Exceptional(row, "", "Belum diverifikasi."))
    if verified is not None and verified != claimed:
        reason = levels["reason"] or "tidak disebutkan"
        found.append(Exceptional(row, "", f"Diklaim {claimed}, diverifikasi {verified}. Alasan: {reason}"))
    return [*found, *(Exceptional(row, document, text) for document, text in findings)]


def megabytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}".replace(".", ",")


def slug(words: str) -> str:
    """Letters, digits and hyphens that every file system takes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG_LETTERS].strip("-") or "tanpa-nama"


def folder_name(*, place: int, name: str) -> str:
    return f"{place:03d}-{slug(name)}/"


def evidence_name(*, row: str, part: int) -> str:
    """bukti/16.pdf, then bukti/16-2.pdf."""
    return f"bukti/{row}.pdf" if part == 1 else f"bukti/{row}-{part}.pdf"


def original_name(*, row: str, mark: int, name: str) -> str:
    """Where a file stands as it was uploaded."""
    stem, _dot, extension = name.rpartition(".")
    return f"bukti/asli/{row}-dokumen-{mark}-{slug(stem or name)}.{slug(extension)}"


def pages_of(*, count: int, first: int | None, last: int | None) -> tuple[int, ...]:
    """The front page and the pages named, from 0; empty where no page was named."""
    if first is None:
        return ()
    named = range(first - 1, min(last or first, count))
    return tuple(sorted({0, *named}))
