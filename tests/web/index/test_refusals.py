"""What a row refuses comes back on its own page: the reason beside the field, and nothing that was typed is lost."""

import re
from decimal import Decimal as D

import pytest
from django.urls import reverse

from registry.index.models import RegionRow, SheetRow
from tests.web.index.desk import (
    REGION,
    claimed,
    enter,
    url,
    value_of,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "frame"), [("index_claim", "klaim"), ("index_verify", "verifikasi")])
def test_a_level_that_the_edition_does_not_have_is_said_beside_its_field(client, city, name, frame):
    enter(client, city.desk)
    answer = client.post(url(city, name), {"base_revision": 1, "level": 9, "reason": "Halaman dua saja"})
    assert answer.status_code == 400
    assert f'id="{frame}-level_error"' in words(answer)
    assert "Tingkat 9 tidak ada dalam edisi ini; yang ada 0 sampai 3." in words(answer)
    assert name == "index_claim" or value_of(answer, "verifikasi-reason") == "Halaman dua saja"
    assert not SheetRow.objects.exists()


def test_lowering_without_a_reason_comes_back_with_the_level_still_chosen(client, city):
    claimed(city)
    enter(client, city.desk)
    answer = client.post(url(city, "index_verify"), {"base_revision": 2, "level": 1, "reason": " ", "is_signed": "on"})
    assert answer.status_code == 409
    assert re.search(r'id="verifikasi-reason_error".*?Tuliskan alasannya', words(answer), re.DOTALL)
    select = re.search(r'<select[^>]*id="verifikasi-level".*?</select>', words(answer), re.DOTALL)[0]
    assert re.search(r'<option value="1" selected', select)
    assert SheetRow.objects.get().verified is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("100,5", "Angka 100,5 di luar rentang"),
        ("-1", "Angka -1 di luar rentang"),
        ("banyak", "Ini bukan angka"),
        ("1.2.3", "Ini bukan angka"),
    ],
)
def test_a_percentage_out_of_range_comes_back_as_it_was_typed(client, city, typed, said):
    enter(client, city.officer)
    answer = client.post(url(city, "index_claim", "29"), {"base_revision": 1, "level": 0, "value": typed})
    assert answer.status_code in (400, 409)
    assert said in words(answer)
    assert 'id="klaim-value_error"' in words(answer)
    assert value_of(answer, "klaim-value") == typed
    assert not SheetRow.objects.filter(claimed__gt=0).exists()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("97,5", "97.5", "97,5"), ("97.50", "97.5", "97,5"), ("50", "50", "50")]
)
def test_a_number_in_indonesian_writing_is_understood_and_shown_so_again(client, city, typed, kept, shown):
    enter(client, city.officer)
    assert client.post(url(city, "index_claim", "29"), {"base_revision": 1, "value": typed}).status_code == 302
    row = SheetRow.objects.get()
    assert (row.value, row.claimed > 0) == (D(kept), True)
    assert value_of(client.get(url(city, "index_row", "29")), "klaim-value") == shown


def test_a_thousand_of_the_region_is_understood(client, city):
    enter(client, city.desk)
    address = reverse("index_region_claim", args=[REGION, "3"])
    assert client.post(address, {"base_revision": 1, "value": "1.250,75"}).status_code == 302
    assert RegionRow.objects.get().value == D("1250.75")
    assert value_of(client.get(reverse("index_region_row", args=[REGION, "3"])), "klaim-value") == "1250,75"


def test_choosing_a_level_beside_the_old_number_is_answered_not_ignored(client, city):
    row = claimed(city, "29", None, value="97.5")
    enter(client, city.officer)
    sent = {"base_revision": 2, "level": 1, "value": "97,5"}
    answer = client.post(url(city, "index_claim", "29"), sent)
    assert (answer.status_code, "Tingkat mengikuti angka 97,5. Kosongkan angkanya" in words(answer)) == (400, True)
    assert client.post(url(city, "index_claim", "29"), {**sent, "value": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.claimed, row.value) == (1, None)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("sihir; 80", "Baris ini tidak terbaca: sihir; 80."),
        ("kesehatan; 300", "Kematangan 300 di luar rentang"),
        ("kesehatan; 80; 999", "999"),
    ],
)
def test_a_line_that_cannot_be_read_stands_beside_its_field(client, city, added, said):
    enter(client, city.officer)
    answer = client.post(reverse("scenario_new", args=[REGION]), {"name": "x", "edition": "iga-2026", "added": added})
    assert (answer.status_code, 'id="id_added_error"' in words(answer)) == (409, True)
    assert said in words(answer)
    assert value_of(answer, "id_added") == added
