"""Certificates: for named people of the list, by their host, known by a fingerprint; forgotten with the names."""

import os
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from registry.exchange.models import Attendee, CertificateMark, ExchangeEvent
from registry.exchange.queries.attendance import named_attendee
from registry.people.rules.roles import Role
from registry.proposals.rules.receipts import shown_code
from registry.reports.models import Job
from registry.reports.queries.checking import checked_code, checked_file
from registry.reports.queries.event_papers import certificate
from registry.reports.rules.checking import Outcome
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import work
from registry.reports.usecases.certificates import ask_certificates
from registry.reports.usecases.exchange import ask_event_paper
from registry.reports.usecases.forgetting import forget_event, forget_participants
from registry.reports.usecases.jobs import cancel_job, retry_job
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.reports.plain import plain_text

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[1] / "queries" / "golden" / "sertifikat.txt"
CHECK = "https://contoh.id/dokumen/cek/"
OVER = make.NOON + timedelta(days=800)


@pytest.fixture
def event():
    city = make.region()
    make.region("13.07")
    make.rnd_agency(within=city)
    made = ExchangeEvent.objects.create(
        keeper=city, region=city, title="Bimtek contoh", kind="bimtek", on=make.TODAY, year=2026, is_simulated=True,
        source_note="Undangan", created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    for name in ("Peserta Satu", "Peserta Dua", ""):
        Attendee.objects.create(
            event=made, on=make.TODAY, name=name, office="Dinas", region_id="13.07", came_at=make.NOON
        )  # fmt: skip
    return made


@pytest.fixture
def desk(event):
    return make.actor(Role.RND_OFFICER, within=event.region)


def ask(event, desk, **more) -> Job:
    given = {"check_url": CHECK, "request_key": "a", "by": desk, "at": make.NOON} | more
    return ask_certificates(public_id=event.public_id, **given)


def made(job: Job) -> Job:
    for each in [*job.children.all(), job]:
        work.run_job(job_id=each.pk, at=make.NOON)
    job.refresh_from_db()
    assert job.state == "selesai", job.error
    return job


def test_only_the_host_and_only_named_people(event, desk):
    with pytest.raises(NotAllowed):
        ask(event, make.actor(Role.RND_OFFICER, within=make.region("13.07")))
    nameless = Attendee.objects.get(name="")
    with pytest.raises(Blocked) as caught:
        ask(event, desk, attendee_id=nameless.public_id)
    assert [each.code for each in caught.value.problems] == ["nobody_named"]
    assert not Job.objects.exists()


def test_one_names_nobody_in_its_row_until_it_is_made_and_is_known_by_code_and_bytes(event, desk):
    line = Attendee.objects.get(name="Peserta Satu")
    job = ask(event, desk, attendee_id=line.public_id)
    assert ask(event, desk, attendee_id=line.public_id) == job
    assert (job.facts, "Peserta" in f"{job.about}{job.parameters}") == ({}, False)
    made(job)
    assert (job.facts["title"], job.pages) == ("Peserta Satu", 1)
    with job.file.file.open("rb") as stream:
        found = checked_file(stream.read())
    assert found == checked_code(code=line.mark.code, sha256="")
    assert (found.outcome, found.kind, found.region, found.is_simulated, found.is_withdrawn) == (
        Outcome.GENUINE, "Sertifikat peserta", "Kota Payakumbuh", True, False,
    )  # fmt: skip
    Attendee.objects.filter(pk=line.pk).update(struck_at=make.NOON, struck_reason="Salah")
    assert checked_code(code=line.mark.code, sha256="").is_withdrawn
    assert checked_code(code="a" * 16, sha256="").outcome == Outcome.UNKNOWN


def test_all_come_in_one_file_and_who_was_struck_meanwhile_is_named_by_nothing(event, desk):
    whole = ask(event, desk)
    assert ask(event, desk) == whole
    assert (whole.children.count(), CertificateMark.objects.count()) == (2, 2)
    Attendee.objects.filter(name="Peserta Dua").update(struck_at=make.NOON, struck_reason="Salah")
    made(whole)
    with whole.file.file.open("rb") as stream, ZipFile(stream) as archive:
        assert [name[:14] for name in archive.namelist()] == ["001-sertifikat", "pengecualian.t", "hash.txt"]
        assert "Peserta Dua" not in archive.read("pengecualian.txt").decode()


def test_with_the_names_go_the_papers_and_what_is_made_again_reads_what_is_left(event, desk):
    line = Attendee.objects.get(name="Peserta Satu")
    one, whole = made(ask(event, desk, attendee_id=line.public_id)), made(ask(event, desk))
    listed = ask_event_paper(
        kind=ReportKind.ATTENDANCE, public_id=event.public_id, request_key="a", by=desk, at=make.NOON
    )  # fmt: skip
    assert "Peserta Dua" in str(listed.facts)
    stopped = cancel_job(public_id=ask(event, desk, request_key="b").public_id, by=desk, at=make.NOON)
    assert forget_participants(at=make.NOON + timedelta(days=700)) == 0
    assert forget_participants(at=OVER) == 1
    assert not forget_event(event=event, at=OVER)
    for job, state in ((one, "kedaluwarsa"), (whole, "kedaluwarsa"), (listed, "batal"), (stopped, "batal")):
        job.refresh_from_db()
        assert (job.state, job.file, "Peserta" in str(job.facts)) == (state, None, False)
    assert not any("Peserta" in str(each.facts) for each in whole.children.all())
    again = retry_job(public_id=listed.public_id, by=desk, at=OVER)
    assert "Dinas, Kabupaten Lima Puluh Kota" in str(made(again).facts)
    retry_job(public_id=one.public_id, by=desk, at=OVER)
    work.run_job(job_id=one.pk, at=OVER)
    one.refresh_from_db()
    assert (one.state, one.error_code) == ("gagal", "nameless")


def test_what_it_says_word_for_word(event, desk):
    """Written anew with GOLDEN=write; its fingerprint is another each time."""
    line = event.attendees.get(name="Peserta Satu")
    ask(event, desk, attendee_id=line.public_id)
    line = named_attendee(public_id=line.public_id)
    paper = certificate(line, region=event.region, check_url=CHECK, asked_on=make.TODAY)
    text = plain_text(paper).replace(shown_code(code=line.mark.code), "SIDIK").replace(line.mark.code, "SIDIK")
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
