"""A page of the admin costs the same queries with one row of everything on it and with three."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.catalogue.models import MapShapes
from registry.index.models import EditionRecord
from registry.index.usecases.periods import load_shipped_editions
from registry.people.models import Agency, Membership, Unit, User
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.usecases.versions import freeze_version
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.reports.models import Job, WordingEdition
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.admin.test_desks import BROUGHT, KEPT, LIST_QUERIES, job, one_more

pytestmark = pytest.mark.django_db
# What the change page, the history and the empty page ask: session, user with seats, the thing, its lines and its choices.
CHANGE = {
    Affair: 4, Agency: 5, Event: 4, Holiday: 4, Job: 5, Membership: 6, Option: 4, Proposal: 9, Region: 5,
    RegionProfile: 5, Unit: 5, User: 8, EditionRecord: 5, MapShapes: 5, WordingEdition: 8,
}  # fmt: skip
HISTORY = {**dict.fromkeys(CHANGE, 4), RegionProfile: 5}
ADD = {
    Affair: 2,
    Agency: 3,
    Holiday: 2,
    Membership: 4,
    Option: 2,
    Unit: 3,
    User: 5,
    EditionRecord: 2,
    MapShapes: 2,
    WordingEdition: 4,
}
FRONT = 2


@pytest.fixture
def world(client):
    """One thing of each kind, and the administrator at the door."""
    client.force_login(make.user(Role.ADMINISTRATOR, is_staff=True))
    agency, person = make.agency(), make.user(Role.AGENCY_OFFICER)
    proposal = make.draft(agency=agency, owner=agency, main_affair=make.affair())
    happened(proposal)
    Holiday.objects.create(date=make.TODAY, name="Libur", kind="libur_nasional")
    Option.objects.create(list="pkpn", code="0", label="Pilihan")
    load_shipped_editions(by=PUBLIC, at=make.NOON)
    things = {
        Proposal: proposal, Job: job(proposal), Event: Event.objects.filter(subject_type="proposal").first(), Agency: agency, User: person,
        Unit: make.unit(of=agency), Membership: person.memberships.get(), Region: agency.region,
        RegionProfile: agency.region.profile, Affair: make.affair(), Holiday: Holiday.objects.get(),
        Option: Option.objects.get(), MapShapes: outlines(1), EditionRecord: EditionRecord.objects.first(), WordingEdition: edition(1),
    }  # fmt: skip
    grow(things, 1)
    return things


def outlines(version):
    return MapShapes.objects.create(
        version=version, source="BIG", licence="CC0", text="{}", regions=1, brought_at=make.NOON
    )


def edition(number):
    return WordingEdition.objects.create(region=make.region(), number=number, saved_at=make.NOON)


def happened(proposal):
    """One more step, paper, version and event of a proposal."""
    step = StepTaken.objects.create(
        proposal=proposal, move=Move.SUBMIT_TO_RND, from_state=State.DRAFT, to_state=State.EVALUASI, on=make.TODAY,
        at=make.NOON, basis="Pasal 11", earlier={},
    )  # fmt: skip
    step.documents.set([make.document(proposal)])
    proposal.objective += " Lebih."
    proposal.save()
    freeze_version(proposal=proposal, kind="kelengkapan", reason="", by=PUBLIC, at=make.NOON)
    record_event(
        kind=Kind.PROPOSAL_EDITED, region_code=proposal.region_id, subject_type="proposal",
        subject_id=proposal.public_id, after={"problem": "lama"}, by=make.actor(Role.AGENCY_OFFICER), at=make.NOON,
    )  # fmt: skip


def grow(things, number):
    """One more of every row that stands on a page, and one more event of every thing."""
    happened(things[Proposal])
    edition(number + 1)
    outlines(number + 1)
    for model in {*KEPT, Job, Proposal}:
        one_more(model, number)
    things[User].memberships.create(role=Role.CIVIL_SERVANT, agency=make.agency(f"Dinas {number}"))
    make.unit(f"Unit {number}", of=things[Agency])
    for thing in things.values():
        record_event(
            kind=Kind.REFERENCE_CHANGED, region_code="13.76", subject_type=thing._meta.model_name,
            subject_id=str(thing.pk), after={"nama": str(number)}, by=PUBLIC, at=make.NOON,
        )  # fmt: skip


def costs(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def same_at_one_and_at_three(client, world, url):
    costs(client, url)
    one = costs(client, url)
    grow(world, 2)
    grow(world, 3)
    three = costs(client, url)
    assert one == three
    return one


def named(model):
    return model.__name__


@pytest.mark.parametrize("model", sorted(CHANGE, key=named), ids=named)
def test_a_change_page(client, world, model):
    url = reverse(f"admin:registry_{model._meta.model_name}_change", args=[world[model].pk])
    assert same_at_one_and_at_three(client, world, url) == CHANGE[model]


@pytest.mark.parametrize("model", sorted(CHANGE, key=named), ids=named)
def test_a_history(client, world, model):
    url = reverse(f"admin:registry_{model._meta.model_name}_history", args=[world[model].pk])
    assert same_at_one_and_at_three(client, world, url) == HISTORY[model]


@pytest.mark.parametrize("model", sorted(ADD, key=named), ids=named)
def test_an_empty_page(client, world, model):
    url = reverse(f"admin:registry_{model._meta.model_name}_add")
    assert same_at_one_and_at_three(client, world, url) == ADD[model]


def test_the_front_page(client, world):
    assert same_at_one_and_at_three(client, world, "/admin/") == FRONT


def test_every_desk_has_its_literals():
    assert set(CHANGE) == set(HISTORY) == {*LIST_QUERIES, *BROUGHT} == set(admin.site._registry)
    assert set(ADD) == KEPT - {Region, RegionProfile} | BROUGHT


def test_the_list_of_wording_costs_the_same_with_one_and_with_three(client, world):
    url = reverse("admin:registry_wordingedition_changelist")
    two = costs(client, url)
    WordingEdition.objects.filter(number__gt=1).delete()
    assert (costs(client, url), two) == (4, 4)


def test_the_list_of_editions_costs_the_same_with_one_and_with_three(client, world):
    url = reverse("admin:registry_editionrecord_changelist")
    three = costs(client, url)
    EditionRecord.objects.exclude(pk=world[EditionRecord].pk).delete()
    assert (costs(client, url), three) == (5, 5)


def test_the_list_of_outlines_costs_the_same_with_one_and_with_three(client, world):
    url = reverse("admin:registry_mapshapes_changelist")
    three = costs(client, url)
    MapShapes.objects.filter(version__gt=1).delete()
    assert (costs(client, url), three) == (4, 4)
