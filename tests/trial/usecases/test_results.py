"""Realised values at the trial's end."""

from datetime import timedelta
from decimal import Decimal

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.queries.facts import goals_reached
from registry.trial.usecases.results import record_results
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.transitions import Move

pytestmark = pytest.mark.django_db


def measured(way, values, role=Role.EXECUTOR, on=None):
    ids = [measure.pk for measure in way.proposal.measures.all()]
    realised = dict(zip(ids, map(Decimal, values), strict=False))
    return record_results(
        public_id=way.proposal.public_id, realised=realised, on=on or way.day, by=way.acting(role), at=way.now
    )


def test_all_values_are_set_with_one_event_and_only_what_changed_is_named(trying):
    events = Event.objects.count()
    measured(trying, [50, 12])
    assert goals_reached(trying.proposal) is True
    assert Event.objects.count() == events + 1
    first = trying.proposal.measures.first()
    measured(trying, [70])
    event = Event.objects.order_by("-sequence").first()
    assert (event.before, event.after) == ({first.name: "50"}, {first.name: "70", "on": trying.day.isoformat()})
    assert goals_reached(trying.proposal) is False
    with pytest.raises(Blocked) as caught:
        measured(trying, [70])
    assert [p.code for p in caught.value.problems] == ["already_recorded"]


def test_values_are_of_a_day_of_the_trial_and_of_measures_of_the_proposal(trying):
    with pytest.raises(Blocked) as caught:
        measured(trying, [], on=trying.day + timedelta(days=1))
    assert [p.code for p in caught.value.problems] == ["results_missing", "date_in_future"]
    with pytest.raises(Blocked) as caught:
        measured(trying, [1], on=trying.proposal.trial.started_on - timedelta(days=1))
    assert [p.code for p in caught.value.problems] == ["date_before_last_step"]


def test_the_executor_alone_measures_and_only_until_the_evaluation(trying):
    for role in (Role.RND_HEAD, Role.AGENCY_OFFICER, Role.HEAD_RECORDER):
        with pytest.raises(NotAllowed):
            measured(trying, [50], role)
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    measured(trying, [50])
    reason = Given(reason="Berhasil.")
    trying.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    with pytest.raises(NotAllowed):
        measured(trying, [40])
