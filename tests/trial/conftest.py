"""Ways through the trial, taken once for each test that needs them."""

import pytest

from tests.procedure.journeys import Journey


@pytest.fixture
def trying():
    """A proposal whose trial has just started."""
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    return way


@pytest.fixture
def applied(trying):
    trying.to_applied()
    return trying
