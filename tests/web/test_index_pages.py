"""The index walked by its people: an officer proves, Bappeda lowers, the officer sees why and what it cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.index.models import Period, SheetRow
from registry.index.rules.claims import Claim
from registry.index.usecases.levels import claim_level, report_innovation
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)

pytestmark = pytest.mark.django_db
REGION = "13.76"


def enter(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def words(answer):
    return answer.content.decode()


def test_an_officer_proves_two_innovations_with_one_document_and_sees_what_a_lower_level_cost(client, city):  # noqa: F811
    enter(client, city.officer)
    for key in ("16", "17"):
        answer = client.post(reverse("index_claim", args=[city.first.public_id, key]), {"base_revision": 1, "level": 3})
        assert answer.status_code == 302
    paper = {
        "kind": "sk", "number": "CONTOH-1", "on": "2025-05-02", "subject": "SDM", "innovations": [city.first.public_id, city.second.public_id],
        "rows": ["16", "17", "18", "20", "21"], "file": SimpleUploadedFile("sk.pdf", make.pdf_bytes("SIPADU"), "application/pdf"),
    }  # fmt: skip
    answer = client.post(reverse("evidence_new", args=[REGION]), paper, follow=True)
    assert "dipakai pada 10 baris" in words(answer)
    assert "Unduh berkas" in words(answer)
    enter(client, city.desk)
    answer = client.post(
        reverse("index_verify", args=[city.first.public_id, "16"]),
        {"base_revision": 3, "level": 1, "reason": "Halaman tidak memuat nama"}, follow=True,
    )  # fmt: skip
    assert answer.status_code == 200
    enter(client, city.officer)
    seen = words(client.get(reverse("index_row", args=[city.first.public_id, "16"])))
    assert "Halaman tidak memuat nama" in seen
    assert "−6 kematangan" in seen
    assert "POSYANDU" in words(client.get(reverse("index_sheets", args=[REGION])))


def test_the_region_page_shows_three_scores_advice_and_a_path(client, city):  # noqa: F811
    enter(client, city.desk)
    claim_level(
        proposal_id=city.first.public_id,
        year=YEAR,
        key="35",
        claim=Claim(level=1),
        base_revision=1,
        by=city.officer,
        at=make.NOON,
    )
    seen = words(
        client.get(reverse("index_region", args=[REGION]), {"column": "klaim", "target": "1", "maturity": "80"})
    )
    for part in (
        "Diklaim",
        "Diverifikasi",
        "Diperkirakan",
        "gerbang tertutup",
        "langkah membawa indeks",
        "poin IID",
        "SIPADU",
    ):
        assert part in seen, part
    assert client.get(reverse("index_home")).url == reverse("index_region", args=[REGION])


def test_the_region_rows_take_a_number_and_refuse_one_out_of_range(client, city):  # noqa: F811
    enter(client, city.desk)
    for name in ("index_region_rows",):
        assert client.get(reverse(name, args=[REGION])).status_code == 200
    good = client.post(
        reverse("index_region_claim", args=[REGION, "4"]), {"base_revision": 1, "value": "5.23"}, follow=True
    )
    assert "Baris 4 tersimpan" in words(good)
    bad = client.post(reverse("index_region_claim", args=[REGION, "5b"]), {"base_revision": 1, "value": "101"})
    assert (bad.status_code, "101" in words(bad)) == (409, True)
    done = client.post(
        reverse("index_region_verify", args=[REGION, "4"]), {"base_revision": 2, "level": 3}, follow=True
    )
    assert "diverifikasi" in words(done)


@pytest.mark.parametrize("who", ["stranger", "officer", "foreign"])
def test_nobody_opens_what_is_not_his(client, city, who):  # noqa: F811
    foreign = make.actor("petugas_litbang", within=make.region("13.07"))
    enter(client, foreign if who == "foreign" else getattr(city, who))
    expected = {"index_region_rows": 403, "index_region": 302 if who != "foreign" else 403}
    for name, status in expected.items():
        assert client.get(reverse(name, args=[REGION])).status_code == status
    if who == "stranger":
        assert "SIPADU" not in words(client.get(reverse("index_sheets", args=[REGION])))
        answer = client.post(
            reverse("index_claim", args=[city.first.public_id, "16"]), {"base_revision": 1, "level": 3}
        )
        assert answer.status_code in (403, 404)
        assert not SheetRow.objects.exists()
    if who == "foreign":
        assert client.get(reverse("index_sheet", args=[city.first.public_id])).status_code == 404


def test_a_wrong_claim_is_refused_next_to_its_field(client, city):  # noqa: F811
    enter(client, city.officer)
    answer = client.post(reverse("index_claim", args=[city.first.public_id, "16"]), {"base_revision": 1, "level": 9})
    assert answer.status_code == 400
    assert not SheetRow.objects.exists()


def test_a_region_without_a_period_says_so_and_its_head_opens_one(client, city):  # noqa: F811
    Period.objects.all().delete()
    enter(client, city.officer)
    assert "Belum ada masa pelaporan" in words(client.get(reverse("index_region", args=[REGION])))
    enter(client, city.head)
    answer = client.post(reverse("index_period_new", args=[REGION]), {"year": 2026, "edition": "iga-2026"}, follow=True)
    assert "Masa pelaporan dibuka" in words(answer)
    frozen = client.post(reverse("index_freeze", args=[REGION]), follow=True)
    assert "Dibekukan" in words(frozen)


@pytest.mark.parametrize(("name", "literal"), [("index_region", 10), ("index_sheets", 9)])
def test_pages_ask_a_fixed_number_of_queries(client, city, name, literal):  # noqa: F811
    enter(client, city.desk)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name, args=[REGION])).status_code == 200
        return len(caught)

    queries()
    one = queries()
    for number in range(3):
        more = make.draft(name=f"Baru {number}", agency=city.first.agency, owner=city.first.owner)
        report_innovation(proposal_id=more.public_id, year=YEAR, by=city.officer, at=make.NOON)
    assert (one, queries()) == (literal, literal)
