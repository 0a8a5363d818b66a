"""One document for many places, each with its pages; what is refused comes back with everything but its file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.index.models import EvidenceDocument, EvidenceUse
from registry.index.usecases.evidence import Letter, add_evidence
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_usecases import upload
from tests.web.index.desk import (
    REGION,
    SCRIPT,
    claimed,
    enter,
    paper,
    url,
    value_of,
    words,
)

pytestmark = pytest.mark.django_db


def test_pages_in_the_wrong_order_come_back_beside_their_field(client, city):
    document = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk"), upload=upload(),
        by=city.officer, at=make.NOON,
    )  # fmt: skip
    enter(client, city.officer)
    answer = client.post(url(city, "index_use"), {"document": document.public_id, "page_from": 9, "page_to": 4})
    assert (answer.status_code, 'id="bukti-page_to_error"' in words(answer)) == (409, True)
    assert value_of(answer, "bukti-page_from") == "9"
    good = client.post(url(city, "index_use"), {"document": document.public_id, "page_from": 4}, follow=True)
    assert "Dokumen dipakai pada indikator 16." in words(good)


def test_each_innovation_and_each_row_has_its_own_pages(client, city):
    enter(client, city.officer)
    pages = {f"hlm-{city.first.public_id}": "3", f"hlm-{city.second.public_id}": "4 - 5", "hlm-17": "9 s.d. 12"}
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **pages), follow=True)
    assert "dipakai pada 4 baris" in words(answer)
    found = {
        (use.row.sheet.proposal.name, use.row.key): (use.page_from, use.page_to)
        for use in EvidenceUse.objects.select_related("row__sheet__proposal")
    }
    assert found == {
        ("SIPADU", "16"): (3, 3), ("POSYANDU", "16"): (4, 5), ("SIPADU", "17"): (9, 12), ("POSYANDU", "17"): (9, 12),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "status", "field", "said"),
    [
        ({"hlm-16": "9-3"}, 400, "id_hlm-16", "Halaman terakhir mendahului halaman pertama."),
        ({"hlm-16": "depan"}, 400, "id_hlm-16", "Tulis satu halaman atau rentangnya"),
        ({"rows": []}, 400, "id_rows", "Pilih juga indikator"),
        ({"innovations": []}, 400, "id_innovations", "Pilih juga inovasi"),
        ({"file": "bukan pdf"}, 400, "id_file", "Jenis berkas"),
        ({"expires_on": "2026-99-99"}, 400, "id_expires_on", ""),
    ],
)
def test_a_refused_document_comes_back_with_everything_but_its_file(client, city, more, status, field, said):
    enter(client, city.officer)
    for headers in ({}, SCRIPT):
        if "file" in more:
            more = {"file": SimpleUploadedFile("sk.pdf", b"bukan pdf", "application/pdf")}
        answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **more), headers=headers)
        assert answer.status_code == status
        assert f'id="{field}_error"' in words(answer)
        assert said in words(answer)
        assert value_of(answer, "id_number") == "CONTOH-1"
        assert "perlu dipilih lagi" in words(answer)
        for name, value in more.items():
            assert name in ("rows", "innovations", "file") or value_of(answer, f"id_{name}") == value
    assert not EvidenceDocument.objects.exists()


def test_a_script_is_told_where_the_saved_document_is(client, city):
    enter(client, city.officer)
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city), headers=SCRIPT)
    assert answer.status_code == 201
    assert answer["Location"] == reverse("evidence", args=[EvidenceDocument.objects.get().public_id])


def test_the_form_is_ticked_where_one_came_from(client, city):
    enter(client, city.officer)
    page = words(
        client.get(reverse("evidence_new", args=[REGION]), {"inovasi": city.first.public_id, "indikator": "16"})
    )
    ticked = re.findall(r'value="([^"]+)"[^>]*checked', page)
    assert ticked == [city.first.public_id, "16"]


def test_an_expired_document_is_kept_and_says_what_falls(client, city):
    enter(client, city.officer)
    claimed(city)
    old = paper(city, expires_on="2026-01-31", rows=["16"])
    seen = words(client.post(reverse("evidence_new", args=[REGION]), old, follow=True))
    assert "Dokumen ini kedaluwarsa sejak 31 Januari 2026." in seen
    assert "Dokumen kedaluwarsa sejak 31 Januari 2026. Perbarui dokumennya." in seen
    assert "kedaluwarsa" in words(client.get(reverse("evidence_list", args=[REGION])))
    assert "31 Januari 2026" in words(client.get(url(city, "index_row")))
