"""Lists of papers: the letter numbers, the jobs, and the schedules by which they come."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from registry.proposals.models import ProcessDocument
from registry.reports.models import Job, Schedule
from registry.reports.policy import may_read_numbers, may_schedule
from registry.reports.queries.jobs import asked_by, of_office
from registry.reports.queries.lists.reading import (
    Asked,
    Found,
    Listing,
    Reading,
    Said,
    by_key,
    columns,
    day_of,
    simulated,
    text_in,
)
from registry.reports.queries.numbers import letters_asked, letters_of, register_of
from registry.reports.queries.schedules import schedules_for, with_runs
from registry.reports.rules.listing import Row
from registry.reports.rules.schedules import span_of
from registry.reports.rules.spans import span_named
from registry.shared.actor import Actor
from registry.workflow.labels import DOCUMENT_LABELS

OFFICE = "kantor"
"""Whose jobs: in the address and in the facts of a list."""


def _letters_asked(reader: Actor, address: Asked, today: date) -> dict[str, Any]:
    year, kind, _years = letters_asked(
        reader, year=text_in(address, "tahun"), kind=text_in(address, "jenis"), today=today
    )
    return {"year": year, "kind": kind}


def _letters_said(reading: Reading) -> Said:
    kinds = {str(kind): str(label) for kind, label in DOCUMENT_LABELS.items()}
    return [("year", str(reading.to["year"])), ("letter_kind", kinds.get(reading.to["kind"], ""))]


def _letters(reading: Reading) -> Found:
    year, kind = reading.to["year"], reading.to["kind"]
    known: dict[int, int] = {}

    def read(rows: QuerySet[ProcessDocument]) -> dict[int, Row]:
        known.update({} if known else register_of(reading.reader, year=year, kind=kind).running)
        return {
            each.pk: (
                each.number, known.get(each.pk), str(each.get_kind_display()), each.on,
                "diganti dokumen lain" if each.superseded_by_id else "", each.proposal.name,
                each.proposal.registration, simulated(each.proposal.is_simulated),
            )
            for each in rows
        }  # fmt: skip

    return by_key(letters_of(reading.reader, year=year, kind=kind), read)


def _jobs_asked(_reader: Actor, address: Asked, _today: date) -> dict[str, Any]:
    return {"of": OFFICE} if address.get("milik") == OFFICE else {}


def _jobs_said(reading: Reading) -> Said:
    return [("whose", "kantor saya" if reading.to.get("of") == OFFICE else "permintaan saya")]


def _jobs(reading: Reading) -> Found:
    found = of_office if reading.to.get("of") == OFFICE else asked_by

    def read(rows: QuerySet[Job]) -> dict[int, Row]:
        return {
            each.pk: (
                each.about, str(each.get_kind_display()), str(each.get_format_display()),
                str(each.get_state_display()), day_of(each.asked_at), day_of(each.finished_at), each.rows, each.pages,
                each.error, each.sha256, day_of(each.expires_at),
                simulated(each.proposal is not None and each.proposal.is_simulated),
            )
            for each in rows
        }  # fmt: skip

    return by_key(found(reading.reader).filter(parent=None), read)


def _schedules(reading: Reading) -> Found:
    def read(rows: QuerySet[Schedule]) -> dict[int, Row]:
        return {each.pk: _schedule(each, reading.today) for each in with_runs(rows)}

    return by_key(schedules_for(reading.reader), read)


def _schedule(each: Schedule, today: date) -> Row:
    last = next(iter(each.runs.all()), None)
    span = span_named(last.period) if last else None
    return (
        str(each.get_kind_display()), str(each.get_format_display()), str(each.get_rhythm_display()),
        str(each.get_audience_display()), each.agency.name if each.agency else "",
        "berjalan" if each.is_active else "dijeda", span.words if span else "",
        day_of(last.made_at) if last else None, "dibuat terlambat" if last and last.is_late else "",
        span_of(each.every, today).due_on if each.is_active else None,
    )  # fmt: skip


LETTERS = Listing(
    columns(
        ("Nomor", 30), ("Urut", 8), ("Jenis", 40), ("Tanggal", 12), ("Keterangan", 24), ("Usulan", 60),
        ("Nomor registrasi", 18), ("Tanda", 12),
    ),
    _letters, may_read_numbers, _letters_asked, _letters_said,
)  # fmt: skip
JOBS = Listing(
    columns(
        ("Tentang", 60), ("Jenis laporan", 34), ("Bentuk", 8), ("Keadaan", 18), ("Diminta", 12), ("Berakhir", 12),
        ("Baris", 8), ("Halaman", 8), ("Galat", 40), ("SHA-256", 66), ("Berkas sampai", 14), ("Tanda", 12),
    ),
    _jobs, asked=_jobs_asked, said=_jobs_said,
)  # fmt: skip
SCHEDULES = Listing(
    columns(
        ("Laporan", 34), ("Bentuk", 8), ("Berkala", 16), ("Penerima", 28), ("Perangkat daerah", 40), ("Keadaan", 12),
        ("Periode terakhir", 24), ("Dibuat", 12), ("Keterangan", 20), ("Berikutnya", 12),
    ),
    _schedules, may_schedule,
)  # fmt: skip
