"""A prediction says its reasons and its sample."""

from decimal import Decimal as D

import pytest

from registry.index.rules.evidence import Finding, Weight
from registry.index.rules.prediction import Outcome, Rate, predict, rate_of

FAULT, WARNING = Finding("expired", Weight.FAULT, "p"), Finding("too_large", Weight.WARNING, "p")


def outcomes(agency, pairs, row="35"):
    return [Outcome(row, agency, claimed, verified) for claimed, verified in pairs]


def test_an_agency_with_enough_claims_is_judged_by_its_own():
    known = (
        outcomes("dinas", [(3, 1)] * 5) + outcomes("badan", [(3, 3)] * 20) + outcomes("dinas", [(3, 3)] * 9, row="16")
    )
    rate = rate_of(outcomes=known, row="35", agency="dinas")
    assert (rate.kept, rate.sample, rate.of_agency, rate.is_large_enough) == (D(1) / 3, 5, True, True)


def test_one_with_few_is_judged_by_all_and_none_by_nothing():
    known = outcomes("dinas", [(3, 0)] * 4) + outcomes("badan", [(2, 2)] * 3) + outcomes("badan", [(0, 0)])
    rate = rate_of(outcomes=known, row="35", agency="dinas")
    assert (rate.kept, rate.sample, rate.of_agency) == (D(6) / 18, 7, False)
    assert rate_of(outcomes=known, row="16", agency="dinas") is None


def test_a_level_raised_by_the_verifier_keeps_no_more_than_was_claimed():
    assert rate_of(outcomes=outcomes("dinas", [(1, 3)] * 5), row="35", agency="dinas").kept == 1


@pytest.mark.parametrize(
    ("given", "level", "reasons"),
    [
        ({"claimed": 0}, 0, ()),
        ({"claimed": 3, "verified": 0}, 0, ("verified",)),
        ({"claimed": 3, "papers": 0}, 0, ("no_evidence",)),
        ({"claimed": 3, "papers": 0, "found": [WARNING]}, 0, ("no_evidence",)),
        ({"claimed": 3, "papers": 0, "found": [FAULT]}, 0, ("fault",)),
        ({"claimed": 3}, 3, ("sample_too_small",)),
        ({"claimed": 3, "verified": 2}, 2, ("verified", "sample_too_small")),
        ({"claimed": 3, "rate": Rate(D("0.1"), 4, True)}, 3, ("sample_too_small",)),
        ({"claimed": 3, "rate": Rate(D("0.5"), 5, True)}, 2, ("rate",)),
        ({"claimed": 3, "rate": Rate(D("0.49"), 5, True)}, 1, ("rate",)),
        ({"claimed": 1, "verified": 3, "rate": Rate(D(1), 9, False)}, 1, ("verified", "rate")),
    ],
)
def test_a_prediction_says_why(given, level, reasons):
    asked = {"verified": None, "papers": 1, "found": [], "rate": None} | given
    found = predict(**asked)
    assert (found.level, found.reasons) == (level, reasons)
