"""A period that was frozen meanwhile takes nothing more, says so, and shows what was typed."""

import pytest
from django.urls import reverse

from registry.index.models import EvidenceDocument, EvidenceUse, Scenario, SheetNote
from registry.index.usecases.evidence import Letter, add_evidence
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_usecases import Place, upload
from tests.web.index.desk import (
    REGION,
    SCRIPT,
    claimed,
    enter,
    freeze,
    note,
    paper,
    url,
    value_of,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("index_claim", {"level": 3}, "Tingkat 3. Perda"),
        ("index_verify", {"level": 0, "reason": "Tidak ada nama"}, "Tidak ada nama"),
        ("index_note", {"text": "Cari SK tahun 2025"}, "Cari SK tahun 2025"),
    ],
)
def test_a_period_frozen_meanwhile_says_so_and_shows_what_was_typed(client, city, name, sent, kept):
    claimed(city)
    freeze(city)
    enter(client, city.desk)
    answer = client.post(url(city, name), {"base_revision": 2, **sent})
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in note(answer)
    assert kept in note(answer)
    assert not SheetNote.objects.exists()


def test_a_frozen_sheet_tells_the_script_and_the_page(client, city):
    freeze(city)
    enter(client, city.officer)
    sent = {"base_revision": 1, "level": 3, "asal": "lembar"}
    for headers in ({}, SCRIPT):
        answer = client.post(url(city, "index_claim"), sent, headers=headers)
        assert (answer.status_code, "Tingkat 3. Perda" in note(answer)) == (409, True)
    seen = words(client.get(reverse("index_sheet", args=[city.first.public_id])))
    assert "lembar ini hanya dapat dibaca" in seen
    assert "data-row" not in seen


def test_a_frozen_row_of_the_region_and_a_use_of_a_document_come_back(client, city):
    document = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk", subject="SK Tim"),
        upload=upload(), places=[Place(city.first.public_id, "16")], by=city.officer, at=make.NOON,
    )  # fmt: skip
    freeze(city)
    enter(client, city.desk)
    for name in ("index_region_claim", "index_region_verify"):
        answer = client.post(reverse(name, args=[REGION, "4"]), {"base_revision": 1, "level": 2, "reason": "BPS"})
        assert (answer.status_code, "sudah dibekukan" in note(answer), "2. " in note(answer)) == (409, True, True)
    sent = {"document": document.public_id, "page_from": 4, "page_to": 9}
    used = client.post(url(city, "index_use", "17"), sent)
    assert (used.status_code, "Dokumen SK Tim" in note(used), "Sampai halaman 9" in note(used)) == (409, True, True)
    let_go = client.post(reverse("index_release", args=[document.public_id, city.first.public_id, "16"]), follow=True)
    assert "sudah dibekukan" in words(let_go)
    assert EvidenceUse.objects.count() == 1


def test_a_note_on_a_frozen_period_cannot_be_closed_and_says_why(client, city):
    enter(client, city.officer)
    assert client.post(url(city, "index_note"), {"text": " "}).status_code == 400
    assert client.post(url(city, "index_note"), {"text": "Cari SK"}).status_code == 302
    freeze(city)
    done = reverse("index_note_done", args=[city.first.public_id, "16", SheetNote.objects.get().pk])
    assert "sudah dibekukan" in words(client.post(done, follow=True))
    other = make.draft(name="Lain", agency=city.first.agency, owner=city.first.owner, state="TERCATAT")
    assert "sudah dibekukan" in words(client.post(reverse("index_report", args=[other.public_id]), follow=True))


def test_a_document_for_a_frozen_period_comes_back_with_its_choices(client, city):
    freeze(city)
    enter(client, city.officer)
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **{"hlm-16": "7"}))
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in words(answer)
    assert (value_of(answer, "id_hlm-16"), words(answer).count("checked")) == ("7", 4)
    assert not EvidenceDocument.objects.exists()


def test_a_scenario_on_a_frozen_period_comes_back_whole(client, city):
    freeze(city)
    enter(client, city.officer)
    sent = {
        "name": "Video dahulu",
        "edition": "iga-2026",
        "innovation": city.first.public_id,
        "row": "35",
        "level": "3",
        "added": "kesehatan; 80; 2",
    }
    answer = client.post(reverse("scenario_new", args=[REGION]), sent)
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in words(answer)
    assert (value_of(answer, "id_name"), value_of(answer, "id_added")) == ("Video dahulu", "kesehatan; 80; 2")
    assert not Scenario.objects.exists()
