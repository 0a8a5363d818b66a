"""The lists that can be had as a file: their rows are read for the one who asked as he sat then, as on the page."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import override

from registry.reports.labels import INPUT_LABELS, LIST_LABELS
from registry.reports.queries.lists import exchange, figures, index, papers, proposals
from registry.reports.queries.lists.reading import Found, Listing, Reading
from registry.reports.rules.document import long_date
from registry.reports.rules.listing import Row, Sheet, StillWanted
from registry.shared.actor import Actor, Seat

LISTS: Mapping[str, Listing] = {
    "usulan": proposals.PROPOSALS,
    "tugas": proposals.DUTIES,
    "menunggu": proposals.OTHERS,
    "nomor_surat": papers.LETTERS,
    "laporan": papers.JOBS,
    "jadwal": papers.SCHEDULES,
    "kegiatan": exchange.EVENTS,
    "kunjungan": exchange.VISITS,
    "replikasi": exchange.ADOPTIONS,
    "kerja_sama": exchange.AGREEMENTS,
    "klinik": exchange.CONSULTATIONS,
    "papan": figures.BOARD,
    "papan_daftar": figures.BOARD_ROWS,
    "denyut": figures.PULSE,
    "denyut_daftar": figures.PULSE_ROWS,
    "strategi": figures.STRATEGY,
    "strategi_daftar": figures.STRATEGY_ROWS,
    "indeks": index.SHEETS,
    "baris_indeks": index.ROWS,
    "selisih_verifikasi": index.GAPS_TO_VERIFIED,
    "selisih_perkiraan": index.GAPS_TO_PREDICTED,
    "baris_daerah": index.REGION_ROWS,
    "bukti": index.DOCUMENTS,
}
"""Code → list; a new one is one line here, its name in `LIST_LABELS`, and the button on its page."""


def list_facts(
    *, of: str, to: Mapping[str, Any], reader: Actor, office: str, today: date
) -> dict[str, Any]:  # fmt: skip
    """What a list is made from: the filter and whose eyes it is read with, as they were."""
    seats = sorted([seat.role, seat.agency_id] for seat in reader.seats)
    listing = LISTS[of]
    narrowing = listing.asked(reader, to, today)
    with override("id"):
        words = [[code, value] for code, value in listing.said(Reading(reader, narrowing, today)) if value]
    return {
        "list": of,
        "narrowing": narrowing,
        "reader": {"user_id": reader.user_id, "region_code": reader.region_code, "seats": seats},
        "today": today.isoformat(),
        "office": office,
        "words": words,
    }


def listed(facts: Mapping[str, Any]) -> Found:
    """The rows that these facts name, as they stand now."""
    today, given = date.fromisoformat(facts["today"]), facts["reader"]
    seats = frozenset(Seat(role, agency_id) for role, agency_id in given["seats"])
    reader = Actor(user_id=given["user_id"], region_code=given["region_code"], seats=seats, on=today)
    return LISTS[facts["list"]].rows(Reading(reader, facts["narrowing"], today))


def cells_of(found: Found, *, still_wanted: StillWanted, abandoned: type[Exception]) -> Iterator[Row]:
    """Part after part, as long as somebody waits for them."""
    for part in found.parts():
        if not still_wanted():
            raise abandoned
        with override("id"):
            rows = list(part())
        yield from rows


def sheet_of(facts: Mapping[str, Any]) -> Sheet:
    """The first sheet: filter, asker's office, day."""
    today = date.fromisoformat(facts["today"])
    with override("id"):
        title = str(LIST_LABELS[facts["list"]])
        head = [(str(INPUT_LABELS[code]), value) for code, value in facts["words"]]
        given = head or [("Saringan", "tidak ada, seluruh daftar")]
        office = [("Jabatan peminta", facts["office"])] if facts["office"] else []
    return Sheet(title, (*given, *office, ("Tanggal", long_date(today))), LISTS[facts["list"]].columns, today)
