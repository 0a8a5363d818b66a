"""The verdict screen."""

import pytest
from django.test import Client
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Criterion, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
QUERIES = 17


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


def test_the_officer_answers_the_five_criteria_on_one_screen(client, way):
    client.force_login(way.people[Role.RND_OFFICER])
    url = reverse("evaluation", args=[way.proposal.public_id])
    assert client.get(url).status_code == 200
    answers = {f"yes_{c}": "ya" for c in Criterion} | {f"reason_{c}": f"Alasan {c}" for c in Criterion}
    assert client.post(url, answers | {"base_revision": 1, "minutes": "Rapat", "recusal_note": ""}).status_code == 302
    sheet = way.proposal.evaluations.get()
    assert [(a.criterion, a.yes, a.reason) for a in sheet.answers.all()] == [
        (c, True, f"Alasan {c}") for c in Criterion
    ]
    assert "Alasan a" in client.get(url).content.decode()


def test_two_officers_do_not_overwrite_each_other(client, way):
    client.force_login(way.people[Role.RND_OFFICER])
    url = reverse("evaluation", args=[way.proposal.public_id])
    first = {"yes_a": "ya", "reason_a": "Pertama", "base_revision": 1}
    assert client.post(url, first).status_code == 302
    assert client.post(url, first | {"reason_a": "Kedua"}).status_code == 409
    assert way.proposal.evaluations.get().answers.get(criterion="a").reason == "Pertama"


@pytest.mark.parametrize("role", [Role.AGENCY_OFFICER, Role.EXECUTOR, Role.CITIZEN, Role.TEAM_MEMBER])
def test_the_sheet_is_closed_to_those_who_do_not_judge(client, way, role):
    client.force_login(way.people[role])
    assert client.get(reverse("evaluation", args=[way.proposal.public_id])).status_code == 404


@pytest.fixture
def desk(client, way):
    """The officer's browser and the sheet's address."""
    client.force_login(way.people[Role.RND_OFFICER])
    return client, reverse("evaluation", args=[way.proposal.public_id])


def test_the_screen_shows_the_proposal_similar_innovations_and_the_steps_that_fit(
    client, way, django_assert_num_queries
):
    make.handed_in(name=f"{way.proposal.name} Kembar", state=State.DITETAPKAN)
    client.force_login(way.people[Role.RND_HEAD])
    url = reverse("evaluation", args=[way.proposal.public_id])
    page = client.get(url).content.decode()
    assert way.proposal.problem in page
    assert f"{way.proposal.name} Kembar" in page
    assert [move in page for move in (Move.RETURN, Move.EVALUATE_ACCEPTS, Move.EVALUATE_REFUSES)] == [
        True,
        False,
        False,
    ]
    way.answer_sheet()
    page = client.get(url).content.decode()
    assert f'data-move="{Move.EVALUATE_ACCEPTS}"' in page
    make.handed_in(name=f"{way.proposal.name} Kembar Dua", state=State.DITETAPKAN)
    with django_assert_num_queries(QUERIES):
        client.get(url)


def test_who_does_not_convey_is_told_who_does(desk, way):
    client, url = desk
    way.answer_sheet()
    assert "Putusan disampaikan oleh kepala perangkat daerah" in client.get(url).content.decode()


def test_a_reader_reads_and_writes_nothing(client, way):
    way.answer_sheet()
    client.force_login(way.people[Role.OVERSEER])
    url = reverse("evaluation", args=[way.proposal.public_id])
    page = client.get(url).content.decode()
    assert ("Alasan menurut proposal." in page, "Simpan lembar" in page) == (True, False)
    assert client.post(url, {"base_revision": 2, "minutes": "Lain"}).status_code == 200
    assert way.proposal.evaluations.get().minutes == ""


def test_both_texts_are_shown_and_saving_again_is_done_knowingly(desk, way):
    client, url = desk
    client.post(url, {"yes_a": "ya", "reason_a": "Pertama", "base_revision": 1})
    answer = client.post(url, {"yes_a": "tidak", "reason_a": "Kedua", "reason_b": "Baru", "base_revision": 1})
    form = answer.context["form"]
    assert answer.status_code == 409
    assert form.errors == {
        "yes_a": ["Orang lain menyimpan ini: Ya"], "reason_a": ["Orang lain menyimpan ini: Pertama"],
    }  # fmt: skip
    assert (form["reason_b"].value(), form["base_revision"].value()) == ("Baru", "2")
    assert DraftBuffer.objects.get().content["reason_a"] == "Kedua"
    again = {"yes_a": "tidak", "reason_a": "Kedua", "base_revision": form["base_revision"].value()}
    assert client.post(url, again).status_code == 302
    assert way.proposal.evaluations.get().answers.get(criterion="a").reason == "Kedua"


def test_typing_is_kept_comes_back_and_can_be_thrown_away(desk, way):
    client, url = desk
    kept = client.post(f"{url}ketikan/", {"reason_a": "Setengah kalimat", "base_revision": 1})
    assert (kept.status_code, list(kept.json())) == (200, ["saved_at"])
    page = client.get(url)
    assert "Setengah kalimat" in page.content.decode()
    assert page.context["form"]["base_revision"].value() == 1
    assert way.proposal.evaluations.get().answers.get(criterion="a").reason == ""
    assert client.post(f"{url}ketikan/buang/").status_code == 302
    assert "Setengah kalimat" not in client.get(url).content.decode()


def test_an_ended_session_loses_nothing(desk, way):
    client, url = desk
    token = client.get(url).context["form_token"]
    client.logout()
    sent = {"reason_a": "Tulisan panjang", "base_revision": "1", "form_token": token}
    late = client.post(f"{url}ketikan/", sent)
    assert (late.status_code, late.json()["kept"]) == (401, True)
    answer = client.post(url, sent | {"reason_a": "Lebih panjang"})
    assert (answer.status_code, answer["Location"]) == (302, f"/masuk/?next={url}")
    client.force_login(way.people[Role.RND_OFFICER])
    assert "Lebih panjang" in client.get(url).content.decode()
    client.logout()
    assert client.post(f"{url}ketikan/", sent | {"form_token": "palsu"}).json()["kept"] is False


def test_a_sheet_older_than_the_login_is_kept_too(desk, way):
    client, url = desk
    token = client.get(url).context["form_token"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(way.people[Role.RND_OFFICER])
    sent = {"reason_a": "Dari halaman lama", "base_revision": "1", "form_token": token}
    assert strict.post(url, sent).status_code == 403
    assert "Dari halaman lama" in client.get(url).content.decode()


def test_the_typing_of_who_may_not_write_is_refused(client, way):
    url = reverse("evaluation_buffer", args=[way.proposal.public_id])
    for role in (Role.OVERSEER, Role.EXECUTOR):
        client.force_login(way.people[role])
        assert client.post(url, {"reason_a": "x", "base_revision": "banyak"}).status_code == 403
    assert not DraftBuffer.objects.exists()


def test_an_expert_is_involved_and_taken_off_on_the_screen(desk, way):
    client, url = desk
    expert = {"name": "Pakar antrean", "institution": "Universitas", "element": "pakar"}
    incomplete = client.post(f"{url}ahli/", expert | {"name": ""})
    assert (incomplete.status_code, list(incomplete.context["expert_form"].errors)) == (409, ["name"])
    for _press in range(2):
        assert client.post(f"{url}ahli/", expert).status_code == 302
    [there] = way.proposal.evaluations.get().experts.all()
    assert "Pakar antrean" in client.get(url).content.decode()
    for _press in range(2):
        assert client.post(f"{url}ahli/lepas/", {"expert": there.pk}).status_code == 302
    assert not way.proposal.evaluations.get().experts.exists()


def test_an_evaluator_with_a_conflict_steps_aside_and_the_sheet_is_closed_to_him(desk):
    client, url = desk
    assert client.post(f"{url}konflik/", {"note": ""}).status_code == 409
    assert client.post(f"{url}konflik/", {"note": "Adik saya pengusulnya."})["Location"] == "/tugas/"
    assert client.get(url).status_code == 404


def test_a_closed_sheet_is_read_by_the_desk_too(client, way):
    way.answer_sheet()
    way.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    client.force_login(way.people[Role.RND_HEAD])
    page = client.get(reverse("evaluation", args=[way.proposal.public_id])).content.decode()
    assert ("Layak, " in page, "Simpan lembar" in page) == (True, False)
