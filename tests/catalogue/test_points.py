"""The layer of the map: points where they are few, cells where they are many, nothing that is held back or unpublished."""

from decimal import Decimal

import pytest

from registry.catalogue.queries import points
from registry.proposals.models import Proposal
from registry.reference.models import Region
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced

pytestmark = pytest.mark.django_db
HERE = {"latitude": Decimal("-0.227"), "longitude": Decimal("100.632")}


@pytest.fixture
def some():
    known = determined(name="Klinik", **HERE)
    sourced(name="Pasar", latitude=Decimal("-0.9"), longitude=Decimal("100.4"))
    sourced(name="Jauh", latitude=Decimal("-8.5"), longitude=Decimal("140.1"))
    determined(name="Tertahan", embargo_reason="Paten", embargo_until="2999-01-01", **HERE)
    sourced(name="Tanpa titik")
    mirror()
    return known


def names(layer):
    return {name for _id, name, _y, _x in layer["points"]}


def test_few_are_points_and_none_is_held_back_or_unpublished(some):
    assert names(points.layer(points.WHOLE)) == {"Klinik", "Pasar", "Jauh"}
    Proposal.objects.filter(pk=some.pk).update(state=State.LAYAK)
    assert names(points.layer(points.Box(-1, 100, 0, 101))) == {"Pasar"}


def test_many_are_cells_with_their_number_until_one_comes_near(some, monkeypatch):
    monkeypatch.setattr(points, "MOST_POINTS", 1)
    whole = points.layer(points.WHOLE)
    assert (whole["points"], sorted(n for _y, _x, n in whole["cells"])) == ([], [1, 2])
    near = points.layer(points.Box(-1, 100, 0, 101))
    assert (len(near["points"]), near["cells"], near["most"]) == (1, [], 1)


def test_a_region_stands_where_an_administrator_says_with_the_source(client, some):
    Region.objects.filter(pk="13.76").update(point_source="Peta RBI", **HERE)
    answer = client.get("/peta/titik.json")
    assert answer.json()["regions"] == [["13.76", "Kota Payakumbuh", -0.227, 100.632, 5, "Peta RBI"]]
    assert client.get("/peta/titik.json", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    box = client.get("/peta/titik.json", {"kotak": "-9,140,-8,141"}).json()
    assert (box["regions"], [name for _id, name, _y, _x in box["points"]]) == ([], ["Jauh"])
    assert client.get("/peta/titik.json", {"kotak": "-9,140,x,141"}).json()["regions"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_layer_costs_the_same_at_one_and_at_three_rows(client, rows, django_assert_num_queries):
    for _row in range(rows):
        determined(**HERE)
    mirror()
    with django_assert_num_queries(3):
        assert client.get("/peta/titik.json").status_code == 200
    assert make.region().latitude is None
