"""What the portal would not take: made smaller from its row or its page, or given by its address; both can be opened."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from registry.index.models import EditionRecord, EvidenceDocument, SmallerCopy
from registry.index.usecases.copies import make_smaller_copy
from registry.index.usecases.evidence import Place
from tests import factories as make
from tests.index.test_usecases import add
from tests.web.index.desk import REGION, SCRIPT, enter, paper, url, value_of, words

pytestmark = pytest.mark.django_db
ADDRESS = "https://drive.google.com/file/d/1"


@pytest.fixture
def heavy(city):
    """A scan beyond the limit under a row, in an edition that takes 0.1 MB."""
    record = EditionRecord.objects.get(code="iga-2026")
    EditionRecord.objects.filter(pk=record.pk).update(
        text=record.text.replace("pdf_limit_mb = 2 ", "pdf_limit_mb = 0.1 ")
    )
    stream = io.BytesIO()
    Image.effect_noise((1300, 300), 60).convert("RGB").save(stream, "PDF", quality=95)
    return add(city, Place(city.first.public_id, "17"), content=stream.getvalue())


def test_a_heavy_scan_is_made_smaller_from_its_row_and_both_files_can_be_opened(client, city, heavy):
    enter(client, city.officer)
    row = words(client.get(url(city, "index_row", "17")))
    assert "MB &gt; 0,1 MB" in row
    assert "Berikan tautan" not in row
    ask = reverse("evidence_smaller", args=[heavy.public_id])
    assert ask in row
    state = reverse("evidence_smaller_state", args=[heavy.public_id])
    assert client.get(state).status_code == 404
    waiting = words(client.post(ask, follow=True))
    assert "Salinan kecil sedang dibuat" in waiting
    assert (f'data-progress-url="{state}"' in waiting, f'action="{ask}"' in waiting) == (True, False)
    assert client.get(state).json()["state"] == "antre"
    assert client.get(reverse("evidence_smaller_file", args=[heavy.public_id])).status_code == 404
    copy = SmallerCopy.objects.get()
    make_smaller_copy(copy_id=copy.pk, at=make.NOON)
    copy.refresh_from_db()
    page = words(client.get(reverse("evidence", args=[heavy.public_id])))
    assert (heavy.file.sha256 in page, copy.file.sha256 in page, "aslinya tetap tersimpan" in page) == (True,) * 3
    assert client.get(state).json()["state"] == "selesai"
    got = client.get(reverse("evidence_smaller_file", args=[heavy.public_id]))
    assert (len(b"".join(got.streaming_content)), got["Cache-Control"]) == (copy.size, "private, no-store")
    assert "MB &gt; 0,1 MB" not in words(client.get(url(city, "index_row", "17")))


def test_one_that_cannot_be_made_small_enough_says_by_how_much_and_may_be_tried_again(client, city, heavy):
    enter(client, city.officer)
    ask = reverse("evidence_smaller", args=[heavy.public_id])
    client.post(ask)
    half = 150 * 1024
    SmallerCopy.objects.update(status="belum_cukup", size=half)
    page = words(client.get(reverse("evidence", args=[heavy.public_id])))
    assert "Paling kecil 0,15 MB, masih 0,05 MB di atas batas 0,1 MB." in page
    assert "Coba kecilkan lagi" in page
    SmallerCopy.objects.update(status="gagal", size=None)
    assert "tidak dapat dibuat dari berkas ini" in words(client.get(reverse("evidence", args=[heavy.public_id])))
    small = add(city)
    refused = client.post(reverse("evidence_smaller", args=[small.public_id]), follow=True)
    assert "tidak melebihi batas portal" in words(refused)


def test_a_link_stands_in_place_of_the_file_where_the_row_takes_one(client, city, heavy):
    enter(client, city.officer)
    new = reverse("evidence_new", args=[REGION])
    begun = client.get(new, {"inovasi": city.first.public_id, "indikator": "35", "seperti": heavy.public_id})
    assert value_of(begun, "id_number") == "CONTOH-9"
    assert "Diterima pada indikator 35." in words(begun)
    sent = paper(city, rows=["35"], innovations=[city.first.public_id], address=ADDRESS)
    twice = client.post(new, sent)
    assert (twice.status_code, "Pilih satu: berkas atau tautan." in words(twice)) == (400, True)
    sent.pop("file")
    page = words(client.post(new, sent, follow=True))
    assert f'href="{ADDRESS}" rel="noopener noreferrer nofollow external"' in page
    assert "Tautan tidak dapat diperiksa mesin" in page
    assert "Unduh berkas" not in page
    assert "Tautan tidak dapat diperiksa mesin" in words(client.get(url(city, "index_row", "35")))


@pytest.mark.parametrize(
    ("more", "status", "field", "said"),
    [
        ({"address": "javascript:alert(1)"}, 409, "id_address", "Tautan harus diawali https://."),
        ({"address": "https://a.id@jahat.id/"}, 409, "id_address", "Tautan ini tidak dapat diterima."),
        ({"address": ADDRESS, "rows": ["16", "35"]}, 409, "id_rows", "Indikator 16 tidak menerima tautan"),
        ({}, 400, "id_file", "Pilih berkasnya, atau isi tautannya."),
    ],
)
def test_a_refused_link_comes_back_as_it_was_typed(client, city, more, status, field, said):
    enter(client, city.officer)
    sent = paper(city, rows=["35"]) | more
    sent.pop("file")
    for headers in ({}, SCRIPT):
        answer = client.post(reverse("evidence_new", args=[REGION]), sent, headers=headers)
        assert (answer.status_code, f'id="{field}_error"' in words(answer)) == (status, True)
        assert said in words(answer)
        assert value_of(answer, "id_address") == more.get("address", "")
        assert value_of(answer, "id_number") == "CONTOH-1"
    assert not EvidenceDocument.objects.exists()
