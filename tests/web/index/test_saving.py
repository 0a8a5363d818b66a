"""A row of the sheet saves in its place, with a script and without, and says what a lower level costs."""

import re
from decimal import Decimal as D

import pytest
from django.urls import reverse

from registry.index.models import SheetRow
from registry.index.usecases.levels import (
    reject_innovation,
    verify_level,
)
from tests import factories as make
from tests.index.conftest import YEAR
from tests.web.index.desk import (
    REGION,
    SCRIPT,
    claimed,
    enter,
    note,
    url,
    value_of,
    words,
)

pytestmark = pytest.mark.django_db


def test_a_row_of_the_sheet_saves_without_a_script_and_leads_back_to_itself(client, city):
    enter(client, city.officer)
    sent = {"base_revision": 1, "level": 2, "asal": "lembar"}
    answer = client.post(url(city, "index_claim"), sent)
    assert answer.url == reverse("index_sheet", args=[city.first.public_id]) + "#baris-16"
    stale = client.post(url(city, "index_claim"), {**sent, "level": 3})
    assert stale.status_code == 409
    assert 'id="baris-35"' in words(stale)
    assert "Isian Anda Tingkat 3. Perda" in note(stale)
    assert re.search(r'name="base_revision" value="2" id="b16-base_revision"', words(stale))
    wrong = client.post(url(city, "index_claim", "29"), {"base_revision": 1, "value": "250", "asal": "lembar"})
    assert (wrong.status_code, value_of(wrong, "b29-value")) == (409, "250")
    assert "Angka 250 di luar rentang" in words(wrong)


def test_a_script_gets_the_rows_own_figures_the_totals_and_the_progress(client, city):
    enter(client, city.officer)
    sent = {"base_revision": 1, "value": "97,5", "asal": "lembar"}
    answer = client.post(url(city, "index_claim", "29"), sent, headers=SCRIPT)
    said = words(answer)
    level = SheetRow.objects.get().claimed
    assert answer.status_code == 200
    assert re.search(r"Tersimpan \d\d\.\d\d", said)
    assert re.search(rf'id="skor-29"[^>]*>{level}</td>', said)
    assert re.search(r"Kematangan diklaim</dt><dd>\d+ / 111", said)
    assert "0 dari 20 indikator" in said
    assert re.search(r'name="base_revision" value="2"', said)
    assert "baris-16" not in said
    assert (
        client.post(url(city, "index_claim", "29"), sent, headers=SCRIPT).status_code == 200
    )  # a lost answer, sent again
    stale = client.post(url(city, "index_claim", "29"), {**sent, "value": "3"}, headers=SCRIPT)
    assert (stale.status_code, "Tersimpan sekarang" in words(stale), 'value="2"' in words(stale)) == (409, True, True)
    wrong = client.post(url(city, "index_claim", "29"), {**sent, "level": 7, "value": ""}, headers=SCRIPT)
    assert (wrong.status_code, "Tingkat 7 tidak ada" in words(wrong)) == (400, True)


def test_the_cost_in_the_index_is_the_difference_of_two_whole_totals(client, city):
    claimed(city, level=3)
    verify_level(
        proposal_id=city.first.public_id, year=YEAR, key="16", level=1, reason="Halaman tidak ada", base_revision=2,
        by=city.desk, at=make.NOON,
    )  # fmt: skip
    enter(client, city.officer)
    cost = D(6) / 12 / 250 * 100  # two levels of weight 3, over the least divisor
    seen = words(client.get(url(city, "index_row")))
    assert f"−6 kematangan, −{cost:.3f}".replace(".", ",") in seen
    sheet = words(client.get(reverse("index_sheet", args=[city.first.public_id])))
    assert "Bappeda menurunkan 1 baris: −6 kematangan, −0,200 poin IID daerah." in sheet
    assert "Halaman tidak ada" in sheet
    assert "1 tingkat diturunkan Bappeda" in words(client.get(reverse("index_sheets", args=[REGION])))
    reject_innovation(
        proposal_id=city.first.public_id, year=YEAR, is_rejected=True, reason="Tidak baru", by=city.desk, at=make.NOON
    )
    assert "−0,000 poin IID daerah" in words(client.get(url(city, "index_row")))
