"""Every lost level has one cause, and the causes add up to the gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.index.rules.gaps import Facts, GapCause, Loss, to_predicted, to_verified

G = GapCause
facts_st = st.builds(
    Facts, claimed=st.integers(0, 3), verified=st.none() | st.integers(0, 3), predicted=st.integers(0, 3),
    papers=st.integers(0, 2), sound=st.integers(0, 2), has_ended=st.booleans(),
)  # fmt: skip


@given(facts=facts_st)
def test_the_causes_add_up_to_the_gap(facts):
    assert sum(loss.levels for loss in to_verified(facts)) == facts.claimed - (facts.verified or 0)
    assert sum(loss.levels for loss in to_predicted(facts)) == facts.claimed - facts.predicted
    for loss in (*to_verified(facts), *to_predicted(facts)):
        assert (loss.levels < 0) == (loss.cause == G.RAISED)
        assert loss.points(2) == 2 * loss.levels


@pytest.mark.parametrize(
    ("facts", "losses"),
    [
        (Facts(0, None, 0), []),
        (Facts(3, None, 0), [Loss(G.NOT_VERIFIED, 3)]),
        (Facts(3, 3, 3), []),
        (Facts(3, 1, 1), [Loss(G.LOWERED, 2)]),
        (Facts(1, 2, 1), [Loss(G.RAISED, -1)]),
    ],
)
def test_from_the_claim_to_the_verified_level(facts, losses):
    assert to_verified(facts) == losses


@pytest.mark.parametrize(
    ("facts", "losses"),
    [
        (Facts(3, None, 3, papers=1, sound=1), []),
        (Facts(3, None, 0), [Loss(G.NO_EVIDENCE, 3)]),
        (Facts(3, None, 0, papers=1, has_ended=True), [Loss(G.ENDED, 3)]),
        (Facts(3, None, 0, papers=1), [Loss(G.FINDINGS, 3)]),
        (Facts(3, None, 2, papers=1, sound=1), [Loss(G.RATE, 1)]),
        (Facts(3, 2, 0), [Loss(G.LOWERED, 1), Loss(G.NO_EVIDENCE, 2)]),
        (Facts(3, 1, 1, papers=1, sound=1), [Loss(G.LOWERED, 2)]),
        (Facts(1, 2, 2), [Loss(G.RAISED, -1)]),  # a row of the region, raised by who verified it
    ],
)
def test_from_the_claim_to_the_prediction(facts, losses):
    assert to_predicted(facts) == losses
