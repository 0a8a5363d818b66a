"""Where one asks for a paper of the region: only what is one's own is offered, and asked twice it is one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.usecases.regional import ask_regional
from tests import factories as make

pytestmark = pytest.mark.django_db
URL = "/laporan/baru/"
RECAP = {"kind": "rekap", "year": "2026", "part": "T1", "agency": "", "format": "xlsx"}


@pytest.fixture
def head(client):
    person = make.user(Role.RND_HEAD, within=make.region())
    client.force_login(person)
    return person


def kinds(page) -> list[str]:
    return [kind for kind, _label in page.context["form"].fields["kind"].choices]


def test_a_paper_is_asked_once_however_often_it_is_sent_and_its_choices_are_offered_again(client, head):
    page = client.get(f"{URL}?jenis=laporan_tahunan&tahun=2025")
    assert kinds(page) == ["rekap", "terlambat", "laporan_tahunan"]
    assert (page.context["form"].initial["kind"], page.context["form"].initial["year"]) == ("laporan_tahunan", "2025")
    token = {"form_token": page.context["form"].typing.token.sealed}
    first, second = (client.post(URL, RECAP | token) for _click in "ab")
    job = Job.objects.get()
    assert (first.status_code, first.url, second.url) == (302, reverse("report", args=[job.public_id]), first.url)
    assert "Triwulan I 2026" in client.get(first.url).content.decode()
    offered = client.get(URL).context["form"].initial
    assert {name: str(offered[name]) for name in ("kind", "year", "part", "format")} == {
        "kind": "rekap", "year": "2026", "part": "T1", "format": "xlsx",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"kind": "laporan_tahunan"}, 400, "Laporan tahunan memuat setahun penuh."),
        ({"kind": "laporan_tahunan", "part": "", "agency": "own"}, 400, "Laporan tahunan memuat seluruh daerah"),
        ({"year": "2999"}, 400, "Tahun itu belum mulai."),
        ({"kind": "lain"}, 400, "Ada 1 hal yang perlu dibetulkan"),
        ({"part": "12"}, 409, "Periode itu belum mulai."),
    ],
)
def test_a_wrong_choice_is_said_and_what_was_chosen_stays(client, head, monkeypatch, changes, status, words):
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOON)
    client.force_login(head)
    chosen = {name: make.agency().pk if value == "own" else value for name, value in changes.items()}
    answer = client.post(URL, RECAP | chosen)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert 'value="xlsx" id="id_format_2" required checked' in page or 'value="xlsx"' in page
    assert not Job.objects.exists()


def test_an_agency_is_offered_its_own_alone_and_who_asks_nothing_finds_nothing(client):
    own = make.agency()
    make.agency("Dinas Lain")
    client.force_login(make.user(Role.AGENCY_HEAD, of=own))
    page = client.get(f"{URL}?perangkat={own.pk}")
    assert kinds(page) == ["rekap", "terlambat"]
    assert list(page.context["form"].fields["agency"].queryset) == [own]
    assert client.post(URL, RECAP).status_code == 400
    assert client.post(URL, RECAP | {"agency": own.pk}).status_code == 302
    client.force_login(make.user(Role.CITIZEN, within=make.region()))
    assert client.get(URL).status_code == 404
    assert "/laporan/baru/" not in client.get("/laporan/").content.decode()


def test_the_form_costs_the_same_with_one_agency_and_with_three(client, head):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(URL).status_code == 200
        return len(caught)

    make.agency()
    one = queries()
    for name in ("Dinas A", "Dinas B"):
        make.agency(name)
    assert one == queries() == 5


def test_the_lists_lead_there(client, head):
    assert f"{URL}?jenis=rekap" in client.get("/usulan/").content.decode()
    assert URL in client.get("/laporan/").content.decode()


def test_an_earlier_paper_of_an_agency_is_remembered(client, head):
    own = make.agency()
    ask_regional(
        kind="terlambat", region_code="13.76", period="2026", agency_id=own.pk, request_key="k",
        by=make.acting(head), at=make.NOON,
    )  # fmt: skip
    assert client.get(URL).context["form"].initial["agency"] == own.pk
