"""A made-up region with many innovations, put straight into the tables of a transaction that is undone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Model

from registry.index.models import EditionRecord, EvidenceDocument, EvidenceUse, Period, Sheet, SheetRow
from registry.index.queries.editions import edition_of
from registry.people.models import Agency, User
from registry.proposals.models import Measure, ProcessDocument, Proposal, StepTaken, StoredFile
from registry.reference.models import Affair, Region
from registry.trial.models import Application, MinisterReport, Trial, TrialReport
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import STEPS, Move

CODE, YEAR, FIRST = "99.99", 2026, 50_000_000
AGENCIES, MEASURES, USES = 30, 2, 6
MOMENT = datetime(YEAR, 1, 5, 3, tzinfo=UTC)
STATES = (
    *[State.DITERAPKAN] * 4, *[State.UJI_COBA] * 3, State.EVALUASI_UJI, State.SIAP_TERAP, State.DITETAPKAN,
    State.DIHENTIKAN, State.EVALUASI,
)  # fmt: skip
TRIED = {State.DITERAPKAN, State.UJI_COBA, State.EVALUASI_UJI, State.SIAP_TERAP, State.DIHENTIKAN}
WALKED = (Move.SUBMIT_TO_RND, Move.EVALUATE_ACCEPTS, Move.DECREE, Move.START_TRIAL)


def fill_year(*, innovations: int) -> Region:
    """As a full city has them: decrees, trials with results, instruments, letters, an index period with evidence."""
    region = Region(code=CODE, name="Kota Contoh", level="kota", is_tenant=True)
    _put(Region, [vars(region)])
    _put(Agency, ({"id": FIRST + n, "region_id": CODE, "name": f"Dinas Contoh Nomor {n + 1}", "kind": "dinas",
                   "is_rnd": n == 0} for n in range(AGENCIES)))  # fmt: skip
    numbers = range(innovations)
    _proposals(numbers)
    _papers(numbers)
    _trials([n for n in numbers if _state(n) in TRIED])
    _applications([n for n in numbers if _state(n) == State.DITERAPKAN])
    _index(numbers)
    return region


def _proposals(numbers: range) -> None:
    affairs: list[int | None] = [*Affair.objects.order_by("code").values_list("code", flat=True)] or [None]
    _put(Proposal, (
        {
            "id": FIRST + n, "public_id": f"bench{n:07}", "region_id": CODE, "registration": f"{CODE}-2026-{n + 1:04}",
            "initiator": "perangkat_daerah", "agency_id": _agency(n), "owner_id": _agency(n),
            "executor_id": _agency(n + 1) if _state(n) != State.EVALUASI else None, "state": _state(n),
            "state_since": _day(n), "due_on": _day(n) if n % 7 == 0 else None, "due_is_legal": True,
            "due_basis": "PP 38/2017 Pasal 13 ayat (1)",
            "name": f"Inovasi Contoh Nomor {n + 1} untuk Pelayanan yang Lebih Dekat dengan Warga",
            "form": "pelayanan_publik", "main_affair_id": affairs[n % len(affairs)], "is_simulated": True,
            "problem": "Contoh. " * 60, "benefit": "Contoh. " * 40, "created_at": MOMENT, "updated_at": MOMENT,
        }
        for n in numbers
    ))  # fmt: skip
    _put(Measure, (
        {
            "id": FIRST + n * MEASURES + m, "proposal_id": FIRST + n, "name": f"Ukuran contoh nomor {m + 1}",
            "unit": "persen", "baseline": 40, "target": 80, "realised": 60 + 30 * m if _is_over(n) else None,
            "realised_on": _day(n) if _is_over(n) else None,
        }
        for n in numbers for m in range(MEASURES)
    ))  # fmt: skip
    _put(StepTaken, (
        {
            "id": FIRST + n * len(WALKED) + place, "proposal_id": FIRST + n, "move": move, "from_state": State.DRAFT,
            "to_state": STEPS[move].target, "on": _day(n + place), "at": MOMENT, "basis": STEPS[move].basis,
        }
        for n in numbers for place, move in enumerate(WALKED)
    ))  # fmt: skip


def _papers(numbers: range) -> None:
    """A decree for each, and the file that all its papers share."""
    _put(StoredFile, (
        {"id": FIRST + n, "public_id": f"file{n:08}", "region_id": CODE, "file": "bench", "name": "bench.pdf",
         "media_type": "application/pdf", "size": 1, "sha256": f"{n:064}", "pages": 1, "stored_at": MOMENT}
        for n in numbers
    ))  # fmt: skip
    _put(ProcessDocument, (
        {"id": FIRST + n, "public_id": f"paper{n:07}", "proposal_id": FIRST + n, "kind": D.DECREE,
         "number": f"CONTOH-{n + 1}/{YEAR}", "on": _day(n), "file_id": FIRST + n, "filed_at": MOMENT}
        for n in numbers
    ))  # fmt: skip


def _trials(numbers: list[int]) -> None:
    _put(Trial, (
        {"id": FIRST + n, "proposal_id": FIRST + n, "place": "Laboratorium contoh", "started_on": _day(n),
         "planned_end": _day(n) + timedelta(days=90), "conclusion": "berhasil" if _is_over(n) else "",
         "ended_on": _day(n) + timedelta(days=90) if _is_over(n) else None}
        for n in numbers
    ))  # fmt: skip
    _put(TrialReport, (
        {"id": FIRST + 2 * n + m, "trial_id": FIRST + n, "reported_on": _day(n) + timedelta(days=40 * m),
         "period_from": _day(n), "period_to": _day(n) + timedelta(days=40 * m), "progress": "Berjalan."}
        for n in numbers for m in range(2)
    ))  # fmt: skip


def _applications(numbers: list[int]) -> None:
    _put(Application, (
        {"id": FIRST + n, "proposal_id": FIRST + n, "instrument": "perkada", "document_id": FIRST + n, "year": YEAR,
         "established_on": _day(n), "effective_on": _day(n)}
        for n in numbers
    ))  # fmt: skip
    kinds = ("penyampaian_keputusan", "penerapan")
    _put(MinisterReport, (
        {"id": FIRST + 2 * n + m, "proposal_id": FIRST + n, "kind": kind, "due_on": _day(n) + timedelta(days=30)}
        for n in numbers for m, kind in enumerate(kinds)
    ))  # fmt: skip


def _index(numbers: range) -> None:
    """A period with every row claimed, and one document for each innovation under several of its rows."""
    record = EditionRecord.objects.filter(code="iga-2026").order_by("revision").last()
    if record is None:
        return
    keys = [row.key for row in edition_of(record).sid]
    person = User.objects.order_by("pk").values_list("pk", flat=True).first() or FIRST
    if person == FIRST:
        _put(User, [{"id": FIRST, "username": "contoh-tolok-ukur", "password": "!", "date_joined": MOMENT}])
    _put(Period, [{"id": FIRST, "region_id": CODE, "edition_id": record.pk, "year": YEAR, "is_simulated": True}])
    _put(Sheet, ({"id": FIRST + n, "period_id": FIRST, "proposal_id": FIRST + n} for n in numbers))
    _put(SheetRow, (
        {"id": FIRST + n * len(keys) + place, "public_id": f"r{n:06}-{place:03}", "sheet_id": FIRST + n, "key": key,
         "claimed": (n + place) % 4, "verified": (n + place) % 3 if n % 2 else None}
        for n in numbers for place, key in enumerate(keys)
    ))  # fmt: skip
    _put(EvidenceDocument, (
        {"id": FIRST + n, "public_id": f"proof{n:07}", "region_id": CODE, "agency_id": _agency(n), "kind": "sk",
         "number": str(n), "on": date(YEAR - 1, 2, 1), "subject": "Contoh", "file_id": FIRST + n, "is_readable": True,
         "added_by_id": person, "added_at": MOMENT, "text": f"Inovasi Contoh Nomor {n + 1}"}
        for n in numbers
    ))  # fmt: skip
    _put(EvidenceUse, (
        {"id": FIRST + n * USES + m, "document_id": FIRST + n, "row_id": FIRST + n * len(keys) + m}
        for n in numbers for m in range(USES)
    ))  # fmt: skip


def _state(n: int) -> State:
    return STATES[n % len(STATES)]


def _is_over(n: int) -> bool:
    return _state(n) != State.UJI_COBA


def _agency(n: int) -> int:
    return FIRST + n % (AGENCIES - 2)  # two have nothing


def _day(n: int) -> date:
    """In this year or one of the two before it."""
    return date(YEAR - n // len(STATES) % 3, 1, 5) + timedelta(days=n % 240)


def _put(model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Rows with the defaults of their model, in one statement."""
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    made = [model(**{name: value for name, value in row.items() if name != "_state"}) for row in rows]
    values = [[field.get_db_prep_save(field.pre_save(each, True), connection) for field in fields] for each in made]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608  (names of our own tables)
