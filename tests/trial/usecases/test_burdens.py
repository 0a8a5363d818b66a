"""The legal section's three answers (Art. 20(2))."""

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked
from registry.trial.models import Application
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.transitions import Move

pytestmark = pytest.mark.django_db


def test_each_answer_needs_its_reason(trying):
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    trying.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    for half in (Answer(), Answer(True, " ")):
        with pytest.raises(Blocked) as caught:
            trying.answer_burdens(public=half)
        assert [(p.code, p.subject) for p in caught.value.problems] == [("burden_open", "burdens_public")]
    assert not Application.objects.exists()


def test_answers_handed_in_twice_are_kept_once(trying):
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    trying.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    trying.answer_burdens()
    first = Application.objects.get().answered_at
    events = Event.objects.count()
    trying.answer_burdens()
    assert (Application.objects.get().answered_at, Event.objects.count()) == (first, events)
