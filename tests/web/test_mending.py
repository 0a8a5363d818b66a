"""Mending through its pages: said before it is done, done once, and seen on every page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.procedure.queries.mending import last_standing_step
from registry.proposals.models import Inventor, StoredFile
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


@pytest.fixture
def head(client, way):
    client.force_login(way.people[Role.RND_HEAD])
    return client


def url(name, way, *more):
    return reverse(name, args=[way.proposal.public_id, *more])


def take_back(client, way, step, reason="Salah catat."):
    return client.post(url("mending_step", way), {"step_number": step.pk, "reason": reason}, follow=True)


def test_the_page_says_what_will_happen_and_the_step_goes_back(head, way):
    page = head.get(url("mending", way)).content.decode()
    assert "Keadaan kembali menjadi" in page
    assert "Draf" in page
    answer = take_back(head, way, last_standing_step(way.proposal))
    assert "Langkah dibatalkan." in answer.content.decode()
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.DRAFT


def test_a_second_asking_takes_nothing_more_back(head, way):
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    step = last_standing_step(way.proposal)
    take_back(head, way, step)
    answer = take_back(head, way, step)
    assert "sudah dibatalkan" in answer.content.decode()
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.EVALUASI


def test_without_a_reason_nothing_happens_and_the_form_says_so(head, way):
    answer = take_back(head, way, last_standing_step(way.proposal), reason=" ")
    assert answer.status_code == 409
    assert answer.context["form"].errors["reason"]
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.EVALUASI


def test_what_rests_on_the_step_is_named_and_a_forged_asking_refused(head, way):
    way.answer_sheet()
    page = head.get(url("mending", way)).content.decode()
    assert "Lembar penilaian disimpan." in page
    assert "Batalkan langkah ini" not in page
    assert take_back(head, way, last_standing_step(way.proposal)).status_code == 409


def paper(name="surat.pdf", content=None, **more):
    fields = {"number": "CONTOH-BENAR", "on": "2026-02-27", "signatory": "Kepala Dinas", "reason": "Salah nomor."}
    return fields | {"file": SimpleUploadedFile(name, content or make.pdf_bytes(), "application/pdf")} | more


def test_a_paper_is_replaced_and_both_stay_readable(head, way):
    old = way.proposal.documents.get()
    page = url("mending_document", way, old.public_id)
    assert old.number in head.get(page).content.decode()
    assert head.post(page, paper()).status_code == 302
    way.proposal.refresh_from_db()
    assert way.proposal.received_on.isoformat() == "2026-02-27"
    shown = head.get(url("proposal", way)).content.decode()
    assert "Diganti dokumen nomor CONTOH-BENAR." in shown
    assert "CONTOH-BENAR" in shown
    answer = head.post(page, paper(), follow=True)
    assert "Dokumen itu sudah diganti." in answer.content.decode()
    assert way.proposal.documents.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"on": "2026-12-31"}, {"content": b"<html>bukan pdf</html>"}, {"number": ""}, {"on": "kemarin"}]
)
def test_a_refused_paper_keeps_what_was_typed_and_leaves_no_file(head, way, wrong, data_dir):
    old = way.proposal.documents.get()
    rows, files = StoredFile.objects.count(), blobs(data_dir)
    answer = head.post(url("mending_document", way, old.public_id), paper(**wrong))
    assert answer.status_code == 409
    assert "Salah nomor." in answer.content.decode()
    assert (StoredFile.objects.count(), blobs(data_dir)) == (rows, files)


def blobs(data_dir):
    return {path for path in data_dir.rglob("papers/**/*") if path.is_file()}


@pytest.mark.parametrize("role", [Role.RND_OFFICER, Role.AGENCY_OFFICER, Role.OVERSEER, Role.ADMINISTRATOR])
def test_nobody_else_finds_these_pages(client, way, role):
    client.force_login(way.people[role])
    document = way.proposal.documents.get()
    assert client.get(url("mending", way)).status_code == 404
    assert client.get(url("mending_document", way, document.public_id)).status_code == 404
    assert take_back(client, way, last_standing_step(way.proposal)).status_code == 404
    assert "Perbaiki catatan" not in client.get(url("proposal", way)).content.decode()


def test_the_head_of_the_agency_takes_a_request_for_permission_back(client):
    way = Journey(initiator="asn")
    way.take(Move.ASK_PERMIT, Role.CIVIL_SERVANT)
    client.force_login(way.people[Role.AGENCY_HEAD])
    assert "Perbaiki catatan" in client.get(url("proposal", way)).content.decode()
    assert "Keadaan kembali menjadi" in client.get(url("mending", way)).content.decode()
    answer = take_back(client, way, last_standing_step(way.proposal))
    assert answer.redirect_chain == [("/tugas/", 302)]  # a draft is its writer's alone
    assert "Langkah dibatalkan." in answer.content.decode()
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.DRAFT


def test_nobody_mends_his_own(head, way):
    Inventor.objects.create(proposal=way.proposal, name="Kepala badan", user=way.people[Role.RND_HEAD])
    assert head.get(url("mending", way)).status_code == 404


def test_a_draft_has_nothing_to_mend(head, way):
    take_back(head, way, last_standing_step(way.proposal))
    client_sees = head.get(url("mending", way))
    assert client_sees.status_code == 404
