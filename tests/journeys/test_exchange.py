"""Lima Puluh Kota asks for a visit, Bappeda answers, the visit takes place, both confirm a replication, the graph shows it, the
statement comes out.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from registry.exchange.models import StudyVisit
from registry.exchange.queries.links import token_of
from registry.exchange.usecases.links import make_follow_up_link
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.usecases.work import run_job
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two(db):
    city, regency = make.region(), make.region("13.07")
    make.rnd_agency(within=city)
    owner = make.agency("RSUD Contoh", within=city)
    innovation = make.handed_in(
        name="Antrean daring", state=State.DITETAPKAN, decreed_on=make.TODAY, owner=owner, agency=owner,
        main_affair=make.affair(),
    )  # fmt: skip
    return innovation, make.user(Role.RND_OFFICER, within=city), make.user(Role.RND_HEAD, within=regency)


def test_from_the_question_to_the_graph(open_tab, two):
    innovation, desk, neighbour = two
    guest = open_tab(width=390, scheme="dark").go("/kunjungan/").follow("Minta kunjungan")
    ask(guest)
    bappeda = open_tab(desk)
    answer(bappeda)
    guest.follow("Lihat status permintaan").says("Diterima untuk")
    assert guest.axe() == []
    take_place(bappeda, open_tab(width=390), desk)
    path = begin_replication(bappeda, innovation)
    run_it(open_tab(neighbour))
    reader = open_tab(width=390).go("/replikasi/").says("Sebaran tiap inovasi")
    assert reader.page.locator("svg.graph path.edge.running").count() == 1
    assert reader.axe() == []
    reader.go(path).says("Berjalan")
    assert reader.axe() == []
    state_it(bappeda.go(path))


def ask(guest):
    """A date in the past comes back with everything typed; then it goes in."""
    assert guest.axe() == []
    guest.page.select_option("[name=region]", "13.76")
    guest.page.select_option("[name=asking_region]", "13.07")
    asked = {"office": "Bapelitbang", "contact_name": "Jabatan narahubung", "contact": "surel@contoh.id",
             "topics": "Antrean rumah sakit", "size": "12"}  # fmt: skip
    guest.fill(**asked, first_choice="2020-01-06").press("Kirim permintaan")
    guest.says("sudah lewat")
    assert guest.page.input_value("[name=topics]") == "Antrean rumah sakit"
    day = timezone.localdate() + timedelta(days=20)
    guest.fill(first_choice=day.isoformat()).press("Kirim permintaan").says("Permintaan Anda diterima")
    assert guest.axe() == []


def answer(bappeda):
    bappeda.go("/kunjungan/meja/")
    assert bappeda.axe() == []
    bappeda.follow("Kabupaten Lima Puluh Kota").says("Kata yang sama: antrean").says("surel@contoh.id")
    assert bappeda.axe() == []
    bappeda.page.get_by_label("Terima pada tanggal di bawah").check()
    bappeda.fill(place="Aula Bappeda", letter_number="CONTOH-1").press("Simpan jawaban")
    bappeda.follow("Buka surat jawaban").says("Antrean daring")
    assert bappeda.axe() == []


def take_place(bappeda, phone, desk):
    """The day has come and gone; three months later the visitors tell by a link, once."""
    visit = StudyVisit.objects.get()
    StudyVisit.objects.update(visit_on=timezone.localdate() - timedelta(days=100))
    bappeda.go(f"/kunjungan/meja/{visit.public_id}/").fill(attendance="11").press("Catat terlaksana").says(
        "Hadir 11 orang"
    )
    link = make_follow_up_link(public_id=visit.public_id, months=3, by=make.acting(desk), at=timezone.now())
    phone.go(f"/tautan/{token_of(link)}/")
    assert phone.axe() == []
    phone.page.get_by_label("Sedang disiapkan").check()
    phone.fill(what="Antrean di satu puskesmas").press("Kirim jawaban").says("Terima kasih")
    phone.go(f"/tautan/{token_of(link)}/").says("sudah dipakai")
    bappeda.go(f"/kunjungan/meja/{visit.public_id}/").says("Antrean di satu puskesmas")


def begin_replication(bappeda, innovation):
    bappeda.follow("Catat replikasi dari kunjungan ini")
    bappeda.fill(origin=f"{bappeda.base}/inovasi/{innovation.public_id}/", office="Dinas Contoh")
    bappeda.page.select_option("[name=adopter]", "13.07")
    assert bappeda.axe() == []
    bappeda.press("Catat replikasi").says("Menunggu konfirmasi")
    return bappeda.page.url.removeprefix(bappeda.base)


def run_it(adopter):
    adopter.go("/replikasi/").follow("Antrean daring").press("Konfirmasi replikasi ini")
    assert adopter.axe() == []
    adopter.follow("Catat tahap").page.get_by_label("Berjalan").check()
    adopter.fill(on=timezone.localdate().isoformat()).press("Simpan").says("Tahap tercatat")


def state_it(bappeda):
    """The statement comes out."""
    bappeda.page.get_by_role("button", name="Minta Pernyataan replikasi sebagai PDF").click()
    run_job(job_id=Job.objects.get().pk, at=timezone.now())
    bappeda.page.reload()
    bappeda.says("Selesai")
    with bappeda.page.expect_download() as download:
        bappeda.page.get_by_role("link", name="Unduh PDF", exact=True).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_axe_finds_nothing_on_events_and_the_board(open_tab, two):
    _innovation, desk, _neighbour = two
    for width, scheme in ((390, "dark"), (1280, "light")):
        tab = open_tab(desk, width=width, scheme=scheme)
        for path in ("/kegiatan/", "/kegiatan/baru/", "/papan/", "/papan/daftar/", "/kunjungan/status/"):
            tab.go(path)
            assert not tab.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), path
            assert tab.axe() == [], path
