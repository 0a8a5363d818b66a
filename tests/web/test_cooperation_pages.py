"""Pages of cooperation agreements: entry, typing that stays, renewal, duties; fixed numbers of queries."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import CooperationAgreement, FollowUp
from registry.people.rules.roles import Role
from tests import factories as make
from tests.web.test_exchange_pages import adoption, body, fetched, visit

pytestmark = pytest.mark.django_db
NEW = "/kerja-sama/baru/"


@pytest.fixture
def desk(client):
    make.rnd_agency()
    make.region("13.07")
    client.force_login(make.user(Role.RND_OFFICER))


def given(**more):
    end = (timezone.localdate() + timedelta(days=30)).isoformat()
    return {
        "partner": "13.07",
        "number": "CONTOH-KS-1",
        "on": "2026-01-05",
        "ends_on": end,
        "subject": "Inovasi",
    } | more


def handed_in(client, url, **more):
    return client.post(url, given(upload=SimpleUploadedFile("kerja-sama.pdf", make.pdf_bytes()), **more))


def agreement(number=1, **more):
    made = {"region": make.region(), "partner": make.region("13.07"), "number": f"CONTOH-{number}", "subject": "Inovasi",
            "on": make.TODAY, "ends_on": timezone.localdate() + timedelta(days=20), "file": make.stored_file(),
            "created_at": make.NOON, "updated_at": make.NOON}  # fmt: skip
    return CooperationAgreement.objects.create(**(made | more))


def test_a_desk_records_corrects_and_renews(client, desk):
    told, came = adoption(), visit(status="terlaksana", attendance=3, visit_on=make.TODAY)
    refused = client.post(NEW, given())
    assert (refused.status_code, "CONTOH-KS-1" in refused.content.decode()) == (409, True)
    answer = handed_in(client, NEW, adoptions=[told.public_id], visits=[came.public_id])
    made = CooperationAgreement.objects.get()
    assert answer.url == f"/kerja-sama/{made.public_id}/"
    page = body(client, "cooperation", made.public_id)
    assert "Segera berakhir" in page
    assert "Antrean daring" in page
    assert fetched(client, reverse("cooperation_file", args=[made.public_id])) == 200
    edit = reverse("cooperation_edit", args=[made.public_id])
    assert "Kosongkan bila berkasnya tetap" in body(client, "cooperation_edit", made.public_id)
    assert client.post(edit, given(subject="Inovasi daerah", revision=1)).status_code == 302
    assert not CooperationAgreement.objects.get().adoptions.exists()
    assert handed_in(client, f"{NEW}?lanjutan={made.public_id}", number="CONTOH-KS-2").status_code == 302
    assert "Dilanjutkan dengan" in body(client, "cooperation", made.public_id)
    assert handed_in(client, f"{NEW}?lanjutan={made.public_id}", number="CONTOH-KS-3").status_code == 409
    assert "Tidak ada kerja sama" in body(client, "cooperations", keadaan="berakhir")


def test_it_is_linked_from_the_page_of_a_replication_and_a_visit_and_warns_there(client, desk):
    told, came, made = adoption(), visit(status="terlaksana", attendance=3, visit_on=make.TODAY), agreement()
    for name, act, thing in (
        ("adoption", "adoption_cooperation", told), ("visit_desk_show", "visit_cooperation", came),
    ):  # fmt: skip
        assert "Belum ada kerja sama yang dikaitkan." in body(client, name, thing.public_id)
        sent = {"kerja_sama": made.public_id}
        assert client.post(reverse(act, args=[thing.public_id]), sent).status_code == 302
        assert "Berakhir 20 hari lagi dan belum dilanjutkan." in body(client, name, thing.public_id)
        assert client.post(reverse(act, args=[thing.public_id])).status_code == 403
    assert (made.adoptions.get(), made.visits.get()) == (told, came)
    start = client.get(NEW, {"replikasi": told.public_id, "kunjungan": came.public_id}).context["form"]
    assert (start["adoptions"].value(), start["visits"].value()) == ([told.public_id], [came.public_id])
    client.logout()
    assert "CONTOH-1" not in body(client, "adoption", told.public_id)


def grow():
    number = CooperationAgreement.objects.count() + 1
    agreement(number, renews=None)
    came = visit(number, status="terlaksana", attendance=5, visit_on=make.TODAY)
    FollowUp.objects.create(visit=came, months=3, due_on=make.TODAY)


@pytest.mark.parametrize(("name", "literal"), [("cooperations", 4), ("cooperation_new", 6), ("tasks", 8)])
def test_a_page_costs_the_same_at_one_and_at_three_rows(client, desk, django_assert_num_queries, name, literal):
    for more in (0, 2):
        for _row in range(more or 1):
            grow()
        client.get(reverse(name))
        with django_assert_num_queries(literal):
            text = client.get(reverse(name)).content.decode()
    assert name != "tasks" or (text.count("Perpanjang atau akhiri"), text.count("tautan belum dibuat")) == (3, 3)


def test_an_agreement_costs_the_same_at_one_and_at_three_links(client, desk, django_assert_num_queries):
    made = agreement()
    told, came = adoption(), visit(9)
    for number in (1, 2, 3):
        agreement(number + 1).adoptions.add(told)
        agreement(number + 4).visits.add(came)
        made.adoptions.add(adoption())
        made.visits.add(visit(number))
        if number != 2:
            with django_assert_num_queries(5):
                body(client, "cooperation", made.public_id)
            with django_assert_num_queries(6):
                body(client, "adoption", told.public_id)
            with django_assert_num_queries(11):
                body(client, "visit_desk_show", came.public_id)
