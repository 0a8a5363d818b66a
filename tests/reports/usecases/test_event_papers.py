"""The papers of an event: for its host alone, word for word (GOLDEN=write), as far as its day is known."""

from datetime import timedelta

import pytest

from registry.exchange.models import ExchangeEvent, Speaker
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.exchange import ask_event_paper
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.reports.usecases.test_exchange_papers import as_approved, said, text

pytestmark = pytest.mark.django_db
BOTH = (ReportKind.INVITATION, ReportKind.ATTENDANCE)


@pytest.fixture
def event():
    city = make.region()
    make.rnd_agency(within=city)
    made = ExchangeEvent.objects.create(
        keeper=city, region=city, title="Lokakarya Strategi Inovasi", kind="workshop", host="Bappeda Kota Payakumbuh",
        place="Aula Bappeda", on=make.TODAY, until=make.TODAY + timedelta(days=1), year=2026, topic="Tata kelola inovasi.",
        agenda="Pembukaan\n\nDiskusi", source_note="Rencana kerja", created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    Speaker.objects.create(event=made, who="Kepala Bappeda", office="Bappeda Kota Payakumbuh")
    made.guests.add(make.region("13.07"))
    return made


def ask(event, kind, *, by=None, at=make.NOON, format=Format.DOCX) -> Job:
    Job.objects.all().delete()
    desk = by or make.actor(Role.RND_OFFICER, within=make.region())
    return ask_event_paper(kind=kind, public_id=event.public_id, format=format, request_key="a", by=desk, at=at)


@pytest.mark.parametrize("kind", BOTH)
def test_it_says_exactly_what_was_read_and_approved(event, kind):
    assert as_approved(kind, text(ask(event, kind)))


def test_only_the_host_asks_and_invites_before_the_day(event):
    neighbour = make.actor(Role.RND_HEAD, within=make.region("13.07"))
    later = make.NOON + timedelta(days=1)
    with pytest.raises(NotAllowed):
        ask(event, ReportKind.ATTENDANCE, by=neighbour)
    assert ask(event, ReportKind.ATTENDANCE, at=later).region_id == "13.76"
    with pytest.raises(Blocked) as caught:
        ask(event, ReportKind.INVITATION, at=later)
    assert [problem.code for problem in caught.value.problems] == ["event_is_over"]
    event.region_id = "13.07"
    event.save()
    assert ask(event, ReportKind.ATTENDANCE, by=neighbour).region_id == "13.07"
    with pytest.raises(NotAllowed):
        ask(event, ReportKind.ATTENDANCE)


def test_what_is_not_known_stays_open_and_many_guests_stand_in_an_annex(event):
    ExchangeEvent.objects.update(on=None, until=None, place="", host="", is_simulated=True)
    for place in range(3):
        event.guests.add(make.region(f"13.0{place + 1}", name=f"Kabupaten Contoh {place}"))
    letter, names = ask(event, ReportKind.INVITATION), text(ask(event, ReportKind.ATTENDANCE))
    assert (said(letter).simulated, letter.about) == (True, "Lokakarya Strategi Inovasi (SIMULASI)")
    for words in (
        "[tanggal: diisi",
        "Tempat: [tempat: diisi",
        "(daftar terlampir)",
        "Lampiran: Daftar yang diundang",
    ):
        assert words in text(letter), words
    assert "Pemerintah Kabupaten Contoh 2" in names
    assert "Hari ke-1" not in names
    event.guests.clear()
    assert "Yth. [yang diundang: diisi" in text(ask(event, ReportKind.INVITATION))
