"""The pages of the exchange: lists, forms that keep what was typed, files by their rights, fixed numbers of queries."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Adoption, ExchangeEvent, FollowUp, Material, SignedLink, Speaker, StudyVisit
from registry.exchange.queries.links import link_behind, token_of
from registry.people.rules.roles import Role
from registry.reference.models import RegionProfile
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    make.rnd_agency()
    make.region("13.07")
    person = make.user(Role.RND_OFFICER)
    client.force_login(person)
    return person


def event(number=1, **more):
    given = {"keeper": make.region(), "title": f"Bimtek {number}", "kind": "bimtek", "source_note": "Undangan",
             "region": make.region(), "year": 2022, "created_at": make.NOON, "updated_at": make.NOON}  # fmt: skip
    made = ExchangeEvent.objects.create(**(given | more))
    made.guests.add(make.region("13.07"))
    Speaker.objects.create(event=made, who="Bappeda Contoh")
    Material.objects.create(event=made, title="Paparan", rights="terbuka", file=make.stored_file())
    return made


def coming(days=30):
    return timezone.localdate() + timedelta(days=days)


def visit(number=1, **more):
    given = {"region": make.region(), "asking_region": make.region("13.07"), "office": "Bapelitbang", "contact_name": "Nama",
             "contact": "08", "receipt_digest": f"{number:064}", "topics": "antrean", "size": 5, "first_choice": coming(),
             "created_at": make.NOON, "updated_at": make.NOON}  # fmt: skip
    return StudyVisit.objects.create(**(given | more))


def innovation(**more):
    return make.handed_in(state=State.DITETAPKAN, decreed_on=make.TODAY, name="Antrean daring", **more)


def adoption(confirmed=True, **more):
    given = {"origin": innovation(), "adopter_region": make.region("13.07"), "stage_since": make.TODAY,
             "origin_confirmed_at": make.NOON, "adopter_confirmed_at": make.NOON if confirmed else None,
             "created_at": make.NOON, "updated_at": make.NOON}  # fmt: skip
    return Adoption.objects.create(**(given | more))


def body(client, name, *args, status=200, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == status
    return answer.content.decode()


def fetched(client, url):
    """The status of a download that is read to its end."""
    answer = client.get(url)
    if answer.streaming:
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
    return answer.status_code


ENTRY = {"title": "Bimtek baru", "kind": "bimtek", "source_note": "Undangan CONTOH-1", "agenda": "Pembukaan"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Bimtek 1", "Lomba"}),
        ({"q": "bappeda contoh"}, {"Bimtek 1", "Lomba"}),
        ({"q": "lomba"}, {"Lomba"}),
        ({"kind": "bimtek"}, {"Bimtek 1"}),
        ({"region": "13.07"}, {"Bimtek 1", "Lomba"}),
        ({"year": "2021"}, {"Lomba"}),
        ({"q": "tidak ada"}, set()),
    ],
)
def test_the_list_of_events_is_narrowed(client, query, expected):
    event()
    event(2, title="Lomba", kind="lomba", year=2021, month=2)
    assert {each.title for each in client.get("/kegiatan/", query).context["page"]} == expected


def test_a_date_is_shown_as_far_as_it_is_known(client):
    assert "Februari 2021" in body(client, "event", event(1, year=2021, month=2).public_id)
    assert "tanggal belum diketahui" in body(client, "event", event(2, year=None).public_id)
    day = make.TODAY
    assert "13 Maret 2026 – 14 Maret 2026" in body(
        client, "event", event(3, on=day, until=day + timedelta(days=1), year=2026).public_id
    )


def test_the_desk_records_and_a_refusal_keeps_what_was_typed(client, desk):
    answer = client.post("/kegiatan/baru/", ENTRY | {"source_note": ""})
    assert answer.status_code == 409
    assert "Sebutkan sumbernya" in answer.content.decode()
    assert "Pembukaan" in answer.content.decode()
    answer = client.post("/kegiatan/baru/", ENTRY | {"region": "13.76", "guests": ["13.07"]})
    made = ExchangeEvent.objects.get()
    assert (answer.url, made.keeper_id, made.guests.get().pk) == (f"/kegiatan/{made.public_id}/", "13.76", "13.07")


def test_the_desk_corrects_from_the_entry_as_it_stands(client, desk):
    made = event(year=2021, month=2)
    url = reverse("event_edit", args=[made.public_id])
    assert 'value="2021"' in client.get(url).content.decode()
    assert client.post(url, ENTRY | {"revision": 1}).status_code == 302
    stale = client.post(url, ENTRY | {"revision": 1, "title": "Tulisan saya"})
    assert (stale.status_code, "Tulisan saya" in stale.content.decode()) == (409, True)


def test_speakers_and_materials_come_and_go(client, desk):
    made = event()
    speakers, materials = (reverse(name, args=[made.public_id]) for name in ("event_speakers", "event_materials"))
    assert client.post(speakers, {"who": "Camat"}).status_code == 302
    assert client.post(speakers, {"who": ""}).status_code == 409
    gone = made.speakers.first()
    assert client.post(reverse("event_speaker_remove", args=[made.public_id, gone.pk])).status_code == 302
    assert client.post(reverse("event_speaker_remove", args=[made.public_id, gone.pk])).status_code == 404
    paper = SimpleUploadedFile("bahan.pdf", make.pdf_bytes())
    assert client.post(materials, {"title": "Bahan", "rights": "internal", "upload": paper}).status_code == 302
    assert client.post(materials, {"title": "Bahan", "rights": "internal"}).status_code == 409
    added = Material.objects.get(title="Bahan")
    remove = reverse("event_material_remove", args=[made.public_id, added.public_id])
    assert (client.post(remove).status_code, client.post(remove).status_code) == (302, 404)


def test_a_material_goes_out_by_its_rights_and_the_desk_opens_its_own(client, desk):
    made = event()
    shared, inside = made.materials.get(), Material.objects.create(
        event=made, title="Dalam", rights="internal", file=make.stored_file()
    )  # fmt: skip
    urls = [reverse("event_material", args=[each.public_id]) for each in (shared, inside)]
    assert [fetched(client, url) for url in urls] == [200, 200]
    assert "Dalam" in body(client, "event", made.public_id)
    client.logout()
    assert [fetched(client, url) for url in urls] == [200, 404]
    assert "Dalam" not in body(client, "event", made.public_id)


def request_of(**more):
    return {"region": "13.76", "asking_region": "13.07", "office": "Bapelitbang", "contact_name": "Nama", "contact": "0812",
            "topics": "Antrean rumah sakit", "size": "12", "first_choice": coming().isoformat()} | more  # fmt: skip


def test_a_request_goes_in_once_and_its_code_opens_it_again(client):
    make.region(), make.region("13.07")
    key = client.get("/kunjungan/minta/").context["form_key"]
    for _time in range(2):
        assert client.post("/kunjungan/minta/", request_of(form_key=key)).url == "/kunjungan/tanda-terima/"
    assert StudyVisit.objects.count() == 1
    code = client.get("/kunjungan/tanda-terima/").context["code"]
    client.post("/kunjungan/status/tutup/")
    assert "Masukkan kode" in body(client, "visit_status")
    assert "tidak ditemukan" in client.post("/kunjungan/status/", {"code": "salah"}).content.decode()
    assert client.post("/kunjungan/status/", {"code": code.upper()}).url == "/kunjungan/status/"
    assert "Menunggu jawaban" in body(client, "visit_status")
    assert client.get("/kunjungan/tanda-terima/").url == "/kunjungan/status/"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"first_choice": "2020-01-06"}, "Tanggal 6 Januari 2020 sudah lewat"),
        ({"website": "x"}, "Kosongkan kolom"),
        ({"size": "0"}, "1"),
    ],
)
def test_a_refused_request_keeps_what_was_typed(client, more, words):
    make.region(), make.region("13.07")
    answer = client.post("/kunjungan/minta/", request_of(**more))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert words in text
    assert "Antrean rumah sakit" in text
    assert not StudyVisit.objects.exists()


def test_who_asks_too_often_waits(client, settings):
    cache.clear()
    settings.PUBLIC_LIMITS = {"kunjungan": (1, 60), "tautan": (1, 60), "status": (1, 60)}
    for method, url in (
        (client.post, "/kunjungan/minta/"),
        (client.get, "/tautan/x/"),
        (client.post, "/kunjungan/status/"),
    ):
        method(url)
        assert method(url).status_code == 429


def test_the_asker_withdraws_and_agrees_by_the_session_alone(client):
    made = visit(status="tanggal_lain", visit_on=coming())
    for name in ("visit_agree", "visit_withdraw"):
        assert client.post(reverse(name)).status_code == 302
    made.refresh_from_db()
    assert made.status == "tanggal_lain"
    session = client.session
    session["kunjungan"] = made.receipt_digest
    session.save()
    assert "Setujui tanggal ini" in body(client, "visit_status")
    client.post(reverse("visit_agree"))
    assert "Diterima untuk" in body(client, "visit_status")
    client.post(reverse("visit_withdraw"))
    assert "Dibatalkan pemohon" in body(client, "visit_status")


def test_the_public_sees_who_comes_but_not_the_person(client):
    visit(status="diterima", visit_on=coming(), contact_name="Orang Rahasia", contact="nomor-x", place="Aula")
    feed = client.get("/kunjungan/kalender.ics")
    assert feed["Content-Type"].startswith("text/calendar")
    text = body(client, "visits") + feed.content.decode()
    assert "Kunjungan belajar Kabupaten Lima Puluh Kota ke Kota Payakumbuh" in text
    for secret in ("Orang Rahasia", "nomor-x", "Bapelitbang"):
        assert secret not in text


def test_the_desk_sees_matches_and_clashes_answers_and_prints(client, desk):
    chosen = innovation()
    visit(2, status="diterima", visit_on=coming())
    made = visit()
    shown = body(client, "visit_desk_show", made.public_id)
    assert "bentrok dengan:" in shown
    assert "Kata yang sama: antrean" in shown
    url = reverse("visit_answer", args=[made.public_id])
    given = {"answer": "terima", "visit_on": coming().isoformat(), "text": "Selamat datang", "innovations": [chosen.pk]}
    refused = client.post(url, given)
    assert (refused.status_code, "Selamat datang" in refused.content.decode()) == (409, True)
    assert client.post(url, given | {"has_checked": "on", "letter_number": "CONTOH-1"}).status_code == 302
    letter = body(client, "visit_letter", made.public_id)
    for words in ("CONTOH-1", "Selamat datang", "Antrean daring", "Kepala Badan Perencanaan Pembangunan Daerah"):
        assert words in letter
    assert "Nama" not in letter.replace("Nama inovasi", "")
    early = client.post(reverse("visit_held", args=[made.public_id]), {"attendance": 5})
    assert (early.status_code, "dijadwalkan" in early.content.decode()) == (409, True)


def test_a_letter_waits_for_the_answer(client, desk):
    body(client, "visit_letter", visit().public_id, status=404)


def test_the_desk_records_the_visit_sends_a_link_and_takes_it_back(client, desk):
    past = timezone.localdate() - timedelta(days=400)
    made = visit(status="diterima", visit_on=past, first_choice=past)
    assert client.post(reverse("visit_held", args=[made.public_id]), {"attendance": 7}).status_code == 302
    assert client.post(reverse("visit_link", args=[made.public_id, 5])).status_code == 404
    client.post(reverse("visit_link", args=[made.public_id, 3]))
    link = SignedLink.objects.get()
    shown = re.findall("/tautan/([^/]+:[^/]+)/", body(client, "visit_desk_show", made.public_id))
    assert {link_behind(token) for token in shown} == {link}
    gone = reverse("visit_link_revoke", args=[made.public_id, link.public_id])
    assert client.post(gone).status_code == 302
    assert client.post(reverse("visit_link_revoke", args=[made.public_id, "tidakada"])).status_code == 404
    answer = client.get(reverse("link", args=[token_of(link)]))
    assert (answer.status_code, "sudah dicabut" in answer.content.decode()) == (410, True)


def test_a_follow_up_is_told_on_a_phone_without_login(client):
    made = visit(status="terlaksana", visit_on=make.TODAY, attendance=5)
    follow_up = FollowUp.objects.create(visit=made, months=3, due_on=make.TODAY)
    later = timezone.now() + timedelta(days=1)
    link = SignedLink.objects.create(follow_up=follow_up, made_at=make.NOON, expires_at=later)
    url = reverse("link", args=[token_of(link)])
    assert "Apa yang sudah diterapkan?" in client.get(url).content.decode()
    refused = client.post(url, {"adopted": "sudah", "obstacle": "Tanpa anggaran"})
    assert (refused.status_code, "Tanpa anggaran" in refused.content.decode()) == (409, True)
    assert "Terima kasih" in client.post(url, {"adopted": "sudah", "what": "Antrean"}).content.decode()
    assert client.get(url).status_code == 410
    changed = client.get(url[:-3] + "zz/")
    assert (changed.status_code, "tidak utuh" in changed.content.decode()) == (404, True)


def test_the_room_is_set_on_the_desk(client, desk):
    assert client.post("/kunjungan/meja/", {"capacity": "3"}).status_code == 302
    assert client.post("/kunjungan/meja/", {"capacity": "0"}).status_code == 409
    assert "3 orang: rombongan ini melebihinya" in body(client, "visit_desk_show", visit().public_id)


def test_the_form_says_how_long_a_person_is_kept_and_the_desk_when_he_was_forgotten(client, desk):
    RegionProfile.objects.filter(pk="13.76").update(contact_months=18)
    assert "Kota Payakumbuh: 18 bulan" in body(client, "visit_new")
    erased = visit(7, contact_name="", contact="", contact_erased_at=make.NOON)
    assert "setelah masa simpannya" in body(client, "visit_desk_show", erased.public_id)
