"""Taking a list in: an administrator's act, and nothing twice."""

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.rules.importing import ImportRow
from registry.proposals.usecases.importing import import_records
from registry.shared.errors import NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
ROWS = [ImportRow(line=2, region_code="13.76", name="Jempol"), ImportRow(line=3, region_code="13.76", name="JEMPOL")]


def take_in(rows=ROWS, *, by=None, **more):
    by = by or make.actor(Role.ADMINISTRATOR)
    return import_records(rows=rows, batch="daftar.csv", by=by, at=make.NOON, **more)


def test_each_innovation_comes_in_once_and_leaves_one_event():
    make.region()
    assert take_in(dry_run=True).created == 1
    assert not Proposal.objects.exists()
    first, again = take_in(), take_in()
    assert [(done.created, done.existing) for done in (first, again)] == [(1, 1), (0, 2)]
    assert [(p.name, p.state) for p in Proposal.objects.all()] == [("Jempol", State.TERCATAT)]
    assert Event.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_takes_a_list_in(role):
    with pytest.raises(NotAllowed):
        take_in(by=make.actor(role))
    assert not Proposal.objects.exists()
