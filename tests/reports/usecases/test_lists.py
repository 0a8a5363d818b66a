"""The file of a list holds exactly the rows of the page that its asker sees, all pages, in their order."""

import csv
import io
import os
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.people.rules.roles import Role
from registry.proposals.queries.lists import Sort, in_order, narrowed
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.narrowing import Narrowing
from registry.reports.queries import listing
from registry.reports.queries.jobs import asked_by
from registry.reports.queries.lists import reading
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import JobState
from registry.reports.usecases import jobs, lists, work
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[1] / "queries" / "golden" / "daftar.txt"


@pytest.fixture
def officer():
    """The desk of a city with a late, a punctual, a foreign and an unseen proposal."""
    mine, other = make.agency("Dinas Kesehatan"), make.agency("Dinas Lain")
    late = make.TODAY - timedelta(days=1)
    make.handed_in(state=State.EVALUASI, agency=mine, name="Beta", due_on=late, main_affair=make.affair())
    make.handed_in(state=State.UJI_COBA, agency=other, name="=Alfa", due_on=make.TODAY, source_year=2024)
    make.handed_in(state=State.LAYAK, agency=other, name="Gama", initiator="masyarakat")
    make.handed_in(state=State.EVALUASI, within=make.region("13.07"), name="Jauh")
    make.draft(agency=mine, name="Draf")
    return make.actor(Role.RND_OFFICER, within=mine.region)


def ask(by, to=Narrowing(), *, of="usulan", key="a", format=Format.CSV):  # noqa: B008  (frozen)
    return lists.ask_list(of=of, to=to.as_data(), format=format, request_key=key, by=by, at=make.NOON)


def rows_of(job) -> list[str]:
    """The names in the file."""
    work.run_job(job_id=job.pk, at=make.NOON)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    with job.file.file.open("rb") as stream:
        words = stream.read().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(words)))
    assert job.rows == len(found)
    return [row["Nama inovasi"] for row in found]


def test_each_filter_gives_the_rows_of_its_page(officer):
    wanted = [
        Narrowing(), Narrowing(text="beta"), Narrowing(state="LAYAK"), Narrowing(stage="uji_coba"),
        Narrowing(initiator="masyarakat"), Narrowing(agency_id=make.agency("Dinas Kesehatan").pk),
        Narrowing(affair_id=make.affair().pk), Narrowing(year=2024), Narrowing(overdue=True), Narrowing(sort="nama"),
        Narrowing(sort="tenggat"),
    ]  # fmt: skip
    found = []
    for to in wanted:
        rows = in_order(narrowed(visible_to(officer), to=to, today=make.TODAY), sort=Sort(to.sort))
        names = [name if name[0] != "=" else f"'{name}" for name in rows.values_list("name", flat=True)]
        assert rows_of(ask(officer, to)) == names
        found.append(len(names))
    assert found == [3, 1, 1, 1, 1, 1, 1, 1, 1, 3, 2]


def test_the_file_says_exactly_what_was_read_and_approved(officer):
    """Both formats word for word; the numbers of the rows differ from run to run."""
    to, said = Narrowing(sort="nama", year=0), []
    for form in (Format.XLSX, Format.CSV):
        job = ask(officer, to, format=form)
        work.run_job(job_id=job.pk, at=make.NOON)
        job.refresh_from_db()
        with job.file.file.open("rb") as stream:
            content = stream.read()
        if form == Format.CSV:
            said += ["== CSV", *content.decode("utf-8-sig").splitlines()]
        else:
            book = load_workbook(io.BytesIO(content))
            for sheet in book:
                said += [
                    f"== {sheet.title}",
                    *(" | ".join(map(_shown, row)) for row in sheet.iter_rows(values_only=True)),
                ]
    text = re.sub(r"13\.76-2026-\d{4}", "<nomor>", "\n".join(said)).replace(job.asked_by.office, "<jabatan>") + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text)
    assert text == GOLDEN.read_text()


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)


def test_what_waits_for_me_is_a_list_too(officer):
    assert rows_of(ask(officer, of="tugas")) == ["Beta"]


def test_the_job_keeps_filter_office_and_count_and_is_asked_once(officer):
    job = ask(officer, Narrowing(state="LAYAK", text="gama"))
    assert job == ask(officer, Narrowing(state="LAYAK", text="gama"))
    office = job.asked_by.office
    filter_ = [["text", "gama"], ["state", "Layak, menunggu penetapan"]]
    assert job.parameters == {"list": "usulan", "filter": filter_, "office": office, "rows": 1}
    sheet = listing.sheet_of(job.facts)
    assert sheet.head == (
        ("Kata yang dicari", "gama"), ("Keadaan", "Layak, menunggu penetapan"), ("Jabatan peminta", office),
        ("Tanggal", "13 Maret 2026"),
    )  # fmt: skip
    assert listing.sheet_of(ask(officer).facts).head[0] == ("Saringan", "tidak ada, seluruh daftar")


def test_the_worker_reads_with_the_eyes_of_the_day_of_asking(officer):
    """A row that nobody may see any more is left out; who changed his seat no longer finds the list."""
    job = ask(officer)
    make.handed_in(state=State.LAYAK, name="Delta")
    visible_to(officer).filter(name="Beta").update(state=State.DRAFT)
    assert sorted(rows_of(job)) == ["'=Alfa", "Delta", "Gama"]
    assert asked_by(officer).filter(pk=job.pk).exists()
    person = job.asked_by
    person.memberships.update(role=Role.OVERSEER)
    assert not asked_by(make.acting(person)).filter(pk=job.pk).exists()


def test_a_list_is_read_by_the_thousand_and_given_up_when_nobody_waits(officer, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 1)
    rows, beats = listing.listed(ask(officer).facts), []
    assert len(list(listing.cells_of(rows, still_wanted=lambda: not beats.append(1), abandoned=OSError))) == 3
    assert len(beats) == 3
    with pytest.raises(OSError, match=r"^$"):
        list(listing.cells_of(rows, still_wanted=lambda: False, abandoned=OSError))


def test_the_public_an_empty_and_an_endless_list_are_refused(officer, monkeypatch):
    with pytest.raises(NotAllowed):
        ask(PUBLIC)
    with pytest.raises(Blocked) as refused:
        ask(officer, Narrowing(text="tidak ada"))
    assert [problem.code for problem in refused.value.problems] == ["list_empty"]
    monkeypatch.setattr(lists, "MOST_ROWS", 2)
    with pytest.raises(Blocked) as refused:
        ask(officer)
    assert [problem.code for problem in refused.value.problems] == ["list_too_long"]


def test_the_asker_alone_takes_note_of_what_has_ended(officer):
    job = ask(officer)
    assert not jobs.note_seen(public_id=job.public_id, by=officer, at=make.NOON)
    work.run_job(job_id=job.pk, at=make.NOON)
    found = [jobs.note_seen(public_id=job.public_id, by=by, at=make.NOON) for by in (make.actor(), officer, officer)]
    assert found == [False, True, False]
