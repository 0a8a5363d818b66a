"""An administrator words the papers of his region: looks first, keeps an edition, takes up an old one again."""

import pytest
from django.urls import reverse

from registry.people.models import User
from registry.people.rules.roles import Role
from registry.reports.models import WordingEdition
from tests import factories as make

pytestmark = pytest.mark.django_db
ADD = "/admin/registry/wordingedition/add/"
WRITTEN = {
    "letterhead": "PEMERINTAH KOTA",
    "city": "Payakumbuh",
    "pembuka_surat": "Perihal {nama_inovasi}.",
    "based_on": "0",
}


@pytest.fixture
def door(client):
    client.force_login(make.user(Role.ADMINISTRATOR, is_staff=True))
    return client


def test_it_is_looked_at_with_example_values_and_then_kept(door):
    look = door.post(ADD, WRITTEN | {"lihat": "Lihat contoh"})
    assert "Perihal Contoh Inovasi Daerah." in look.text
    assert "[penutup surat: diisi oleh daerah]" in look.text
    assert not WordingEdition.objects.exists()
    kept = door.post(ADD, WRITTEN | {"simpan": "Simpan edisi"})
    assert door.post(ADD, WRITTEN | {"simpan": "Simpan edisi"}).url == kept.url  # a second click
    edition = WordingEdition.objects.get()
    assert kept.url == reverse("admin:registry_wordingedition_change", args=[edition.pk])
    assert "Perihal Contoh Inovasi Daerah." in door.get(kept.url).text
    assert door.post(kept.url, {"city": "Lain"}).status_code == 403
    assert "PEMERINTAH KOTA" in door.get(ADD).text


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (
            "menimbang",
            "{nama_kota}",
            "Isian {nama_kota} tidak dikenal. Yang dapat dipakai: {nama_inovasi}, {nomor_registrasi}",
        ),
        ("menimbang", "{tanggal", "Kurung kurawal pada “{tanggal” tidak membentuk isian."),
        ("city", "{tanggal}", "Isian {tanggal} tidak dikenal. Di sini tidak ada isian."),
        ("letterhead", "1\n2\n3\n4\n5", "Kop surat paling banyak empat baris."),
    ],
)
def test_a_mistake_stands_by_its_text_and_what_was_typed_stays(door, field, text, words):
    page = door.post(ADD, WRITTEN | {field: text, "simpan": "Simpan edisi"})
    assert page.status_code == 400
    assert words in page.context["form"].errors[field][0]
    assert "Perihal {nama_inovasi}." in page.text
    assert not WordingEdition.objects.exists()


def test_an_edition_of_another_in_between_is_told_before_anything_is_kept(door):
    door.post(ADD, WRITTEN | {"simpan": "Simpan edisi"})
    mine = WRITTEN | {"city": "Kota Lain", "simpan": "Simpan edisi"}
    told = door.post(ADD, mine)
    assert (told.status_code, WordingEdition.objects.count()) == (400, 1)
    assert "Yang berbeda dari tulisan Anda: Tempat penandatanganan." in told.text
    assert 'name="based_on" value="1"' in told.text
    door.post(ADD, mine | {"based_on": "1"})
    assert WordingEdition.objects.count() == 2


def test_an_old_edition_is_taken_up_again(door):
    door.post(ADD, WRITTEN | {"simpan": "1"})
    door.post(ADD, WRITTEN | {"city": "Lain", "based_on": "1", "simpan": "1"})
    new, old = WordingEdition.objects.all()
    assert door.get(reverse("admin:registry_wordingedition_act", args=[new.pk, "pakai-lagi"])).status_code == 404
    door.post(reverse("admin:registry_wordingedition_act", args=[old.pk, "pakai-lagi"]))
    assert (WordingEdition.objects.first().taken_from, WordingEdition.objects.first().city) == (old, "Payakumbuh")


def test_who_is_bound_to_no_region_names_it(client):
    make.region()
    make.region("13.07")
    client.force_login(User.objects.create_superuser("pendiri", password=make.PASSWORD))
    assert client.get(ADD).text.count("?region=13.") == 2
    client.post(f"{ADD}?region=13.07", WRITTEN | {"simpan": "1"})
    assert WordingEdition.objects.get().region_id == "13.07"
