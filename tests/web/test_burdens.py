"""The legal section's page."""

import pytest
from django.urls import reverse

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.trial.models import Application
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def test_only_the_legal_section_answers_and_only_when_it_is_time(client):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    url = reverse("burdens", args=[way.proposal.public_id])
    client.force_login(way.people[Role.LEGAL_SECTION])
    assert client.get(url).status_code == 404
    way.to_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    assert client.get(url).status_code == 200
    names = ("burdens_public", "restricts_public", "burdens_budget")
    answers = dict.fromkeys(names, "tidak") | {f"{name}_reason": "Tidak ada." for name in names}
    events = Event.objects.count()
    for _attempt in range(2):
        assert client.post(url, answers).status_code == 302
    assert Event.objects.count() == events + 1
    assert "Tidak ada." in client.get(url).content.decode()
    assert Application.objects.get().burdens_public is False
    client.force_login(way.people[Role.HEAD_RECORDER])
    assert client.get(url).status_code == 404
