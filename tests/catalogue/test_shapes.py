"""An administrator brings outlines and takes them off again; a version more, one event, nothing half kept."""

import pytest

from registry.audit.models import Event
from registry.catalogue.models import MapShapes
from registry.catalogue.queries.shapes import shapes_text, standing_shapes
from registry.catalogue.usecases.shapes import bring_shapes, withdraw_shapes
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.catalogue.rules.test_shapes import collection, feature

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    make.region()
    return make.actor(Role.ADMINISTRATOR)


def brought(by, content=None, **more):
    given = {"code_property": "kode", "source": "BIG 2024", "licence": "CC BY 4.0"} | more
    content = collection(feature()) if content is None else content
    return bring_shapes(content=content, **given, by=by, at=make.NOON)


def test_the_newest_is_drawn_and_the_same_again_is_the_same(keeper):
    first = brought(keeper)
    assert (brought(keeper).version, standing_shapes(), first.regions) == (1, first, 1)
    second = brought(keeper, source=" BIG 2025 ")
    assert (second.version, second.source, standing_shapes()) == (2, "BIG 2025", second)
    assert shapes_text(digest=second.sha256) == second.text
    assert shapes_text(digest="0" * 64) is None
    event = Event.objects.get(sequence=1, kind="batas_peta_diubah")
    assert (event.region_code, event.after["sha256"]) == ("00", first.sha256)


def test_withdrawn_it_is_gone_and_the_earlier_does_not_come_back(keeper):
    first, second = brought(keeper), brought(keeper, licence="ODbL")
    for _twice in (1, 2):
        withdraw_shapes(version=second.version, by=keeper, at=make.NOON)
    assert (standing_shapes(), shapes_text(digest=first.sha256)) == (None, None)
    assert Event.objects.filter(kind="batas_peta_diubah").count() == 3
    assert brought(keeper, licence="ODbL").version == 3


def test_what_is_wrong_is_refused_whole_and_by_nobody_else(keeper):
    with pytest.raises(Blocked) as caught:
        brought(keeper, collection(feature(), feature("99.99")), source=" ")
    assert [each.code for each in caught.value.problems] == ["shapes_source_missing", "shape_code_unknown"]
    with pytest.raises(Blocked):
        brought(keeper, licence=" ")
    for act in (lambda by: brought(by), lambda by: withdraw_shapes(version=1, by=by, at=make.NOON)):
        with pytest.raises(NotAllowed):
            act(make.actor(Role.RND_HEAD))
    assert not MapShapes.objects.exists()
