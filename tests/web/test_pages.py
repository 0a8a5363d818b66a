"""Pages walked by their people, and what a stranger gets."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.labels import BENEFIT_LABELS
from registry.proposals.rules.content import PARTS
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.catalogue.published import mirror
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Journey(initiator="perangkat_daerah")


def test_the_officer_hands_in_the_proposal_from_its_page(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    page = client.get(reverse("proposal", args=[way.proposal.public_id]))
    assert f'data-move="{Move.SUBMIT_TO_RND}"' in page.content.decode()
    kind = D.COVER_LETTER
    paper = {
        f"{kind}-number": "CONTOH-1",
        f"{kind}-on": "2026-03-02",
        f"{kind}-signatory": "Kepala Dinas",
        f"{kind}-file": SimpleUploadedFile("surat.pdf", make.pdf_bytes(), "application/pdf"),
    }
    answer = client.post(reverse("step", args=[way.proposal.public_id, Move.SUBMIT_TO_RND]), paper)
    assert answer.status_code == 302
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.registration) == (State.EVALUASI, "13.76-2026-0001")
    assert "Dievaluasi" in client.get(reverse("proposal", args=[way.proposal.public_id])).content.decode()
    document = way.proposal.documents.get()
    file = client.get(reverse("document_file", args=[way.proposal.public_id, document.public_id]))
    assert (file.status_code, file["Content-Disposition"][:10]) == (200, "attachment")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    file.close()


def test_a_wrong_file_is_refused_with_words_and_changes_nothing(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    kind = D.COVER_LETTER
    paper = {
        f"{kind}-number": "CONTOH-1",
        f"{kind}-on": "2026-03-02",
        f"{kind}-signatory": "Kepala Dinas",
        f"{kind}-file": SimpleUploadedFile("surat.pdf", b"<html>bukan pdf</html>", "application/pdf"),
    }
    answer = client.post(reverse("step", args=[way.proposal.public_id, Move.SUBMIT_TO_RND]), paper)
    assert answer.status_code == 409
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.DRAFT


@pytest.mark.parametrize(
    "role", [None, Role.RND_HEAD, Role.OVERSEER, Role.CITIZEN, Role.HEAD_RECORDER, Role.TEAM_MEMBER]
)
def test_a_draft_is_found_by_nobody_but_its_own_people(client, way, role):
    if role:
        client.force_login(way.people[role])
    refused = 404 if role else 302
    public_id = way.proposal.public_id
    assert client.get(reverse("proposal", args=[public_id])).status_code == refused
    assert client.get(reverse("step", args=[public_id, Move.SUBMIT_TO_RND])).status_code == refused
    assert client.get(reverse("proposal_part", args=[public_id, "rancang_bangun"])).status_code == refused
    assert client.get(reverse("innovation", args=[public_id])).status_code == 404
    assert way.proposal.name not in client.get(reverse("innovations")).content.decode()
    if role:
        assert way.proposal.name not in client.get(reverse("proposals")).content.decode()


def test_another_regions_officer_finds_nothing(client, way):
    stranger = make.user(
        Role.RND_HEAD, within=make.region("13.07", name="KABUPATEN LIMA PULUH KOTA", level="kabupaten")
    )
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    client.force_login(stranger)
    assert client.get(reverse("proposal", args=[way.proposal.public_id])).status_code == 404


def test_a_part_is_saved_and_its_neighbours_page_tells(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    url = reverse("proposal_part", args=[way.proposal.public_id, "rancang_bangun"])
    assert client.get(url).status_code == 200
    texts = {
        "problem": "Antrean panjang 🚀 漢字",
        "how_it_works": "Daftar dari rumah",
        "base_revision": way.proposal.revision,
    }
    assert client.post(url, texts).status_code == 302
    way.proposal.refresh_from_db()
    assert (way.proposal.problem, way.proposal.how_it_works) == ("Antrean panjang 🚀 漢字", "Daftar dari rumah")


@pytest.mark.parametrize("part", [part.code for part in PARTS])
def test_every_part_opens_and_says_which_article_asks(client, way, part):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    page = client.get(reverse("proposal_part", args=[way.proposal.public_id, part]))
    assert page.status_code == 200
    assert 'class="basis"' in page.content.decode()


def test_lists_of_choices_are_ticked_and_line_ends_stay_plain(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    url = reverse("proposal_part", args=[way.proposal.public_id, "perubahan_tujuan_manfaat"])
    kind = next(iter(BENEFIT_LABELS))
    texts = {"changes": "Satu\r\ndua", "objective": "Cepat", "benefit": "Hemat", "benefit_kinds": [kind]}
    assert client.post(url, texts | {"base_revision": "bukan angka"}).status_code == 302
    way.proposal.refresh_from_db()
    assert (way.proposal.changes, way.proposal.benefit_kinds) == ("Satu\ndua", [kind])


def test_a_new_draft_takes_five_fields(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    first = {
        "initiator": "perangkat_daerah",
        "name": "Layanan jemput bola",
        "agency": way.agency.pk,
        "initiator_name": "Dinas Kesehatan",
        "form": "pelayanan_publik",
    }
    assert client.post(reverse("proposal_new"), first).status_code == 302


def test_the_published_record_is_open_to_all(client, way):
    way.to_layak()
    way.to_trial()
    mirror()
    page = client.get(reverse("innovation", args=[way.proposal.public_id])).content.decode()
    assert way.proposal.name in page
    assert way.proposal.name in client.get(reverse("innovations")).content.decode()
    assert client.get(reverse("home")).status_code == 200


def test_tasks_name_what_waits_for_me_and_what_waits_for_others(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    client.force_login(way.people[Role.RND_HEAD])
    assert "16 Maret 2026" in client.get(reverse("tasks")).content.decode()
    client.force_login(way.people[Role.AGENCY_OFFICER])
    assert "Menunggu pihak lain" in client.get(reverse("tasks")).content.decode()
    client.force_login(way.people[Role.OVERSEER])
    assert "Tidak ada yang menunggu Anda." in client.get(reverse("tasks")).content.decode()


@pytest.mark.parametrize(
    ("name", "role"), [("proposals", Role.RND_HEAD), ("tasks", Role.RND_HEAD), ("innovations", None)]
)
def test_a_list_costs_the_same_at_one_and_at_three_rows(client, way, name, role, django_assert_num_queries):

    way.to_layak()
    if name == "innovations":
        way.to_trial()
    if role:
        client.force_login(way.people[role])
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(name))
    for number in (2, 3):
        twin = type(way.proposal).objects.get(pk=way.proposal.pk)
        twin.pk, twin.public_id, twin.registration = None, f"kembar{number}", f"13.76-2026-100{number}"
        twin.save(force_insert=True)
    with django_assert_num_queries(len(one)):
        client.get(reverse(name))
