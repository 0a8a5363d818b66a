"""The verdict screen."""

import pytest
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Criterion
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


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
