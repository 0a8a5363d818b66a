"""The form of a step: what it does, refused without a loss, taken once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.procedure.queries.mending import last_standing_step
from registry.procedure.usecases.mending import take_back_step
from registry.proposals.models import StoredFile
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Journey(initiator="perangkat_daerah")


@pytest.fixture
def officer(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    return client


def step(way, move=Move.SUBMIT_TO_RND):
    return reverse("step", args=[way.proposal.public_id, move])


def letter(on="2026-03-02", *, kind=D.COVER_LETTER, content=None, **more):
    return {
        f"{kind}-number": "CONTOH-1", f"{kind}-on": on, f"{kind}-signatory": "Kepala Dinas",
        f"{kind}-file": SimpleUploadedFile("surat.pdf", content or make.pdf_bytes(), "application/pdf"), **more,
    }  # fmt: skip


def test_the_page_says_what_will_happen_and_what_is_still_missing(officer, way):
    type(way.proposal).objects.update(objective="")
    page = officer.get(step(way)).content.decode()
    for said in (
        "PP 38/2017 Pasal 11 ayat (1)",
        "Dievaluasi",
        "Waktu 10 hari kerja mulai dihitung",
        "Belum diisi: Tujuan.",
    ):
        assert said in page
    assert "#id_objective" in page


def test_a_refused_step_keeps_what_was_typed_and_leaves_no_file(officer, way, data_dir):
    type(way.proposal).objects.update(objective="")
    before = blobs(data_dir)
    answer = officer.post(step(way), letter())
    assert answer.status_code == 409
    assert 'value="CONTOH-1"' in answer.content.decode()
    assert (StoredFile.objects.filter(name="surat.pdf").count(), blobs(data_dir)) == (0, before)


def blobs(data_dir):
    return {path for path in data_dir.rglob("papers/**/*") if path.is_file()}


def test_a_second_click_records_nothing_twice(officer, way):
    drawn = {"steps_count": 0}
    assert officer.post(step(way), letter() | drawn).status_code == 302
    for form in (letter() | drawn, letter()):
        answer = officer.post(step(way), form, follow=True)
        assert "sudah tercatat; tidak dicatat dua kali" in answer.content.decode()
    assert (way.proposal.steps.count(), way.proposal.documents.count()) == (1, 1)


def test_a_late_copy_of_a_returned_step_does_not_return_it_again(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    client.force_login(way.people[Role.RND_OFFICER])
    form = {"gaps": "Anggaran", "steps_count": 1}
    assert client.post(step(way, Move.RETURN), form).status_code == 302
    way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    answer = client.post(step(way, Move.RETURN), form, follow=True)
    assert "tidak dicatat dua kali" in answer.content.decode()
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.EVALUASI


@pytest.mark.parametrize("count", ["x", "²", "999999", "-1"])
def test_a_forged_count_changes_nothing(officer, way, count):
    assert officer.post(step(way), letter() | {"steps_count": count}).status_code == 302
    assert way.proposal.steps.count() == 1


def test_a_step_that_is_not_open_says_so(officer, way):
    page = officer.get(step(way, Move.COMPLETE))
    assert "Langkah ini tidak terbuka dari keadaan sekarang." in page.content.decode()
    answer = officer.post(step(way, Move.COMPLETE), {"steps_count": 0})
    assert answer.status_code == 409
    assert "Langkah ini tidak terbuka" in answer.content.decode()


def test_an_unknown_move_is_not_found(officer, way):
    assert officer.get(reverse("step", args=[way.proposal.public_id, "melompat"])).status_code == 404


def test_an_end_is_confirmed_first(officer, way):
    withdrawal = {"reason": "Belum siap."}
    answer = officer.post(step(way, Move.WITHDRAW), withdrawal)
    assert (answer.status_code, "confirmed" in answer.context["form"].errors) == (409, True)
    assert officer.post(step(way, Move.WITHDRAW), withdrawal | {"confirmed": "on"}).status_code == 302
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.DITARIK


def test_a_late_step_is_asked_for_its_reason_and_never_blocked(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.answer_sheet()
    client.force_login(way.people[Role.RND_HEAD])
    url = step(way, Move.EVALUATE_ACCEPTS)
    page = client.get(url)
    assert "sudah lewat" in page.content.decode()
    late = way.proposal.due_on + timedelta(days=3)
    form = letter(late, kind=D.EVALUATION_SHEET) | letter(late, kind=D.CONVEYING_LETTER)
    assert client.post(url, form | {"late_reason": "Ahli berhalangan."}).status_code == 302
    taken = last_standing_step(way.proposal)
    assert (taken.was_late, taken.late_reason) == (True, "Ahli berhalangan.")
    shown = client.get(reverse("proposal_history", args=[way.proposal.public_id])).content.decode()
    assert "setelah jatuh tempo. Alasan: Ahli berhalangan." in shown


def test_a_step_in_time_asks_for_no_reason(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    type(way.proposal).objects.update(due_on="2999-01-01")
    client.force_login(way.people[Role.RND_HEAD])
    assert "late_reason" not in client.get(step(way, Move.EVALUATE_ACCEPTS)).context["form"].fields


@pytest.fixture
def taken_back(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    take_back_step(
        public_id=way.proposal.public_id, step_number=last_standing_step(way.proposal).pk, reason="Salah.",
        by=way.acting(Role.RND_HEAD), at=way.now,
    )  # fmt: skip
    return way


def test_the_paper_of_a_step_taken_back_serves_again(officer, taken_back):
    old = taken_back.proposal.documents.get()
    page = officer.get(step(taken_back)).content.decode()
    assert f"nomor {old.number} yang sudah tercatat" in page
    assert officer.post(step(taken_back), {f"{D.COVER_LETTER}-filed": "on"}).status_code == 302
    assert last_standing_step(taken_back.proposal).documents.get() == old
    assert taken_back.proposal.documents.count() == 1


def test_or_a_new_paper_takes_its_place_whole(officer, taken_back):
    answer = officer.post(step(taken_back), {f"{D.COVER_LETTER}-number": "CONTOH-2"})
    assert answer.status_code == 409
    assert len(answer.context["form"].errors) == 3
    assert officer.post(step(taken_back), letter()).status_code == 302
    assert last_standing_step(taken_back.proposal).documents.get().number == "CONTOH-1"


def test_a_paper_that_serves_a_standing_step_is_not_offered_again(client, way):
    way.to_layak()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.day -= timedelta(days=7)
    way.take(Move.REFUSE_STOP, Role.HEAD_RECORDER, D.STOP_REFUSAL, given=Given(reason="Lanjutkan."))
    client.force_login(way.people[Role.EXECUTOR])
    assert f"{D.STOP_REPORT}-filed" not in client.get(step(way, Move.PROPOSE_STOP)).context["form"].fields
