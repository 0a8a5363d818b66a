"""The only writer of the state, at its edges; the routes themselves are walked in tests/procedure."""

import pytest

from registry.people.rules.roles import Role
from registry.proposals.usecases.progress import advance, take_back
from registry.shared.errors import Blocked
from registry.workflow.rules.facts import Facts
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import Move
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_returned_proposal_that_knows_no_way_back_goes_nowhere():
    facts = Facts(state=State.LENGKAPI, initiator=Initiator.AGENCY, today=make.TODAY)
    with pytest.raises(Blocked) as caught:
        advance(
            proposal=make.draft(), move=Move.COMPLETE, facts=facts, by=make.actor(Role.AGENCY_OFFICER), at=make.NOON
        )
    assert [problem.code for problem in caught.value.problems] == ["out_of_order"]


def test_without_a_step_nothing_is_taken_back():
    with pytest.raises(Blocked) as caught:
        take_back(proposal=make.draft(), reason="Salah.", role="", by=make.actor(Role.RND_HEAD), at=make.NOON)
    assert [problem.code for problem in caught.value.problems] == ["nothing_to_take_back"]
