"""The adopter names what grew at home; what is foreign, unpublished or older is refused; families show the public."""

import pytest

from registry.audit.models import Event
from registry.exchange.models import Adoption
from registry.exchange.queries.family import passings, passings_around, with_family
from registry.exchange.queries.replications import takers_of
from registry.exchange.rules.replications import Stage
from registry.exchange.usecases.offspring import name_offspring
from registry.exchange.usecases.replications import confirm_adoption, start_adoption
from registry.proposals.models import Proposal
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make
from tests.exchange.conftest import codes
from tests.exchange.usecases.test_replications import confirmed


@pytest.fixture
def grown(two):
    two.offspring = make.handed_in(
        name="Antrean nagari", state=State.DITETAPKAN, decreed_on=make.TODAY, within=two.regency,
        agency=make.agency("Dinas Contoh", within=two.regency),
    )  # fmt: skip
    two.adoption = confirmed(two)
    return two


def named(two, offspring_id=None, *, by=None, adoption=None):
    return name_offspring(
        public_id=(adoption or two.adoption).public_id, by=by or two.other, at=make.NOON,
        offspring_id=two.offspring.public_id if offspring_id is None else offspring_id,
    )  # fmt: skip


def test_it_is_named_by_the_adopter_once_and_taken_back(grown):
    for _twice in (1, 2):
        assert named(grown).offspring == grown.offspring
    (each,) = passings_around(grown.offspring)
    assert (each.origin.name, each.offspring.name, each.region) == (
        "Antrean daring", "Antrean nagari", "Kabupaten Lima Puluh Kota",
    )  # fmt: skip
    assert [taker.offspring for taker in takers_of(grown.innovation)] == [grown.offspring]
    rows = with_family(Proposal.objects.order_by("pk")).values_list("is_offspring", flat=True)
    assert list(rows) == [False, True]
    assert named(grown, "").offspring is None
    events = Event.objects.filter(kind="turunan_replikasi_dicatat").order_by("pk")
    assert [event.after["offspring"] for event in events] == [grown.offspring.public_id, ""]
    assert events[1].before == {"offspring": grown.offspring.public_id}


def test_only_the_adopters_own_desk_names_it(grown):
    for by in (grown.desk, make.actor("administrator")):
        with pytest.raises(NotAllowed):
            named(grown, by=by)
    with pytest.raises(NotAllowed):
        name_offspring(public_id="tidakada", offspring_id="", by=grown.other, at=make.NOON)


def test_what_cannot_have_grown_from_it_is_refused(grown):
    draft = make.draft(name="Draf", within=grown.regency, agency=make.agency("Dinas Contoh", within=grown.regency))
    elsewhere = make.handed_in(name="Lain", state=State.DITETAPKAN, decreed_on=make.TODAY)
    for offspring, expected in (
        (draft, ["offspring_not_published"]), (elsewhere, ["offspring_of_other"]),
        (grown.innovation, ["offspring_of_other", "offspring_is_older"]),
    ):  # fmt: skip
        with pytest.raises(Blocked) as caught:
            named(grown, offspring.public_id)
        assert codes(caught) == expected
    named(grown)
    back = start_adoption(
        origin_id=grown.offspring.public_id, adopter_code="13.76", agency_id=None, office="RSUD", facilitator="",
        by=grown.other, at=make.NOON,
    )  # fmt: skip
    with pytest.raises(Blocked) as caught:
        named(grown, grown.innovation.public_id, adoption=back, by=grown.desk)
    assert codes(caught) == ["offspring_is_older"]


def test_a_family_holds_what_hangs_together_and_only_what_is_public(grown, django_assert_num_queries):
    named(grown)
    onward = start_adoption(
        origin_id=grown.offspring.public_id, adopter_code="13.76", agency_id=None, office="RSUD", facilitator="",
        by=grown.other, at=make.NOON,
    )  # fmt: skip
    other = make.handed_in(name="Lain", state=State.DITETAPKAN, decreed_on=make.TODAY)
    assert len(passings_around(grown.innovation)) == 1
    confirm_adoption(public_id=onward.public_id, by=grown.desk, at=make.NOON)
    with django_assert_num_queries(2):
        assert [each.office for each in passings_around(grown.innovation)] == ["Dinas Contoh", "RSUD"]
    assert (len(passings()), passings_around(other)) == (2, [])
    Proposal.objects.filter(pk=grown.offspring.pk).update(state=State.LAYAK)
    (alone,) = passings()
    assert alone.offspring is None
    assert passings_around(grown.innovation) == [alone]
    Adoption.objects.update(stage=Stage.DROPPED, dropped_reason="Anggaran")
    assert passings() == []
