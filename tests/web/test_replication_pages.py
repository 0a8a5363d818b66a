"""Pages of replications and the board: what each end sees and may do, numbers that open their lists, query counts."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Adoption, AdoptionStep, FollowUp, SignedLink
from registry.exchange.queries.links import token_of
from registry.exchange.queries.replications import takers_of
from registry.people.rules.roles import Role
from registry.trial.models import Replication
from registry.workflow.rules.states import State
from tests import factories as make
from tests.web.test_exchange_pages import adoption, body, coming, event, fetched, innovation, visit

pytestmark = pytest.mark.django_db
TODAY = {"on": make.TODAY.isoformat()}


@pytest.fixture
def desks(client):
    make.rnd_agency()
    origin = make.user(Role.RND_OFFICER)
    adopter = make.user(Role.RND_HEAD, within=make.region("13.07"))
    client.force_login(origin)
    return origin, adopter


def url(name, made, *more):
    return reverse(name, args=[made.public_id, *more])


def test_a_desk_starts_from_the_page_of_an_innovation_and_the_other_confirms(client, desks):
    origin = innovation()
    page = reverse("innovation", args=[origin.public_id])
    assert page in body(client, "adoption_new", inovasi=page)
    given = {"origin": f"https://contoh.id{page}", "adopter": "13.07", "office": "Dinas Contoh"}
    answer = client.post("/replikasi/baru/", given)
    made = Adoption.objects.get()
    assert answer.url == f"/replikasi/{made.public_id}/"
    assert "Menunggu konfirmasi" in body(client, "adoption", made.public_id)
    assert "Menunggu konfirmasi" in body(client, "adoptions")
    client.force_login(desks[1])
    assert "Konfirmasi replikasi ini" in body(client, "adoption", made.public_id)
    assert client.post(url("adoption_confirm", made)).status_code == 302
    client.logout()
    assert "Kab. Lima Puluh Kota" in body(client, "adoptions")


def test_an_unpublished_innovation_and_a_third_region_are_refused_with_the_reason(client, desks):
    draft = make.draft(name="Belum terbit")
    answer = client.post(
        "/replikasi/baru/", {"origin": draft.public_id, "adopter": "13.07", "facilitator": "Balitbang"}
    )
    text = answer.content.decode()
    assert (answer.status_code, "belum terbit" in text, "Balitbang" in text) == (409, True, True)
    made = adoption(confirmed=False)
    client.force_login(make.user(Role.RND_HEAD, within=make.region("13.06")))
    refused = client.post(url("adoption_confirm", made))
    assert (refused.status_code, "menyebut Kabupaten Lima Puluh Kota" in refused.content.decode()) == (409, True)
    made.refresh_from_db()
    assert made.adopter_confirmed_at is None


def test_each_end_records_its_stages_and_the_agreement_is_for_the_two(client, desks):
    made = adoption()
    stage = url("adoption_stage", made)
    assert "Adaptasi" not in body(client, "adoption_stage", made.public_id)
    refused = client.post(stage, TODAY | {"stage": "perjanjian", "note": "Catatan saya"})
    assert (refused.status_code, "Catatan saya" in refused.content.decode()) == (409, True)
    paper = SimpleUploadedFile("perjanjian.pdf", make.pdf_bytes())
    given = TODAY | {"stage": "perjanjian", "number": "CONTOH-3", "upload": paper}
    assert client.post(stage, given).status_code == 302
    agreement = url("adoption_agreement", made)
    assert fetched(client, agreement) == 200
    client.force_login(desks[1])
    assert client.post(stage, TODAY | {"stage": "berjalan"}).status_code == 302
    assert client.post(url("adoption_changes", made), {"what": " "}).status_code == 409
    assert client.post(url("adoption_changes", made), {"what": "Luring", "why": "Sinyal"}).status_code == 302
    client.logout()
    public = body(client, "adoption", made.public_id)
    assert "Luring" in public
    assert "CONTOH-3" not in public
    assert client.get(agreement).status_code == 302


def test_a_page_without_agreement_has_no_file_and_a_closed_one_no_stage(client, desks):
    made = adoption(stage="tidak_dilanjutkan", dropped_reason="Anggaran")
    assert client.get(url("adoption_agreement", made)).status_code == 404
    assert "Tidak ada tahap" in body(client, "adoption_stage", made.public_id)


def test_the_agreement_goes_on_the_origins_file(client, desks):
    made = adoption()
    made.origin.state, made.origin.applied_on = State.DITERAPKAN, make.TODAY
    made.origin.save()
    AdoptionStep.objects.create(
        adoption=made, stage="perjanjian", on=make.TODAY, side="asal", number="CONTOH-3", file=make.stored_file(),
        taken_at=make.NOON,
    )  # fmt: skip
    assert "Catat perjanjian pada berkas asal" in body(client, "adoption", made.public_id)
    assert client.post(url("adoption_record", made)).status_code == 302
    assert Replication.objects.get().adopter == "Kabupaten Lima Puluh Kota"
    assert "Catat perjanjian pada berkas asal" not in body(client, "adoption", made.public_id)


def test_a_region_without_account_confirms_by_its_link(client, desks):
    made = adoption(confirmed=False, adopter_region=make.region("13.06", is_tenant=False))
    assert client.post(url("adoption_link", made)).status_code == 302
    token = token_of(SignedLink.objects.get())
    assert f"/tautan/{token}/" in body(client, "adoption", made.public_id)
    client.logout()
    assert "Konfirmasi replikasi" in body(client, "link", token)
    page = reverse("link", args=[token])
    assert client.post(page, {"what": "Nama"}).status_code == 409
    assert client.post(page, {"confirmed": "on", "what": "Nama"}).status_code == 200
    assert client.get(page).status_code == 410
    client.force_login(desks[0])
    made.refresh_from_db()
    assert (made.is_confirmed, made.changed_what) == (True, "Nama")


def test_a_link_is_taken_back(client, desks):
    made = adoption(confirmed=False, adopter_region=make.region("13.06", is_tenant=False))
    client.post(url("adoption_link", made))
    link = SignedLink.objects.get()
    assert client.post(url("adoption_link_revoke", made, "tidakada")).status_code == 404
    assert client.post(url("adoption_link_revoke", made, link.public_id)).status_code == 302
    assert client.get(reverse("link", args=[token_of(link)])).status_code == 410


def test_the_public_page_of_an_innovation_has_its_part():
    made = adoption(changed_what="Luring")
    text = render_to_string("exchange/_replications.html", {"takers": takers_of(made.origin)})
    assert "Direplikasi oleh" in text
    assert "Luring" in text
    assert render_to_string("exchange/_replications.html", {"takers": []}).strip() == ""


def test_every_number_of_the_board_opens_a_list_as_long(client, desks):
    owner = make.agency("Dinas Contoh")
    year = timezone.localdate().year
    for number, state in enumerate((State.EVALUASI, State.LAYAK, State.DITERAPKAN)):
        make.draft(
            state=state, owner=owner, agency=owner, registration=f"13.76-{year}-{number:04}", state_since=make.TODAY
        )
    make.draft(state=State.TERCATAT, source_agency="RSUD", agency=None, registration="")
    make.draft(state=State.DRAFT)
    shown = client.get("/papan/")
    assert (shown.context["total"], shown.context["this_year"], shown.context["first_timers"]) == (4, 3, 1)
    text = shown.content.decode()
    for query, count in (
        ({}, 4), ({"tahun": year}, 3), ({"tahun": "x"}, 4), ({"perangkat": "Dinas Contoh"}, 3), ({"pertama": 1}, 3),
        ({"perangkat": "Dinas Contoh", "tahap": "diterapkan"}, 1), ({"menunggu": "mencatat_kepala_daerah"}, 1),
    ):  # fmt: skip
        assert client.get("/papan/daftar/", query).context["count"] == count, query
    assert "perangkat=Dinas%20Contoh&amp;tahap=diterapkan" in text
    assert "jumlah pegawai tiap perangkat daerah belum diketahui" in text


def test_the_head_reads_numbers_but_no_name_that_is_not_his_to_know(client):
    client.force_login(make.user(Role.REGIONAL_HEAD))
    make.handed_in(state=State.EVALUASI, name="Belum terbit A")
    make.handed_in(state=State.DITETAPKAN, name="Terbit B", decreed_on=make.TODAY)
    text = body(client, "board_rows")
    assert "Terbit B" in text
    assert "Belum terbit A" not in text
    assert "namanya tidak dibuka" in text


def grow():
    """One more row of everything that these pages list."""
    number = Adoption.objects.count() + 1
    event(number)
    visit(number, status="diterima", visit_on=coming(number))
    held = visit(number + 50, status="terlaksana", attendance=5, visit_on=make.TODAY, first_choice=make.TODAY)
    follow_up = FollowUp.objects.create(visit=held, months=3, due_on=make.TODAY)
    later = timezone.now() + timedelta(days=1)
    SignedLink.objects.create(follow_up=follow_up, made_at=make.NOON, expires_at=later)
    made = adoption()
    AdoptionStep.objects.create(adoption=made, stage="minat", on=make.TODAY, side="asal", taken_at=make.NOON)


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("events", 5), ("visits", 3), ("visit_calendar", 3), ("adoptions", 7), ("visit_desk", 5), ("board", 3),
        ("board_rows", 4), ("visit_new", 7), ("event_new", 4), ("adoption_new", 4),
    ],
)  # fmt: skip
def test_a_page_costs_the_same_at_one_and_at_three_rows(client, desks, django_assert_num_queries, name, literal):
    grow()
    client.get(reverse(name))
    with django_assert_num_queries(literal):
        client.get(reverse(name))
    grow()
    grow()
    with django_assert_num_queries(literal):
        client.get(reverse(name))


@pytest.mark.parametrize(("name", "literal"), [("event", 8), ("visit_desk_show", 14), ("adoption", 6)])
def test_a_record_costs_the_same_at_one_and_at_three_rows(client, desks, django_assert_num_queries, name, literal):
    grow()
    of = {
        "event": lambda: event(9),
        "visit_desk_show": lambda: visit(9, status="terlaksana", attendance=5, visit_on=make.TODAY, answered_at=make.NOON),
        "adoption": adoption,
    }[name]()  # fmt: skip
    add = {
        "event": lambda: event(of.pk + 90).speakers.update(event=of),
        "visit_desk_show": lambda: (of.innovations.add(innovation()),
                                    FollowUp.objects.create(visit=of, months=of.follow_ups.count() + 1, due_on=make.TODAY)),
        "adoption": lambda: AdoptionStep.objects.create(
            adoption=of, stage=("kunjungan", "adaptasi", "minat")[of.steps.count()], on=make.TODAY, side="asal",
            taken_at=make.NOON,
        ),
    }[name]  # fmt: skip
    add()
    with django_assert_num_queries(literal):
        body(client, name, of.public_id)
    add()
    add()
    with django_assert_num_queries(literal):
        body(client, name, of.public_id)
