"""Out of the door: the profile for copying, and asking for the dossiers from the pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.index.models import Period
from registry.index.usecases.periods import freeze_period, open_period
from registry.people.models import User
from registry.proposals.models import BudgetLine, Inventor, Measure, Proposal
from registry.reference.models import Option
from registry.reports.models import Job
from registry.reports.usecases import work
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)

pytestmark = pytest.mark.django_db
REGION = "13.76"


def enter(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def words(answer):
    return " ".join(answer.content.decode().split())


def profile(client, proposal):
    return client.get(reverse("index_profile", args=[proposal.public_id]))


def test_the_profile_shows_every_field_of_the_portal_in_its_order(client, city):  # noqa: F811
    Option.objects.create(list="klasifikasi", code="pd", label="Inovasi Perangkat Daerah")
    Proposal.objects.filter(pk=city.first.pk).update(
        classification="pd", is_digital=False, problem="Antre lama sekali.", latitude="-0.22", longitude="100.63",
        implemented_on=date(2025, 1, 2), initiator_name="Bidang Pelayanan", pkpn_cluster="9", video_url="https://video.contoh.id/1",
    )  # fmt: skip
    Measure.objects.create(
        proposal=city.first, name="Waktu tunggu", unit="menit", target=10, baseline=60, realised=12,
        realised_on=date(2025, 6, 1),
    )  # fmt: skip
    BudgetLine.objects.create(proposal=city.first, year=2025, document="apbd", amount=1250000, source="PAD")
    make.attachment(city.first, kind="haki", title="Surat pencatatan ciptaan")
    seen = words(profile(enter(client, city.officer), city.first))
    shown = [
        "SIPADU", "Bidang Pelayanan", "Inovasi Perangkat Daerah", "-0.220000, 100.630000", "Non digital", "Urusan 1",
        "2 Januari 2025", "Permasalahan Antre lama sekali.", "3 kata dari paling sedikit 300.",
        "Waktu tunggu: awal 60, target 10, realisasi 12 menit", "2025 APBD: Rp1.250.000 (PAD)",
        "Surat pencatatan ciptaan", "https://video.contoh.id/1",
    ]  # fmt: skip
    places = [seen.find(part, seen.find("<dl")) for part in shown]
    assert -1 not in places
    assert places == sorted(places)
    assert seen.count('data-copy="isian-') == seen.count('class="as-typed pick"')
    assert seen.count("<dt ") == 26


def test_the_name_of_a_child_is_never_copied(client, city):  # noqa: F811
    Proposal.objects.filter(pk=city.first.pk).update(initiator_is_minor=True, initiator_name="anak-rahasia")
    Inventor.objects.create(proposal=city.first, name="anak-rahasia", is_minor=True)
    assert "anak-rahasia" not in words(profile(enter(client, city.officer), city.first))


def test_a_frozen_period_shows_the_profile_that_was_sent(client, city):  # noqa: F811
    outside = make.draft(agency=city.first.agency, owner=city.first.owner, name="Tidak dilaporkan", state="TERCATAT")
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)
    Proposal.objects.filter(pk=city.first.pk).update(objective="Tujuan baru")
    enter(client, city.officer)
    assert "Tujuan baru" not in words(profile(client, city.first))
    Proposal.objects.filter(pk=outside.pk).update(objective="Tujuan baru")
    assert "Tujuan baru" in words(profile(client, outside))
    Period.objects.all().delete()
    assert "Tujuan baru" in words(profile(client, city.first))


def test_the_owner_asks_from_the_sheet_and_gets_the_file(client, city):  # noqa: F811
    enter(client, city.officer)
    assert "Minta berkas indeks (ZIP)" in words(client.get(reverse("index_sheet", args=[city.first.public_id])))
    address = reverse("index_dossier", args=[city.first.public_id])
    answer = client.post(address, {"year": YEAR, "format": "zip"})
    job = Job.objects.get()
    assert answer.url == reverse("report", args=[job.public_id])
    assert client.post(address, {"year": YEAR, "format": "zip"}).url == answer.url
    work.run_job(job_id=job.pk, at=make.NOON)
    seen = words(client.get(answer.url))
    assert "Berkas indeks inovasi 2026" in seen
    assert "PDF/A" not in seen
    assert "Salinan bertanda tangan" not in seen
    file = client.get(reverse("report_file", args=[job.public_id]))
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert "Berkas indeks inovasi, 2026, ZIP" in words(client.get(reverse("reports")))
    Proposal.objects.filter(pk=city.first.pk).update(owner=make.agency("Dinas Pariwisata"))
    assert client.get(reverse("report_file", args=[job.public_id])).status_code == 404


def test_the_desk_asks_for_the_region_and_an_officer_does_not(client, city):  # noqa: F811
    open_period(region_code=REGION, year=2025, edition_code="iga-2026", by=city.head, at=make.NOON)
    freeze_period(region_code=REGION, year=2025, by=city.head, at=make.NOON)
    enter(client, city.desk)
    assert "Masa pelaporan lain" in words(client.get(reverse("index_region", args=[REGION])))
    seen = words(client.get(reverse("index_dossiers", args=[REGION])))
    assert "Dibekukan 13 Maret 2026" in seen
    assert "Masih terbuka" in seen
    address = reverse("index_region_dossier", args=[REGION])
    for year, form in ((2025, "zip"), (YEAR, "xlsx")):
        assert client.post(address, {"year": year, "format": form}).status_code == 302
    assert sorted(Job.objects.values_list("parameters__year", "format")) == [(2025, "zip"), (YEAR, "xlsx")]
    enter(client, city.officer)
    assert client.post(address, {"year": YEAR, "format": "zip"}).status_code == 403
    assert client.get(reverse("index_dossiers", args=[REGION])).status_code == 403


@pytest.mark.parametrize(
    "given", [{}, {"year": "2026"}, {"year": "2026", "format": "pdf"}, {"year": "2٠26", "format": "zip"}]
)
def test_what_no_button_sends_is_not_found(client, city, given):  # noqa: F811
    enter(client, city.desk)
    for name, of in (("index_dossier", city.first.public_id), ("index_region_dossier", REGION)):
        assert client.post(reverse(name, args=[of]), given).status_code == 404
    assert not Job.objects.exists()


def test_who_may_not_open_the_sheet_gets_neither_profile_nor_dossier(client, city):  # noqa: F811
    enter(client, city.stranger)
    assert profile(client, city.first).status_code == 404
    given = {"year": YEAR, "format": "zip"}
    assert client.post(reverse("index_dossier", args=[city.first.public_id]), given).status_code == 404
    assert not Job.objects.exists()


@pytest.mark.parametrize(("name", "literal"), [("index_profile", 9), ("index_dossiers", 3)])
def test_a_page_costs_the_same_with_one_row_and_with_three(client, city, name, literal):  # noqa: F811
    enter(client, city.desk)
    url = reverse(name, args=[REGION if name == "index_dossiers" else city.first.public_id])

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    def grow():
        Measure.objects.create(proposal=city.first, name="Antrean", unit="menit", target=10)
        BudgetLine.objects.create(proposal=city.first, year=2026, document="apbd", amount=1)
        make.attachment(city.first, kind="haki")
        year = Period.objects.order_by("year").first().year - 1
        open_period(region_code=REGION, year=year, edition_code="iga-2026", by=city.head, at=make.NOON)

    grow()
    queries()
    one = queries()
    grow()
    grow()
    assert (one, queries()) == (literal, literal)
