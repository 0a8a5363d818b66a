"""An administrator brings an edition: mistakes first, then a look, then a revision that stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.audit.models import Event
from registry.index.models import EditionRecord
from registry.index.queries.editions import shipped_source
from registry.index.usecases.periods import load_shipped_editions, upload_edition
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC
from registry.shared.errors import NotAllowed
from tests import factories as make

pytestmark = pytest.mark.django_db
ADD = "/admin/registry/editionrecord/add/"
NEXT = 'schema = 1\nbase = "iga-2026"\n[edition]\nid = "iga-2028"\nyear = 2028\n[parameters]\ndivisor_min = 16\nyandas_min = 6\n'


@pytest.fixture
def door(client):
    load_shipped_editions(by=PUBLIC, at=make.NOON)
    client.force_login(make.user(Role.ADMINISTRATOR, is_staff=True))
    return client


def brought(text):
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile("edisi.toml", content, "application/toml")}


def test_a_new_edition_is_looked_at_and_then_kept(door):
    before = EditionRecord.objects.count()
    preview = door.post(ADD, brought(NEXT))
    assert preview.status_code == 200
    words = preview.content.decode()
    for part in ("iga-2028", "Pembagi paling kecil 16", "Simpan edisi", "Edisi baru"):
        assert part in words, part
    assert EditionRecord.objects.count() == before
    kept = door.post(ADD, {"text": preview.context["text"].replace("\n", "\r\n"), "simpan": "Simpan edisi"})
    record = EditionRecord.objects.get(code="iga-2028")
    assert (kept.url, record.revision, record.text) == (
        reverse("admin:registry_editionrecord_change", args=[record.pk]), 1, NEXT,
    )  # fmt: skip
    assert Event.objects.filter(kind="edisi_dimuat", subject_id="iga-2028").count() == 1
    again = door.post(ADD, {"text": NEXT, "simpan": "Simpan edisi"})
    assert (again.url, EditionRecord.objects.filter(code="iga-2028").count()) == (kept.url, 1)


def test_a_correction_becomes_a_revision_and_says_what_it_changes(door):
    changed = shipped_source("iga-2026").replace("divisor_min = 12", "divisor_min = 13", 1)
    preview = door.post(ADD, brought(changed))
    assert preview.context["changed"] == ["parameters"]
    assert "iga-2026 r1" in preview.content.decode()
    door.post(ADD, {"text": changed, "simpan": "Simpan edisi"})
    assert list(EditionRecord.objects.filter(code="iga-2026").values_list("revision", flat=True)) == [2, 1]
    same = door.post(ADD, brought(changed))
    assert "Tidak ada nilai yang berubah" in same.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "Pilih berkasnya."),
        (b"\xff\xfe\x00", "Berkas bukan teks UTF-8."),
        ("x" * (512 * 1024 + 1), "Berkas lebih besar dari 512 KB."),
        ("= = =", "berkas bukan TOML yang dapat dibaca"),
        (NEXT.replace('"iga-2026"', '"iga-1999"'), "edisi dasar tidak dikenal"),
        (NEXT.replace("divisor_min = 16", "divisor_min = 0"), "parameters.divisor_min: harus lebih dari nol 0"),
        (shipped_source("iga-2026").replace("weight = 3", "weight = 2", 1), "jumlah bobot tidak sesuai"),
    ],
)
def test_mistakes_stand_beside_the_field_and_nothing_is_kept(door, content, words):
    before = EditionRecord.objects.count()
    answer = door.post(ADD, brought(content) if content is not None else {})
    assert answer.status_code == 400
    assert words in " ".join(answer.context["form"].errors["file"])
    assert words in answer.content.decode()
    assert EditionRecord.objects.count() == before


def test_a_text_that_was_changed_after_the_preview_is_checked_again(door):
    answer = door.post(ADD, {"text": NEXT.replace("16", "0"), "simpan": "Simpan edisi"})
    assert (answer.status_code, EditionRecord.objects.filter(code="iga-2028").exists()) == (400, False)


def test_what_is_kept_is_read_and_never_changed(door):
    record = EditionRecord.objects.get(code="iga-2027")
    page = reverse("admin:registry_editionrecord_change", args=[record.pk])
    words = door.get(page).content.decode()
    assert "belum diketahui" in words
    assert "Pembagi paling kecil 14" in words
    assert door.post(page, {"text": NEXT}).status_code == 403
    assert (
        door.post(reverse("admin:registry_editionrecord_delete", args=[record.pk]), {"post": "yes"}).status_code == 403
    )
    history = door.get(reverse("admin:registry_editionrecord_history", args=[record.pk])).content.decode()
    assert "Edisi indeks dimuat" in history


def test_only_an_administrator_brings_one():
    for who in (PUBLIC, make.actor(Role.RND_HEAD)):
        with pytest.raises(NotAllowed):
            upload_edition(text=NEXT, by=who, at=make.NOON)
