"""Open data: the pages' filters, cursor pages, downloads as they stand, 304, and nothing a machine can break."""

import csv
import io
import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from registry.proposals.models import Proposal
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced
from tests.web.test_exchange_pages import event

pytestmark = pytest.mark.django_db
LIST = "/api/v1/inovasi/"


@pytest.fixture
def two():
    both = determined(name="Layanan jemput bola"), sourced(name="=Antre daring", region=make.region("13.07"))
    mirror()
    return both


def names(client, **narrowed):
    return {row["name"] for row in client.get(LIST, narrowed).json()["results"]}


def streamed(client, kind, **narrowed):
    answer = client.get(f"/api/v1/inovasi.{kind}", narrowed)
    assert answer["Content-Disposition"] == f'attachment; filename="inovasi.{kind}"'
    return b"".join(answer.streaming_content).decode()


def test_the_list_takes_the_filters_of_the_page(client, two):
    assert names(client) == {"Layanan jemput bola", "=Antre daring"}
    assert names(client, q="jemptu") == {"Layanan jemput bola"}
    assert names(client, region="13.07", year="2019") == {"=Antre daring"}
    assert client.get(LIST, {"form": "salah"}).status_code == 400
    assert client.get(LIST, {"kursor": "salah"}).status_code == 404
    assert client.post(LIST).status_code == 405


def test_one_record_says_what_its_page_says(client, two):
    found = client.get(f"{LIST}{two[0].public_id}/").json()
    assert (found["name"], found["region"], found["agency"], found["summary"], found["state"]) == (
        "Layanan jemput bola", "Kota Payakumbuh", "Dinas Pendidikan", "Warga menghemat waktu.", "DITERAPKAN",
    )  # fmt: skip
    assert found["url"] == f"/inovasi/{two[0].public_id}/"
    assert "kontak-rahasia" not in json.dumps(found)
    assert client.get(f"{LIST}{make.draft().public_id}/").status_code == 404


def test_what_is_unpublished_or_held_back_is_not_given(client):
    gone = determined(name="Dahulu")
    determined(name="Mesin", benefit="Rahasia mesin", embargo_reason="Paten", embargo_until="2999-01-01")
    stopping = determined(state=State.HENTI_USUL)
    mirror()
    Proposal.objects.filter(pk=gone.pk).update(state=State.LAYAK)
    told = client.get(LIST).content.decode() + streamed(client, "csv") + streamed(client, "json")
    assert "Mesin" in told
    assert stopping.name in told
    for hidden in ("Dahulu", "Rahasia mesin", "HENTI_USUL"):
        assert hidden not in told


def test_the_list_goes_on_by_cursor(client):
    for number in range(60):
        sourced(name=f"Inovasi {number:02d}")
    mirror()
    first = client.get(LIST).json()
    second = client.get(first["next"]).json()
    assert (len(first["results"]), len(second["results"]), second["next"]) == (50, 10, None)
    assert not {row["id"] for row in first["results"]} & {row["id"] for row in second["results"]}


def test_downloads_hold_all_and_no_formula(client, two):
    rows = list(csv.DictReader(io.StringIO(streamed(client, "csv").removeprefix("\ufeff"))))
    assert {row["name"] for row in rows} == {"Layanan jemput bola", "'=Antre daring"}
    found = json.loads(streamed(client, "json", region="13.07"))
    assert [row["name"] for row in found["results"]] == ["=Antre daring"]
    assert "Pasal 20 ayat (3)" in found["notice"]
    assert client.get("/api/v1/lisensi/").json()["notice"] == found["notice"]
    assert client.get("/api/v1/inovasi.csv", {"form": "salah"}).status_code == 400


def test_regions_say_how_many_innovations_they_published(client, two):
    found = {row["code"]: row["innovations"] for row in client.get("/api/v1/wilayah/").json()["results"]}
    assert found == {"13": 0, "13.07": 1, "13.76": 1}
    assert client.get("/api/v1/wilayah/13.76/").json()["name"] == "Kota Payakumbuh"
    assert client.get("/api/v1/wilayah/99/").status_code == 404


@pytest.mark.parametrize("path", [LIST, "/api/v1/wilayah/", "one"])
def test_an_unchanged_answer_is_304_and_no_cookie_is_set(client, two, path):
    path = f"{LIST}{two[0].public_id}/" if path == "one" else path
    first = client.get(path)
    assert (first.status_code, first.cookies.output()) == (200, "")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [(LIST, 1), ("/api/v1/wilayah/", 1), ("/api/v1/inovasi.json", 1)])
def test_an_answer_costs_the_same_at_one_and_at_three_rows(client, rows, path, queries, django_assert_num_queries):
    for _row in range(rows):
        determined()
    mirror()
    with django_assert_num_queries(queries):
        answer = client.get(path)
        assert b"".join(answer) if answer.streaming else answer.content


def test_events_take_the_filters_of_their_page_and_go_on_by_cursor(client, django_assert_num_queries):
    for number in range(51):
        made = event(title=f"Bimtek {number}", kind="kunjungan" if number else "bimtek")
    made.guests.add(make.region("13.07"))
    with django_assert_num_queries(3):
        first = client.get("/api/v1/kegiatan/").json()
    assert (len(first["results"]), len(client.get(first["next"]).json()["results"])) == (50, 1)
    assert first["results"][0]["guests"] == [{"code": "13.07", "name": "Kabupaten Lima Puluh Kota"}]
    found = client.get("/api/v1/kegiatan/", {"kind": "bimtek"}).json()["results"]
    assert [row["title"] for row in found] == ["Bimtek 0"]
    one = client.get(f"/api/v1/kegiatan/{made.public_id}/")
    assert one.json()["url"] == f"/kegiatan/{made.public_id}/"
    assert client.get(one.request["PATH_INFO"], headers={"If-None-Match": one["ETag"]}).status_code == 304
    assert client.get("/api/v1/kegiatan/", {"kind": "salah"}).status_code == 400


def test_a_machine_that_tries_everything_finds_nothing(two):
    tried = 0
    request_started.disconnect(close_old_connections)  # the data live in a transaction of this connection
    request_finished.disconnect(close_old_connections)
    interface = schemathesis.openapi.from_wsgi("/api/v1/skema/?format=json", get_wsgi_application())
    for operation in interface.get_all_operations():

        @given(case=operation.ok().as_strategy())
        @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def attempt(case):
            case.call_and_validate()

        attempt()
        tried += 1
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)
    assert tried == 8


def test_the_page_of_the_interface_needs_nothing_inline(client):
    page = client.get("/api/").content.decode()
    assert "<script>" not in page
    assert "<style" not in page
    assert "style=" not in page
    assert "Pasal 20 ayat (3)" in page
