"""The catalogue's list: searched, narrowed, ordered, paged; facets, suggestions, 304, a fixed number of queries."""

import json

import pytest

from registry.proposals.models import Proposal
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced

pytestmark = pytest.mark.django_db
LIST = "/inovasi/"


@pytest.fixture
def two():
    both = (
        determined(name="Layanan jemput bola"),
        sourced(name="Antre daring", region=make.region("13.07"), is_digital=True),
    )
    mirror()
    return both


def names(client, **narrowed):
    return [innovation.name for innovation, _line in client.get(LIST, narrowed).context["rows"]]


def facets(client, **narrowed):
    found = client.get(LIST, narrowed).context["facets"]
    return {box.name: {value.label: value.count for value in (*box.first, *box.more)} for box in found}


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({}, ["Antre daring", "Layanan jemput bola"]),
        ({"q": "JEMPUT"}, ["Layanan jemput bola"]),
        ({"q": "dari rumah", "region": "13.07"}, ["Antre daring"]),
        ({"q": "jemptu"}, ["Layanan jemput bola"]),
        ({"q": "jemp"}, ["Layanan jemput bola"]),
        ({"region": "13.07"}, ["Antre daring"]),
        ({"agency": "RSUD Contoh"}, ["Antre daring"]),
        ({"agency": "rsud"}, []),
        ({"main_affair": "101"}, ["Layanan jemput bola"]),
        ({"main_affair": "-"}, ["Antre daring"]),
        ({"initiator": "perangkat_daerah"}, ["Antre daring", "Layanan jemput bola"]),
        ({"form": "pelayanan_publik"}, ["Layanan jemput bola"]),
        ({"form": "-"}, ["Antre daring"]),
        ({"digital": "ya"}, ["Antre daring"]),
        ({"stage": "penerapan"}, ["Layanan jemput bola"]),
        ({"year": "2019"}, ["Antre daring"]),
        ({"year": "2019", "main_affair": "101"}, []),
        ({"year": "dua ribu"}, []),
        ({"year": "99999"}, []),
        ({"state": "TERCATAT"}, ["Antre daring"]),
        ({"running": "berjalan"}, ["Layanan jemput bola"]),
        ({"replicated": "ya"}, []),
        ({"origin": "sumber"}, ["Antre daring"]),
        ({"origin": "salah"}, ["Antre daring", "Layanan jemput bola"]),
        ({"q": "jemput\0"}, ["Layanan jemput bola"]),
        ({"urut": "nama"}, ["Antre daring", "Layanan jemput bola"]),
        ({"urut": "cocok"}, ["Antre daring", "Layanan jemput bola"]),
    ],
)
def test_the_list_is_narrowed_and_ordered(client, two, narrowed, expected):
    assert sorted(names(client, **narrowed)) == expected


def test_a_misspelt_word_is_said_to_be_mended(client, two):
    assert "Menampilkan hasil untuk “jemput”" in client.get(LIST, {"q": "jemptu"}).content.decode()
    assert "Menampilkan nama yang memuat tulisan itu" in client.get(LIST, {"q": "jemp"}).content.decode()


def test_an_empty_result_says_what_to_do(client, two):
    assert "Tidak ada inovasi yang cocok" in client.get(LIST, {"q": "entah apa"}).content.decode()


def test_facets_count_what_is_shown_and_lead_on(client, two):
    assert facets(client)["region"] == {"Kabupaten Lima Puluh Kota": 1, "Kota Payakumbuh": 1}
    assert facets(client)["year"] == {"2026": 1, "2019": 1}
    assert facets(client)["digital"] == {"Ya": 1, "Tidak": 1}
    assert facets(client)["main_affair"] == {"Pendidikan": 1, "Belum diketahui": 1}
    assert facets(client, region="13.07") == {}
    page = client.get(LIST, {"region": "13.07", "q": "antre", "sesudah": "1-1", "bahasa": "en"})
    assert [chip.first[0].url for chip in page.context["chips"]] == ["?q=antre"]
    urls = [value.url for box in client.get(LIST, {"q": "antre layanan"}).context["facets"] for value in box.first]
    assert all(url.startswith("?q=") for url in urls)


def test_beyond_the_most_that_are_counted_a_number_is_a_lower_bound(client, two, monkeypatch):
    monkeypatch.setattr("registry.catalogue.queries.facets.MOST_COUNTED", 1)
    monkeypatch.setattr("registry.web.catalogue.listing.MOST_COUNTED", 1)
    several = client.get(LIST, {"q": "layanan antre", "initiator": "perangkat_daerah"})
    assert several.context["is_bound"] is False  # one narrow question finds none of both
    wide = client.get(LIST, {"initiator": "perangkat_daerah"})
    assert (wide.context["is_bound"], wide.context["count"]) == (True, 2)  # the number kept of this one value
    assert "Angka bertanda + adalah batas bawah, dihitung dari 1 inovasi" in wide.content.decode()
    both = client.get(LIST, {"initiator": "perangkat_daerah", "replicated": "tidak"})
    assert "Lebih dari 1 inovasi" in both.content.decode()


def test_what_was_unpublished_since_is_not_shown(client, two):
    Proposal.objects.filter(pk=two[0].pk).update(state=State.LAYAK)
    assert names(client) == ["Antre daring"]


def test_the_list_is_paged_by_key_both_ways(client):
    for number in range(60):
        sourced(name=f"Inovasi {number:02d}")
    mirror()
    for order in ("terbaru", "nama"):
        seen, key = [], {}
        for _page in range(3):
            page = client.get(LIST, {"urut": order, **key}).context
            seen += [innovation.pk for innovation, _line in page["rows"]]
            key = {"sesudah": page["page"].next_key}
        assert (len(seen), len(set(seen)), page["page"].next_key) == (60, 60, "")
        back = client.get(LIST, {"urut": order, "sebelum": page["page"].prev_key}).context
        assert [innovation.pk for innovation, _line in back["rows"]] == seen[25:50]
        first = client.get(LIST, {"urut": order, "sebelum": back["page"].prev_key}).context
        assert ([innovation.pk for innovation, _line in first["rows"]], first["page"].prev_key) == (seen[:25], "")
    for false in ("bukan-kunci", "-1", "1-", "x-9999999999999999999", "9" * 30 + "-1", "\0-1"):
        assert len(names(client, sesudah=false)) == 25


def test_best_matches_are_numbered(client):
    for number in range(30):
        sourced(name=f"Pasar {number:02d}")
    mirror()
    first = client.get(LIST, {"q": "pasar"}).context["page"]
    assert (len(first.ids), first.number, first.has_next, first.has_previous) == (25, 1, True, False)
    second = client.get(LIST, {"q": "pasar", "halaman": "2"}).context["page"]
    assert (len(second.ids), second.has_next, second.has_previous) == (5, False, True)
    assert client.get(LIST, {"q": "pasar", "halaman": "satu"}).context["page"].number == 1
    assert client.get(LIST, {"q": "pasar", "halaman": "999"}).context["page"].number == 40


@pytest.mark.parametrize(
    ("url", "queries"),
    [(LIST, 6), (LIST + "?form=pelayanan_publik", 6), (LIST + "?q=inovasi", 7), (LIST + "?q=zzzzzz", 9), ("/", 3)],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_at_one_and_at_three_rows(client, url, queries, rows, django_assert_num_queries):
    for _row in range(rows):
        determined()
    mirror()
    client.get(url)
    with django_assert_num_queries(queries):
        client.get(url)


def test_suggestions_come_as_a_page_and_as_json(client, two):
    url = f"{LIST}saran/"
    assert "Layanan jemput bola" in client.get(url, {"q": "jemp"}).content.decode()
    found = json.loads(client.get(url, {"q": "jemp", "bentuk": "json"}).content)
    assert found == {"names": [{"name": "Layanan jemput bola", "url": f"/inovasi/{two[0].public_id}/"}], "meant": ""}
    assert json.loads(client.get(url, {"q": "jemptu", "bentuk": "json"}).content) == {"names": [], "meant": "jemput"}
    assert "Mungkin maksud Anda" in client.get(url, {"q": "jemptu"}).content.decode()
    assert "Tidak ada nama yang memuat tulisan itu" in client.get(url).content.decode()


@pytest.mark.parametrize("path", ["/", LIST, LIST + "?q=antre", LIST + "saran/?q=ant", "article"])
def test_a_public_page_sets_no_cookie_and_answers_304_until_it_changes(client, two, path):
    path = f"/inovasi/{two[1].public_id}/" if path == "article" else path
    first = client.get(path)
    assert (first.status_code, first.cookies.output(), "nonce" in first["Content-Security-Policy"]) == (200, "", False)
    assert "csrfmiddlewaretoken" not in first.content.decode()
    assert first["Cache-Control"] == "public, no-cache"
    assert len(first.content) < 60_000
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Proposal.objects.update(name="Antre dari rumah")
    mirror()
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_is_signed_in_gets_a_private_page(client, two):
    client.force_login(make.user())
    assert client.get(LIST)["Cache-Control"] == "private, no-cache"
