"""The tables of an index workbook: scores, the region's rows, innovations, their rows, evidence, exceptions."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.index.models import EvidenceDocument
from registry.index.rules.edition import Edition, Part
from registry.reports.rules.document import Block, Table
from registry.reports.rules.dossier import Exceptional, megabytes
from registry.reports.rules.wording import day
from registry.shared.ink import number

COLUMNS = {"klaim": "Diklaim", "verifikasi": "Diverifikasi", "perkiraan": "Diperkirakan"}
EXCEPTIONS = "Pengecualian"
SCORES = tuple(f"Skor {label.lower()}" for label in COLUMNS.values())
HEAD = ("Kode", "Indikator", "Bobot", "Wajib", *COLUMNS.values(), *SCORES)
LEVELS = ("claimed", "verified", "predicted")
EVIDENCE_KINDS = dict(EvidenceDocument.KINDS)
Kept = Mapping[str, Any]


def workbook_blocks(*, edition: Edition, kept: Kept, chosen: Sequence[Kept], whole: bool) -> tuple[Block, ...]:
    """Every table; those of the region alone only where the region is asked for."""
    region = (results_table(kept["results"]), _region(edition, kept)) if whole else ()
    return (*region, _innovations(chosen), _rows(edition, chosen), _evidence(edition, chosen))


def results_table(results: Kept) -> Table:
    rows = tuple(
        (
            label,
            _fixed(results[code]["iid"]),
            results[code]["predicate"],
            *(_fixed(results[code][name]) for name in ("spd", "mean", "count")),
            f"{results[code]['covered']} dari {results[code]['needed']}",
        )
        for code, label in COLUMNS.items()
    )
    columns = ("Kolom", "IID", "Predikat", "SPD", "Rata-rata kematangan", "Skor jumlah", "Pelayanan dasar")
    return Table(columns, rows, "Skor", (1, 3, 4, 5), (4, 2, 4, 2, 4, 3, 4))


def exceptions_table(lines: Sequence[tuple[str, Exceptional]]) -> Table:
    """Of several innovations with their names, of one without."""
    rows = tuple((name, line.row, line.document or "–", line.text) for name, line in lines)
    columns = ("Inovasi", "Indikator", "Dokumen", "Yang perlu diperhatikan")
    if len({name for name, _line in lines}) > 1:
        return Table(columns, rows, EXCEPTIONS, (), (5, 3, 5, 9))
    return Table(columns[1:], tuple(row[1:] for row in rows), EXCEPTIONS, (), (2, 5, 10))


def _region(edition: Edition, kept: Kept) -> Table:
    blank = {"claimed": 0, "verified": None, "predicted": 0, "value": None, "reason": ""}
    levels = {row.key: kept["region"].get(row.key, blank) for row in edition.rows(Part.SPD)}
    rows = tuple(
        (
            row.key, row.name, _written(row.weight), _yes(row.is_mandatory), *_levels(levels[row.key]),
            *_points(row.weight, levels[row.key]), _written(levels[row.key]["value"]), row.unit,
            levels[row.key]["reason"],
        )
        for row in edition.rows(Part.SPD)
    )  # fmt: skip
    columns = (*HEAD, "Nilai", "Satuan", "Alasan verifikasi")
    return Table(columns, rows, "Baris daerah (SPD)", (2, 4, 5, 6, 7, 8, 9, 10))


def _innovations(chosen: Sequence[Kept]) -> Table:
    rows = tuple(
        (
            str(place), each["name"], each["registration"], each["owner"], each["affair"], _yes(each["rejected"]),
            _yes(each["simulated"]), *(_written(each["maturity"][code]) for code in COLUMNS),
        )
        for place, each in enumerate(chosen, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi", "Nomor registrasi", "Perangkat daerah", "Urusan utama", "Ditolak", "Simulasi")
    kinds = tuple(f"Kematangan {label.lower()}" for label in COLUMNS.values())
    return Table((*columns, *kinds), rows, "Inovasi", (0, 7, 8, 9))


def _rows(edition: Edition, chosen: Sequence[Kept]) -> Table:
    rows = tuple(
        (
            each["name"], row.key, row.name, _written(row.weight), _yes(row.is_mandatory), *_levels(levels),
            *_points(row.weight, levels), _written(levels.get("value")), levels.get("reason", ""),
            str(len(levels["documents"])), str(len(levels["findings"])),
        )
        for each in chosen
        for row in edition.sid
        for levels in (each["rows"][row.key],)
    )  # fmt: skip
    columns = ("Inovasi", *HEAD, "Nilai", "Alasan verifikasi", "Jumlah dokumen", "Jumlah temuan")
    return Table(columns, rows, "Semua baris", (3, 5, 6, 7, 8, 9, 10, 11, 13, 14))


def _evidence(edition: Edition, chosen: Sequence[Kept]) -> Table:
    rows = tuple(
        (
            each["name"], row.key, str(EVIDENCE_KINDS.get(paper["kind"], paper["kind"])), paper["number"],
            day(paper["on"]), paper["subject"], _page(paper["page_from"]), _page(paper["page_to"]), paper["name"],
            f"{megabytes(paper['size'])} MB", paper["sha256"],
        )
        for each in chosen
        for row in edition.sid
        for paper in each["rows"][row.key]["documents"]
    )  # fmt: skip
    columns = ("Inovasi", "Indikator", "Jenis", "Nomor", "Tanggal", "Tentang", "Dari halaman", "Sampai halaman",
               "Berkas", "Ukuran", "SHA-256")  # fmt: skip
    return Table(columns, rows, "Bukti", (6, 7, 9))


HEAD = (
    "Kode",
    "Indikator",
    "Bobot",
    "Wajib",
    *COLUMNS.values(),
    *(f"Skor {label.lower()}" for label in COLUMNS.values()),
)


def _levels(levels: Kept) -> tuple[str, ...]:
    return tuple("" if levels[name] is None else str(levels[name]) for name in LEVELS)


def _points(weight: Any, levels: Kept) -> tuple[str, ...]:
    return tuple(_written(weight * (levels[name] or 0)) for name in LEVELS)


def _written(value: Any) -> str:
    return "" if value is None else number(float(value))


def _fixed(value: str) -> str:
    """A score with the two decimals that it is read with."""
    return value.replace(".", ",")


def _page(value: int | None) -> str:
    return "" if value is None else str(value)


def _yes(value: bool) -> str:
    return "Ya" if value else "Tidak"
