"""At a workshop: a participant checks in by the door's link, answers the evaluation, the host sees what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from registry.exchange.models import Attendee, ExchangeEvent, Material
from registry.people.rules.roles import Role
from tests import factories as make

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(db):
    city, today = make.region(), timezone.localdate()
    make.region("13.07")
    make.rnd_agency(within=city)
    event = ExchangeEvent.objects.create(
        keeper=city, region=city, title="Bimtek contoh", kind="bimtek", on=today, year=today.year, place="Aula",
        source_note="Undangan", created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    Material.objects.create(event=event, title="Paparan", rights="peserta", file=make.stored_file())
    return make.user(Role.RND_OFFICER, within=city)


def address(tab):
    """What the host shows at the door, as an address of this server."""
    return tab.page.locator("p.hash").first.inner_text().strip().removeprefix(tab.base)


def clean(tab):
    assert not tab.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), tab.page.url
    assert tab.axe() == [], tab.page.url


def test_from_the_door_to_the_result(open_tab, desk):
    host, phone = open_tab(desk), open_tab(width=390, scheme="dark")
    page = f"/kegiatan/{ExchangeEvent.objects.get().public_id}/"
    host.go(page).follow("Peserta yang hadir").press("Buat tautan daftar hadir")
    come_in(phone, address(host))
    host.follow("Buka lembar untuk dicetak").says("Arahkan kamera")
    clean(host)
    host.go(f"{page}hadir/").says("Peserta Contoh")
    clean(host)
    host.go(f"{page}penilaian/")
    host.fill(until=(timezone.localdate() + timedelta(days=7)).isoformat()).press("Buka penilaian")
    evaluate(phone, address(host))
    host.go(f"{page}penilaian/").says("1 peserta menjawab").says("Antrean daring")
    clean(host)
    host.go(page).press("Buat tautan bahan")
    phone.go(address(host)).says("Paparan").says("Hanya untuk peserta acara")
    clean(phone)
    strike(host, page)
    narrow = open_tab(desk, width=390, scheme="dark")
    for path in ("", "hadir/", "penilaian/", "bahan/"):
        narrow.go(page + path)
        clean(narrow)


def come_in(phone, url):
    phone.go(url)
    clean(phone)
    phone.fill(name="Peserta Contoh").press("Saya hadir").says("wajib")
    assert phone.page.input_value("[name=name]") == "Peserta Contoh"
    clean(phone)
    phone.page.select_option("[name=region]", "13.07")
    phone.fill(attendee_office="Dinas Contoh").press("Saya hadir").says("Anda tercatat hadir")
    clean(phone)


def evaluate(phone, url):
    phone.go(url)
    clean(phone)
    for name, mark in (("topics", 5), ("speakers", 4), ("organisation", 3)):
        phone.page.check(f"[name={name}][value='{mark}']")
    phone.fill(adopt="Antrean daring").press("Kirim penilaian").says("Terima kasih")
    clean(phone)


def strike(host, page):
    """A line that was wrong stays, struck, with its reason."""
    host.go(f"{page}hadir/").follow("Coret").fill(struck_reason="Salah orang")
    clean(host)
    host.press("Coret").says("Salah orang")
    assert Attendee.objects.get().struck_reason == "Salah orang"
