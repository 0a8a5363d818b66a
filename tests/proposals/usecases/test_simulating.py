"""Simulations exist only in a demonstration, and leave the source as it is."""

import pytest

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.queries import system_actor
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.queries.simulations import is_demonstration
from registry.proposals.usecases.simulating import copy_as_simulation, open_demonstration, open_example
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import Initiator, State
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db
KEEPER = system_actor()


@pytest.fixture
def demonstration():
    open_demonstration(by=KEEPER, at=NOON)


def source(**more) -> Proposal:
    fields = {
        "state": State.TERCATAT,
        "name": "Klinik Sore",
        "source_url": "https://contoh.id/1",
        "source_note": "Klinik",
    }
    return make.draft(**{**fields, "import_key": "kunci", **more})


def copied(of: Proposal, **more) -> Proposal:
    author = make.user(Role.AGENCY_OFFICER, of=make.agency())
    fields = {"initiator": Initiator.AGENCY, "author_id": author.pk, "agency_id": make.agency().pk}
    fields |= {"main_affair_id": make.affair().pk, "by": KEEPER, "at": NOON}
    return copy_as_simulation(public_id=of.public_id, **{**fields, **more})


def codes(caught) -> list[str]:
    return [problem.code for problem in caught.value.problems]


def test_an_empty_installation_is_marked_once():
    assert not is_demonstration()
    open_demonstration(by=KEEPER, at=NOON)
    open_demonstration(by=KEEPER, at=NOON)
    assert is_demonstration()
    assert Event.objects.filter(kind=Kind.DEMONSTRATION_OPENED).count() == 1


@pytest.mark.parametrize("someone", [lambda: make.user(Role.RND_HEAD), source])
def test_an_installation_that_holds_records_is_never_marked(someone):
    someone()
    with pytest.raises(Blocked) as caught:
        open_demonstration(by=KEEPER, at=NOON)
    assert codes(caught) == ["other_records"]
    assert not is_demonstration()


def test_only_the_keeper_marks_and_copies(demonstration):
    stranger = make.actor(Role.RND_HEAD)
    with pytest.raises(NotAllowed):
        open_demonstration(by=stranger, at=NOON)
    with pytest.raises(NotAllowed):
        copied(source(), by=stranger)
    assert Proposal.objects.get().state == State.TERCATAT


def test_a_copy_is_a_marked_draft_and_the_source_stays(demonstration):
    original = source()
    before = Proposal.objects.filter(pk=original.pk).values().get()
    copy = copied(original)
    copy.refresh_from_db()
    assert (copy.is_simulated, copy.state, copy.name, copy.source_url) == (
        True,
        State.DRAFT,
        "Klinik Sore",
        original.source_url,
    )
    assert (copy.import_key, copy.registration, copy.owner_id) == (None, "", make.agency().pk)
    assert Proposal.objects.filter(pk=original.pk).values().get() == before
    event = Event.objects.get(subject_id=copy.public_id)
    assert (event.kind, event.after["simulated"], event.after["copy_of"]) == (
        Kind.PROPOSAL_CREATED,
        True,
        original.public_id,
    )


def test_only_a_source_record_is_copied(demonstration):
    with pytest.raises(Blocked) as caught:
        copied(make.draft())
    assert codes(caught) == ["not_a_source_record"]


def test_a_citizens_copy_belongs_to_no_agency(demonstration):
    author = make.user(Role.CITIZEN)
    copy = copied(source(), initiator=Initiator.CITIZEN, author_id=author.pk, agency_id=None)
    assert (copy.owner_id, copy.agency_id) == (None, None)


def test_an_example_is_marked_as_well(demonstration):
    example = open_example(
        region_code=make.region().code, name="Contoh usulan", initiator=Initiator.DPRD_MEMBER,
        author_id=make.user(Role.DPRD_MEMBER).pk, main_affair_id=make.affair().pk, by=KEEPER, at=NOON,
    )  # fmt: skip
    assert (example.is_simulated, example.state) == (True, State.DRAFT)


def test_outside_a_demonstration_nothing_is_simulated():
    original = source()
    with pytest.raises(Blocked) as caught:
        copied(original)
    assert codes(caught) == ["not_a_demonstration"]
    assert Proposal.objects.get() == original
