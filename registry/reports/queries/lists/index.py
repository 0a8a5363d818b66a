"""Lists of the region's index: innovations, rows, evidence, losses, and the region's own rows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from registry.index.labels import CAUSES, FINDINGS
from registry.index.models import EvidenceDocument, EvidenceUse, Period, RegionRow, Sheet
from registry.index.policy import may_open_region, may_plan
from registry.index.queries.editions import edition_of
from registry.index.queries.gaps import GapLine, gap_lines
from registry.index.queries.standing import Column, PeriodState, RowState, SheetState, period_state
from registry.index.queries.visible import current_period, evidence_for
from registry.index.rules.evidence import Finding
from registry.reports.queries.lists.reading import (
    Asked,
    Found,
    Listing,
    Reading,
    Said,
    at_once,
    by_key,
    columns,
    day_of,
    simulated,
    text_in,
)
from registry.reports.rules.document import long_date
from registry.reports.rules.listing import Row
from registry.shared.actor import Actor


def _plans(actor: Actor) -> bool:
    return actor.region_code is not None and may_plan(actor, actor.region_code)


def _opens_region(actor: Actor) -> bool:
    return actor.region_code is not None and may_open_region(actor, actor.region_code)


def _asked(reader: Actor, address: Asked, _today: date) -> dict[str, Any]:
    """The running period by its year, so that a file that is made again speaks of the same; and the cause of a gap."""
    period, cause = current_period(reader.region_code or ""), text_in(address, "sebab")
    given = {"year": period.year if period else None, "cause": cause}
    return {name: value for name, value in given.items() if value}


def _said(reading: Reading) -> Said:
    causes = {str(cause): str(label) for cause, label in CAUSES.items()}
    return [("period_year", str(reading.to.get("year", ""))), ("cause", causes.get(reading.to.get("cause", ""), ""))]


def _period(reading: Reading) -> Period | None:
    found = Period.objects.filter(region_id=reading.region_code, year=reading.to.get("year", 0))
    return found.select_related("edition", "region").defer("frozen").first()


def _of_period(rows: Callable[[PeriodState], Sequence[Row]]) -> Callable[[Reading], Found]:
    """What is read from the period as the reader may open it; without a period there is nothing."""

    def found(reading: Reading) -> Found:
        period = _period(reading)
        if period is None:
            return at_once(tuple)

        def standing() -> Sequence[Row]:
            return rows(period_state(period=period, on=reading.today, visible_for=reading.reader))

        return at_once(standing)

    return found


def _sheets(state: PeriodState) -> list[Row]:
    standing = [state.standing(column).entries() for column in Column]
    return [
        _sheet(found, [entries[place].maturity for entries in standing]) for place, found in enumerate(state.sheets)
    ]


def _sheet(found: SheetState, maturity: Sequence[Any]) -> Row:
    rows, proposal = found.rows.values(), found.sheet.proposal
    claimed, _verified, predicted = maturity
    return (
        *_innovation(found.sheet), proposal.main_affair.name if proposal.main_affair else "", *maturity,
        claimed - predicted, sum(1 for row in rows if row.claimed and not row.uses),
        sum(len(row.found) for row in rows),
        sum(1 for row in rows if row.verified is not None and row.verified < row.claimed),
        "ditolak" if found.sheet.is_rejected else "", simulated(proposal.is_simulated),
    )  # fmt: skip


def _innovation(sheet: Sheet) -> tuple[str, str]:
    return sheet.proposal.name, sheet.proposal.owner.name if sheet.proposal.owner else ""


def _rows(state: PeriodState) -> list[Row]:
    return [
        (
            *_innovation(found.sheet), row.key, row.name, row.weight, line.claimed, line.verified,
            line.prediction.level, len(line.uses), _findings(line), line.record.basis if line.record else "",
            line.record.verified_reason if line.record else "", simulated(found.sheet.proposal.is_simulated),
        )
        for found in state.sheets
        for row in state.edition.sid
        if (line := found.rows[row.key])
    ]  # fmt: skip


def _findings(line: RowState) -> str:
    return " ".join(_sentence(found) for found in line.found)


def _sentence(finding: Finding) -> str:
    """A day in it is written in full."""
    try:
        detail = long_date(date.fromisoformat(finding.detail))
    except ValueError:
        detail = finding.detail
    return str(FINDINGS[finding.code]) % {"detail": detail}


def _gaps(column: Column) -> Callable[[Reading], Found]:
    def found(reading: Reading) -> Found:
        def rows(state: PeriodState) -> list[Row]:
            lines = gap_lines(state=state, column=column)
            return [_gap(line) for line in lines if reading.to.get("cause", "") in ("", line.loss.cause)]

        return _of_period(rows)(reading)

    return found


def _gap(line: GapLine) -> Row:
    uses = line.line.uses if line.line else ()
    return (
        line.proposal.name if line.proposal else "Baris daerah", line.row.key, line.row.name,
        str(CAUSES[line.loss.cause]), line.reason, line.claimed, line.level, round(line.iid, 3),
        "; ".join(str(use.document) for use in uses), _findings(line.line) if line.line else "",
        simulated(line.proposal is not None and line.proposal.is_simulated),
    )  # fmt: skip


def _region_rows(reading: Reading) -> Found:
    period = _period(reading)
    if period is None:
        return at_once(tuple)
    edition = edition_of(period.edition)

    def rows() -> list[Row]:
        known = {row.key: row for row in RegionRow.objects.filter(period=period)}
        return [
            (row.key, row.name, "wajib" if row.is_mandatory else "", row.weight, *_levels(known.get(row.key)))
            for row in edition.spd
        ]

    return Found(lambda: len(edition.spd), lambda: [rows])


def _levels(record: RegionRow | None) -> Row:
    if record is None:
        return None, 0, None, "", ""
    return record.value, record.claimed, record.verified, record.basis, record.verified_reason


def _documents(reading: Reading) -> Found:
    def read(rows: QuerySet[EvidenceDocument]) -> dict[int, Row]:
        found = list(rows.select_related("file", "agency").defer("text"))
        uses = EvidenceUse.objects.filter(document__in=[each.pk for each in found]).order_by()
        count = dict(uses.values_list("document").annotate(Count("pk")))
        return {
            each.pk: (
                str(each), str(each.get_kind_display()), each.number, each.on, each.expires_on, each.signatory,
                each.address, each.file.name, each.file.size, each.file.sha256, count.get(each.pk, 0),
                each.agency.name if each.agency else "", day_of(each.added_at),
            )
            for each in found
        }  # fmt: skip

    return by_key(evidence_for(reading.reader), read)


SHEETS = Listing(
    columns(
        ("Inovasi", 60), ("Perangkat daerah", 40), ("Urusan", 30), ("Diklaim", 12), ("Diverifikasi", 12),
        ("Diperkirakan", 12), ("Selisih", 10), ("Klaim tanpa bukti", 18), ("Temuan pada bukti", 18),
        ("Tingkat diturunkan", 18), ("Keterangan", 14), ("Tanda", 12),
    ),
    _of_period(_sheets), _plans, _asked, _said,
)  # fmt: skip
ROWS = Listing(
    columns(
        ("Inovasi", 60), ("Perangkat daerah", 40), ("Indikator", 10), ("Nama indikator", 50), ("Bobot", 8),
        ("Diklaim", 10), ("Diverifikasi", 12), ("Diperkirakan", 12), ("Dokumen bukti", 14), ("Temuan", 60),
        ("Dasar penilaian", 40), ("Alasan verifikasi", 40), ("Tanda", 12),
    ),
    _of_period(_rows), _plans, _asked, _said,
)  # fmt: skip
GAP_COLUMNS = columns(
    ("Inovasi", 60), ("Indikator", 10), ("Nama indikator", 50), ("Sebab", 34), ("Alasan", 40), ("Diklaim", 10),
    ("Tingkat", 10), ("Poin IID", 10), ("Dokumen bukti", 50), ("Temuan", 60), ("Tanda", 12),
)  # fmt: skip
GAPS_TO_VERIFIED = Listing(GAP_COLUMNS, _gaps(Column.VERIFIED), _opens_region, _asked, _said)
GAPS_TO_PREDICTED = Listing(GAP_COLUMNS, _gaps(Column.PREDICTED), _opens_region, _asked, _said)
REGION_ROWS = Listing(
    columns(
        ("Indikator", 10), ("Nama indikator", 60), ("Wajib", 8), ("Bobot", 8), ("Angka", 14), ("Diklaim", 10),
        ("Diverifikasi", 12), ("Dasar penilaian", 40), ("Alasan verifikasi", 40),
    ),
    _region_rows, _opens_region, _asked, _said,
)  # fmt: skip
DOCUMENTS = Listing(
    columns(
        ("Dokumen", 60), ("Jenis", 30), ("Nomor", 30), ("Tanggal", 12), ("Berlaku sampai", 14),
        ("Jabatan penanda tangan", 36), ("Tautan", 40), ("Berkas", 40), ("Ukuran (bita)", 14), ("SHA-256", 66),
        ("Dipakai pada baris", 18), ("Perangkat daerah", 40), ("Ditambahkan", 12),
    ),
    _documents,
)  # fmt: skip
