"""Who claims, verifies and plans in the index, asked of every seat."""

import pytest

from registry.index import policy
from registry.index.models import Period, Scenario
from registry.people.rules.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
DESK = {Role.RND_OFFICER, Role.RND_HEAD}
WIDE = DESK | {Role.OVERSEER, Role.ADMINISTRATOR}


def those_who(question, **seat):
    return {role for role in Role if question(make.actor(role, **seat))}


def test_the_region_is_open_to_its_desk_and_planned_by_writers_too(city):
    code = city.first.region_id
    writers = {Role.AGENCY_OFFICER, Role.AGENCY_HEAD}
    assert those_who(lambda who: policy.may_open_region(who, code)) == WIDE
    assert those_who(lambda who: policy.may_plan(who, code)) == WIDE | writers
    assert those_who(lambda who: policy.may_add_evidence(who, code)) == DESK | writers
    assert those_who(lambda who: policy.may_verify(who, code)) == DESK
    assert those_who(lambda who: policy.may_manage_period(who, code)) == {Role.RND_HEAD}


def test_an_innovation_is_claimed_by_its_owner_and_by_the_desk_for_him(city):
    owners = {"of": city.first.owner}
    assert those_who(lambda who: policy.may_claim(who, city.first), **owners) == DESK | {
        Role.AGENCY_OFFICER, Role.AGENCY_HEAD,
    }  # fmt: skip
    assert those_who(lambda who: policy.may_claim(who, city.first), of=make.agency("Dinas Lain")) == DESK
    assert policy.may_open_sheet(city.officer, city.first) is True
    assert policy.may_open_sheet(city.stranger, city.first) is False


def test_a_scenario_is_its_makers_and_the_desks(city):
    period = Period.objects.get()
    scenario = Scenario(period=period, owner_id=city.officer.person)
    assert policy.may_open_scenario(city.officer, scenario) is True
    assert policy.may_open_scenario(city.stranger, scenario) is False
    assert those_who(lambda who: policy.may_open_scenario(who, scenario)) == WIDE


def test_a_shared_scenario_is_open_to_whom_it_is_shared_with(city):
    own, other = city.first.owner, make.agency("Dinas Lain")
    writers = {Role.AGENCY_OFFICER, Role.AGENCY_HEAD}
    period = Period.objects.get()
    with_agency = Scenario(period=period, owner_id=city.officer.person, audience="perangkat_daerah", shared_with=own)
    assert those_who(lambda who: policy.may_open_scenario(who, with_agency), of=own) == WIDE | writers
    assert those_who(lambda who: policy.may_open_scenario(who, with_agency), of=other) == WIDE
    with_all = Scenario(period=period, owner_id=city.officer.person, audience="daerah")
    assert those_who(lambda who: policy.may_open_scenario(who, with_all), of=other) == WIDE | writers
    assert those_who(lambda who: policy.may_share_with(who, own), of=own) == WIDE | writers
    assert those_who(lambda who: policy.may_share_with(who, own), of=other) == WIDE
    own.is_active = False
    assert those_who(lambda who: policy.may_share_with(who, own), of=own) == set()


def test_nothing_is_open_from_another_region(city):
    far = {"within": make.region("13.07"), "of": make.agency("Dinas Jauh", within=make.region("13.07"))}
    code = city.first.region_id
    scenario = Scenario(period=Period.objects.get(), owner_id=city.officer.person)
    for question in (
        lambda who: policy.may_open_region(who, code),
        lambda who: policy.may_plan(who, code),
        lambda who: policy.may_add_evidence(who, code),
        lambda who: policy.may_verify(who, code),
        lambda who: policy.may_manage_period(who, code),
        lambda who: policy.may_claim(who, city.first),
        lambda who: policy.may_open_sheet(who, city.first),
        lambda who: policy.may_open_scenario(who, scenario),
        lambda who: policy.may_share_with(who, city.first.owner),
    ):
        assert those_who(question, **far) == set()
