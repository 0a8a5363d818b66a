"""Pages of lists, bundles and schedules, and what the desk learns of work that took long."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reports.models import Job, Schedule
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import JobState
from registry.reports.rules.schedules import Audience, Rhythm
from registry.reports.usecases import bundles, schedules, work
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def officer(client):
    agency = make.agency("Dinas Kesehatan")
    make.handed_in(state=State.LAYAK, agency=agency, name="Layanan satu")
    make.handed_in(state=State.EVALUASI, agency=agency, name="Layanan dua")
    person = make.user(Role.RND_OFFICER, within=agency.region, office="Analis litbang")
    client.force_login(person)
    return person


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def schedule(person, **changes) -> Schedule:
    given = {
        "kind": "daftar",
        "format": Format.CSV,
        "rhythm": Rhythm.MONTH,
        "audience": Audience.RND,
        "agency_id": None,
    }
    at = datetime(2026, 1, 5, 9, tzinfo=JAKARTA)
    return schedules.make_schedule(**(given | changes), by=make.acting(person), at=at)


def test_the_list_is_asked_with_its_filter_and_its_page_tells_count_and_inputs(client, officer):
    page = text(client.get(reverse("proposals"), {"state": "LAYAK"}))
    assert "Unduh 1 baris (XLSX)" in page
    action = f"{reverse('list_ask')}?state=LAYAK"
    assert f'action="{action}"' in page
    sent = {"list": "usulan", "format": "xlsx", "request_key": "k"}
    first, again = client.post(action, sent), client.post(action, sent)
    job = Job.objects.get()
    assert first.url == again.url == reverse("report", args=[job.public_id])
    work.run_job(job_id=job.pk, at=timezone.now())
    page = text(client.get(first.url))
    for words in (
        "Baris dalam berkas</dt><dd>1<",
        "Keadaan</dt><dd>Layak",
        "Baris saat diminta</dt><dd>1<",
        "Analis litbang",
    ):
        assert words in page
    assert "1 baris" in text(client.get(reverse("reports")))
    assert "Unduh 1 baris (XLSX)" in text(client.get(reverse("tasks")))
    for wrong in ({"list": "lain", "format": "csv"}, {"list": "usulan", "format": "pdf"}):
        assert client.post(action, wrong).status_code == 404
    assert client.post(f"{reverse('list_ask')}?state=DITARIK", sent).status_code == 409


def test_a_bundle_is_confirmed_before_it_is_queued_and_followed_to_its_end(client, officer):
    everything = client.get(reverse("bundle_new"), {"semua": 1})
    page = text(everything)
    for words in ("Buat 1 laporan", "1 usulan tidak disertakan", "Laporan jenis ini belum dapat dibuat"):
        assert words in page
    chosen = client.get(reverse("bundle_new"), {"pilih": everything.context["choice"].open[0].public_id})
    assert chosen.context["count"] == 1
    sent = {"ids": everything.context["ids"], "jenis": "evaluasi_usulan", "request_key": "k"}
    where = client.post(reverse("bundle_ask"), sent).url
    assert client.post(reverse("bundle_ask"), sent).url == where
    whole, part = Job.objects.get(kind="kumpulan"), Job.objects.get(kind="evaluasi_usulan")
    assert "0 dari 1 laporan selesai" in text(client.get(where))
    assert client.get(reverse("report_progress", args=[whole.public_id])).json() == {
        "state": "antre", "percent": 0, "step": "0 dari 1 laporan selesai",
    }  # fmt: skip
    work.fail_job(job_id=part.pk, token=work.claim_job(job_id=part.pk, at=make.NOON), code="refused", at=make.NOON)
    work.run_job(job_id=part.pk, at=make.NOON)
    assert "Bagian dari kumpulan" in text(client.get(reverse("report", args=[part.public_id])))
    Job.objects.filter(pk=whole.pk).update(lease_until=None)
    work.run_job(job_id=whole.pk, at=make.NOON)
    page = text(client.get(where))
    assert "Tidak jadi dibuat" in page
    assert "Buat lagi yang tidak jadi" in page
    assert part.public_id not in text(client.get(reverse("reports")))


def test_nothing_chosen_too_much_and_another_kind_are_told(client, officer, monkeypatch):
    assert "Belum ada usulan yang dipilih" in text(client.get(reverse("bundle_new")))
    none = client.get(reverse("bundle_new"), {"semua": 1, "jenis": "evaluasi_menyeluruh"})
    assert "Tidak satu pun" in text(none)
    assert client.get(reverse("bundle_new"), {"jenis": "daftar"}).status_code == 404
    monkeypatch.setattr("registry.web.reports.bundles.MOST", 1)
    assert "Paling banyak 1 usulan" in text(client.get(reverse("bundle_new"), {"semua": 1}))


def test_a_schedule_is_made_once_paused_continued_and_removed(client, officer):
    page = client.get(reverse("schedule_new"))
    token = page.context["form"].typing.token.sealed
    agency = make.agency("Dinas Kesehatan")
    sent = {"kind": "daftar", "format": "csv", "rhythm": "triwulan", "audience": "litbang", "agency": agency.pk}
    refused = client.post(reverse("schedule_new"), sent | {"form_token": token})
    assert (refused.status_code, refused.context["form"]["rhythm"].value()) == (409, "triwulan")
    assert client.post(reverse("schedule_new"), {"form_token": token}).status_code == 409
    sent |= {"audience": "kepala_pd", "form_token": token}
    for _click in "ab":
        assert client.post(reverse("schedule_new"), sent).url == reverse("schedules")
    made = Schedule.objects.get()
    for act, words in (("pause", "Dijeda"), ("resume", "Setiap triwulan"), ("remove", "Belum ada jadwal")):
        assert client.post(reverse(f"schedule_{act}", args=[made.public_id])).status_code == 302
        assert words in text(client.get(reverse("schedules")))


def test_the_page_of_schedules_tells_what_was_made_late_and_what_was_missed(client, officer):
    schedule(officer)
    schedules.run_schedules(at=datetime(2026, 4, 9, 9, tzinfo=JAKARTA))
    page = text(client.get(reverse("schedules")))
    for words in ("Maret 2026", "dibuat terlambat, 9 April 2026", "terlewat: Februari 2026, Januari 2026"):
        assert words in page
    page = text(client.get(reverse("report", args=[Job.objects.get().public_id])))
    for words in ("Maret 2026", "Dibuat sesudah waktunya", "Februari 2026, Januari 2026: tidak dibuat"):
        assert words in page
    assert Job.objects.get().public_id in text(client.get(reverse("reports"), {"milik": "kantor"}))


def test_who_waited_long_is_told_at_his_tasks_until_he_has_seen_it(client, officer):
    client.post(reverse("list_ask"), {"list": "usulan", "format": "csv"})
    job = Job.objects.get()
    work.run_job(job_id=job.pk, at=timezone.now())
    notice = "Daftar usulan selesai: Daftar usulan"
    assert notice not in text(client.get(reverse("tasks")))
    for act in (
        lambda: client.post(reverse("report_seen", args=[job.public_id])),
        lambda: client.get(reverse("report", args=[job.public_id])),
    ):
        Job.objects.update(told_at=None, asked_at=timezone.now() - timedelta(hours=1))
        assert notice in text(client.get(reverse("tasks")))
        act()
        assert notice not in text(client.get(reverse("tasks")))
    Job.objects.update(told_at=None, state=JobState.FAILED, error="x", file=None)
    assert "gagal dibuat" in text(client.get(reverse("tasks")))


@pytest.mark.parametrize(
    ("name", "query", "literal"),
    [("reports", {"milik": "kantor"}, 3), ("bundle_new", {"semua": 1}, 3), ("schedules", {}, 4), ("proposals", {}, 6)],
)
def test_a_page_costs_the_same_with_one_row_and_with_three(client, officer, name, query, literal):
    counts = []
    for more in (1, 2):
        for _each in range(more):
            schedule(officer)
            make.handed_in(state=State.LAYAK, agency=make.agency("Dinas Kesehatan"))
        schedules.run_schedules(at=datetime(2026, 2, 1, 9, tzinfo=JAKARTA))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name), query).status_code == 200
        counts.append(len(caught))
    assert counts == [literal, literal]


def test_the_page_of_a_bundle_costs_the_same_with_one_part_and_with_three(client, officer):
    for number in range(2):
        make.handed_in(state=State.LAYAK, agency=make.agency("Dinas Kesehatan"), name=f"Lagi {number}")
    ids = list(Proposal.objects.filter(state=State.LAYAK).values_list("public_id", flat=True))
    counts = []
    for key in (ids[:1], ids):
        whole = bundles.ask_bundle(
            public_ids=key, kind="evaluasi_usulan", request_key="k", by=make.acting(officer), at=make.NOON
        )
        whole.children.update(state=JobState.CANCELLED)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("report", args=[whole.public_id])).status_code == 200
        counts.append(len(caught))
    assert counts == [5, 5]
