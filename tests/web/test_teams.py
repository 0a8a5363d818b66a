"""The independent team's page."""

import pytest
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.review.models import ConflictStatement, TeamMember
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def test_the_team_is_formed_states_its_conflicts_and_votes(client):
    way = Journey(initiator="kepala_daerah")
    public_id, judge = way.proposal.public_id, way.people[Role.TEAM_MEMBER]
    client.force_login(way.people[Role.REGIONAL_HEAD])
    member = {"name": "Guru besar", "institution": "Universitas", "element": "perguruan_tinggi", "user": judge.pk}
    assert client.post(reverse("team", args=[public_id]), member).status_code == 302
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    client.force_login(judge)
    assert client.get(reverse("team", args=[public_id])).status_code == 200
    assert (
        client.post(reverse("team_vote", args=[public_id]), {"vote": "ya", "vote_reason": "Layak."}).status_code == 403
    )
    assert client.post(reverse("team_conflict", args=[public_id]), {"conflict": "tidak"}).status_code == 302
    assert ConflictStatement.objects.get().has_conflict is False
    assert (
        client.post(reverse("team_vote", args=[public_id]), {"vote": "ya", "vote_reason": "Layak."}).status_code == 302
    )
    assert TeamMember.objects.get().vote is True
    client.force_login(way.people[Role.LEGAL_SECTION])
    assert client.get(reverse("team", args=[public_id])).status_code == 404
