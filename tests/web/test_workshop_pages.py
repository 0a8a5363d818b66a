"""A workshop's pages: the host's links and lists, what a participant does on his phone, packs by their rights."""

import io
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Attendee, EventAnswer, ExchangeEvent, Material, SignedLink, StudyVisit
from registry.exchange.queries.links import token_of
from registry.exchange.rules.links import Purpose
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
MARKS = {"topics": "5", "speakers": "4", "organisation": "3"}


@pytest.fixture
def desk(client):
    make.rnd_agency()
    make.region("13.07")
    person = make.user(Role.RND_OFFICER)
    client.force_login(person)
    return person


def event(**more):
    today = timezone.localdate()
    given = {"keeper": make.region(), "region": make.region(), "title": "Bimtek contoh", "kind": "bimtek", "on": today,
             "year": today.year, "source_note": "Undangan", "created_at": make.NOON, "updated_at": make.NOON}  # fmt: skip
    make.region("13.07")
    return ExchangeEvent.objects.create(**(given | more))


def link(of, purpose=Purpose.EVALUATION, *, days=1):
    later = timezone.now() + timedelta(days=days)
    return SignedLink.objects.create(event=of, purpose=purpose, made_at=make.NOON, expires_at=later)


def door(of, name="link", *more):
    return reverse(name, args=[token_of(of), *more])


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def zipped(answer):
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return archive.namelist()


def answers(of, n, mark=4):
    for place in range(n):
        EventAnswer.objects.create(
            event=of, sending=f"{place}", topics=mark, speakers=mark, organisation=mark, answered_at=make.NOON
        )  # fmt: skip


def test_the_host_opens_the_evaluation_once_and_hands_out_address_and_code(client, desk):
    made = event()
    url = reverse("event_evaluation", args=[made.public_id])
    page = client.get(url)
    given = {"until": (timezone.localdate() + timedelta(days=7)).isoformat(),
             "form_token": page.context["form"].typing.token.sealed}  # fmt: skip
    for _click in range(2):
        assert client.post(url, given).status_code == 302
    only = made.links.get()
    shown = text(client.get(url))
    assert door(only) in shown
    assert '<svg class="qr"' in shown
    assert "Bimtek contoh" in text(client.get(reverse("event_link", args=[made.public_id, only.public_id])))
    late = text(client.post(url, {"until": "2020-01-01"}), 409)
    assert "paling lama 90 hari lagi" in late
    gone = reverse("event_link_revoke", args=[made.public_id, only.public_id])
    assert (client.post(gone).url, client.post(gone).status_code) == (url, 404)
    assert "sudah dicabut" in text(client.get(door(only)), 410)
    assert client.get(reverse("event_link", args=[made.public_id, only.public_id])).status_code == 404


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": timezone.localdate() + timedelta(days=3)}, "penilaian dibuka mulai hari itu"),
        ({"on": None}, "Tanggal acara ini belum diketahui"),
    ],
)
def test_before_its_day_the_page_says_when_it_opens(client, desk, more, words):
    made = event(**more)
    url = reverse("event_evaluation", args=[made.public_id])
    assert words in text(client.get(url))
    assert words in text(client.post(url, {"until": timezone.localdate().isoformat()}), 409)


def test_a_participant_answers_on_a_phone_once_and_nobody_asks_who_he_is(client):
    opened = link(event())
    page = client.get(door(opened))
    assert not re.search('name="(name|contact|email)"', text(page))
    given = MARKS | {"form_key": page.context["form_key"], "adopt": "Antrean daring", "region": "13.07"}
    for wrong, words in (({"topics": "6"}, "Pilih satu angka dari 1 sampai 5"), ({"website": "x"}, "Kosongkan kolom")):
        refused = text(client.post(door(opened), given | wrong), 409)
        assert words in refused
        assert "Antrean daring" in refused
    for _click in range(2):
        assert "Terima kasih" in text(client.post(door(opened), given))
    only = EventAnswer.objects.get()
    assert (only.topics, only.region_id, only.office) == (5, "13.07", "")


def test_the_host_reads_marks_and_words_and_everyone_the_means_of_five(client, desk):
    made = event()
    answers(made, 4)
    url = made.get_absolute_url()
    assert "Rata-rata ditampilkan mulai lima jawaban" in text(client.get(url))
    EventAnswer.objects.create(
        event=made, sending="e", topics=1, speakers=4, organisation=4, missing="Waktu tanya jawab", answered_at=make.NOON
    )  # fmt: skip
    host = text(client.get(reverse("event_evaluation", args=[made.public_id])))
    for words in ("5 peserta menjawab", "Waktu tanya jawab", "<svg", "3,4"):
        assert words in host
    client.logout()
    public = text(client.get(url))
    assert "3,4" in public
    assert "Waktu tanya jawab" not in public


def test_materials_are_files_or_addresses_with_maker_and_rights(client, desk):
    made = event()
    url = reverse("event_materials", args=[made.public_id])
    refused = text(client.post(url, {"title": "Rekaman", "rights": "terbuka", "maker": "Bappeda"}), 409)
    assert "salah satu saja" in refused
    assert 'value="Bappeda"' in refused
    paper = SimpleUploadedFile("a.pdf", make.pdf_bytes())
    client.post(url, {"title": "Paparan", "rights": "peserta", "upload": paper, "maker": "Bappeda"})
    client.post(url, {"title": "Rekaman", "rights": "terbuka", "url": "https://contoh.id/rekaman"})
    outside = Material.objects.get(title="Rekaman")
    assert client.get(reverse("event_material", args=[outside.public_id])).url == "https://contoh.id/rekaman"
    client.logout()
    public = text(client.get(made.get_absolute_url()))
    assert "https://contoh.id/rekaman" in public
    assert "Paparan" not in public


def test_participants_fetch_by_their_link_what_everyone_may_not(client, desk):
    made = event()
    assert client.post(reverse("event_materials_link", args=[made.public_id])).status_code == 409
    for title, rights in (("Terbuka", "terbuka"), ("Peserta", "peserta"), ("Dalam", "internal")):
        Material.objects.create(event=made, title=title, rights=rights, file=make.stored_file())
    away = Material.objects.create(event=made, title="Rekaman", rights="peserta", url="https://contoh.id/")
    assert client.post(reverse("event_materials_link", args=[made.public_id])).status_code == 302
    handed = made.links.get()
    assert door(handed) in text(client.get(made.get_absolute_url()))
    pack = reverse("event_pack", args=[made.public_id])
    assert len(zipped(client.get(pack))) == 5
    client.logout()
    assert zipped(client.get(pack)) == ["01-terbuka.pdf", "daftar.txt", "hash.txt"]
    page = text(client.get(door(handed)))
    assert "Peserta" in page
    assert "Dalam" not in page
    assert zipped(client.get(door(handed, "link_pack")))[:2] == ["01-terbuka.pdf", "02-peserta.pdf"]
    mine, inside = (Material.objects.get(title=title).public_id for title in ("Peserta", "Dalam"))
    file = client.get(door(handed, "link_material", mine))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert client.get(door(handed, "link_material", inside)).status_code == 404
    assert client.get(door(handed, "link_material", away.public_id)).url == "https://contoh.id/"
    other = link(made)
    for name, more in (("link_pack", ()), ("link_material", (mine,))):
        assert client.get(door(other, name, *more)).status_code == 404
        assert client.get(reverse(name, args=["salah", *more])).status_code == 404
    Material.objects.update(removed_at=make.NOON)
    assert client.get(pack).status_code == 404
    assert "sudah dilepas" in text(client.get(door(handed)))


def test_a_hall_may_knock_more_often_than_a_house_and_packs_are_rationed(client, settings):
    cache.clear()
    settings.PUBLIC_LIMITS = {"tautan": (1, 60), "acara": (2, 60), "paket": (0, 60)}
    made = event()
    Material.objects.create(event=made, title="A", rights="terbuka", file=make.stored_file())
    opened = link(made)
    zipped(client.get(reverse("event_pack", args=[made.public_id])))
    assert client.get(reverse("event_pack", args=[made.public_id])).status_code == 429
    assert [client.get(door(opened)).status_code for _try in range(3)] == [200, 200, 429]
    assert [client.get(reverse("link_pack", args=["salah"])).status_code for _try in range(2)] == [404, 429]


def test_a_participant_checks_in_at_the_door_once_with_or_without_a_name(client, desk):
    made = event()
    assert client.post(reverse("event_door", args=[made.public_id])).status_code == 302
    opened = made.links.get()
    host = reverse("event_attendees", args=[made.public_id])
    assert door(opened) in text(client.get(host))
    page = client.get(door(opened))
    assert "Nama dihapus 24 bulan sesudah acara" in text(page)
    given = {"form_key": page.context["form_key"], "attendee_office": "Dinas Contoh", "region": "13.07"}
    assert "Dinas Contoh" in text(client.post(door(opened), given | {"region": ""}), 409)
    for _click in range(2):
        assert "Anda tercatat hadir" in text(client.post(door(opened), given))
    assert Attendee.objects.get().name == ""
    assert "tidak ditulis" in text(client.get(host))
    ExchangeEvent.objects.update(on=timezone.localdate() + timedelta(days=2))
    assert "Daftar hadir dibuka pada hari acara" in text(client.get(door(opened)), 409)
    ExchangeEvent.objects.update(on=timezone.localdate() - timedelta(days=2))
    assert client.post(reverse("event_door", args=[made.public_id])).status_code == 409
    assert "sudah ditutup" in text(client.get(door(opened)), 409)


def test_the_host_adds_strikes_and_asks_for_certificates(client, desk):
    made = event()
    url = reverse("event_attendees", args=[made.public_id])
    token = client.get(url).context["form"].typing.token.sealed
    given = {"attendee_office": "Dinas Contoh", "region": "13.07", "name": "Peserta Satu",
             "on": timezone.localdate().isoformat(), "form_token": token}  # fmt: skip
    for _click in range(2):
        assert client.post(url, given).status_code == 302
    line = Attendee.objects.get()
    assert "Dinas Lain" in text(client.post(url, given | {"region": "99", "attendee_office": "Dinas Lain"}), 409)
    one = reverse("event_certificate", args=[made.public_id, line.public_id])
    every = reverse("event_certificates", args=[made.public_id])
    assert [client.post(each, {"request_key": "a"}).status_code for each in (one, every)] == [302, 302]
    whole = Job.objects.get(format="zip")
    assert "0 dari 1 laporan selesai" in text(client.get(reverse("report", args=[whole.public_id])))
    strike = reverse("event_strike", args=[made.public_id, line.public_id])
    assert "Peserta Satu" in text(client.get(strike))
    assert client.post(strike, {"struck_reason": ""}).status_code == 409
    assert client.post(strike, {"struck_reason": "Salah orang"}).status_code == 302
    assert "Salah orang" in text(client.get(url))
    assert [client.post(each).status_code for each in (strike, one, every)] == [404, 404, 409]


def test_a_visit_has_its_page_and_its_guests_their_pack(client, desk):
    shown = make.handed_in(state=State.DITETAPKAN, decreed_on=make.TODAY, name="Antrean daring")
    visit = StudyVisit.objects.create(
        region=make.region(), asking_region=make.region("13.07"), office="Bapelitbang", receipt_digest="a" * 64,
        topics="antrean", size=5, first_choice=make.TODAY, visit_on=make.TODAY, status="diterima",
        created_at=make.NOON, updated_at=make.NOON, answered_at=make.NOON,
    )  # fmt: skip
    visit.innovations.add(shown)
    desk_page = reverse("visit_desk_show", args=[visit.public_id])
    assert "Catat sebagai kegiatan" in text(client.get(desk_page))
    page = client.post(reverse("visit_event", args=[visit.public_id])).url
    assert "Kunjungan belajar Kabupaten Lima Puluh Kota ke Kota Payakumbuh" in text(client.get(page))
    assert "Buka halaman kegiatan" in text(client.get(desk_page))
    assert client.get(reverse("visit_desk_pack", args=[visit.public_id])).status_code == 404
    Material.objects.create(event=ExchangeEvent.objects.get(), title="A", rights="peserta", file=make.stored_file())
    assert zipped(client.get(reverse("visit_desk_pack", args=[visit.public_id]))) == [
        "01-a.pdf",
        "daftar.txt",
        "hash.txt",
    ]
    assert client.post(reverse("visit_sheets", args=[visit.public_id])).status_code == 302
    assert Job.objects.get().kind == "lembar_inovasi"
    client.logout()
    assert client.get(reverse("visit_pack")).url == "/kunjungan/status/"
    session = client.session
    session["kunjungan"] = visit.receipt_digest
    session.save()
    assert "Unduh paket (ZIP)" in text(client.get("/kunjungan/status/"))
    assert zipped(client.get(reverse("visit_pack")))[0] == "01-a.pdf"


@pytest.mark.parametrize("lines", [1, 3])
def test_the_pages_of_the_host_cost_the_same_for_one_and_for_three(client, desk, django_assert_num_queries, lines):
    made = event()
    answers(made, lines)
    EventAnswer.objects.update(adopt="A", region="13.07")
    for place in range(lines):
        Attendee.objects.create(
            event=made, on=made.on, name=f"P{place}", office="D", region_id="13.07", came_at=make.NOON
        )  # fmt: skip
    link(made), link(made, Purpose.CHECK_IN)
    for name, queries in (("event_evaluation", 11), ("event_attendees", 15), ("event", 8)):
        url = reverse(name, args=[made.public_id])
        client.get(url)
        with django_assert_num_queries(queries):
            client.get(url)
