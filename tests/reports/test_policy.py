"""Who asks for, signs and manages reports."""

import itertools
from datetime import UTC, datetime

import pytest

from registry.people.rules.roles import Permission, Role
from registry.proposals.queries.visibility import visible_to
from registry.reports import policy
from registry.reports.models import Job, Schedule, ScheduleRun
from registry.reports.policy import (
    OF_EVERYONE,
    OF_THE_AGENCY,
    kinds_for,
    may_ask,
    may_cancel,
    may_read_numbers,
    may_retry,
    may_sign,
)
from registry.reports.queries.jobs import askable, asked_by
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import GROUPS, ReportKind
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

OF_THE_FILE = {
    Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.RND_OFFICER, Role.RND_HEAD, Role.HEAD_RECORDER, Role.LEGAL_SECTION,
    Role.OVERSEER, Role.EXECUTOR,
}  # fmt: skip


def test_the_people_of_the_working_file_ask_and_nobody_else():
    way = Journey(initiator="perangkat_daerah")
    assert {role for role in Role if may_ask(way.acting(role), way.proposal)} == OF_THE_FILE
    assert not may_ask(PUBLIC, way.proposal)
    other = make.actor(Role.RND_HEAD, within=make.region("13.07"))
    assert not may_ask(other, way.proposal)


def test_the_author_and_the_secretariat_of_dprd_ask_for_their_own():
    way = Journey(initiator="anggota_dprd")
    assert may_ask(way.acting(Role.DPRD_MEMBER), way.proposal)
    assert may_ask(way.acting(Role.DPRD_SECRETARIAT), way.proposal)


def test_letters_and_drafts_are_written_by_the_offices_of_the_region_alone():
    way = Journey(initiator="perangkat_daerah")
    everything = {kind for kinds in GROUPS.values() for kind in kinds}
    for role in OF_THE_FILE:
        is_agency = role in {Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.EXECUTOR}
        assert kinds_for(way.acting(role), way.proposal) == (OF_THE_AGENCY if is_agency else everything), role
    assert kinds_for(way.acting(Role.CITIZEN), way.proposal) == frozenset()
    own = Journey(initiator="masyarakat")
    assert kinds_for(own.acting(Role.CITIZEN), own.proposal) == OF_EVERYONE


@pytest.mark.parametrize("state", JobState)
def test_each_act_has_its_states(state):
    way = Journey(initiator="perangkat_daerah")
    asker = way.acting(Role.RND_HEAD)
    job = Job(kind=ReportKind.PROPOSAL, state=state, proposal=way.proposal, region=way.city, asked_by_id=asker.user_id)
    assert may_sign(asker, job) is (state == JobState.DONE)
    assert may_retry(asker, job) is (state in {JobState.FAILED, JobState.CANCELLED, JobState.EXPIRED})
    assert may_cancel(asker, job) is (state in {JobState.QUEUED, JobState.RUNNING})
    assert not may_cancel(way.acting(Role.RND_OFFICER), job)
    assert not may_cancel(PUBLIC, job)
    assert may_cancel(way.acting(Role.ADMINISTRATOR), job) is may_cancel(asker, job)
    assert not may_cancel(make.actor(Role.ADMINISTRATOR, within=make.region("13.07")), job)


def test_what_may_be_asked_is_the_same_as_a_query():
    ways = [Journey(initiator=each) for each in ("perangkat_daerah", "anggota_dprd", "masyarakat")]
    for way in ways:
        way.proposal.state, way.proposal.registration = State.LAYAK, f"13.76-2026-{way.proposal.pk}"
        way.proposal.save()
    for way, role in itertools.product(ways, Role):
        actor = way.acting(role)
        found = {proposal for proposal in visible_to(actor) if may_ask(actor, proposal)}
        assert set(askable(actor)) == found


def test_the_desk_and_the_administrator_schedule_and_whoever_handles_proposals_chooses():
    way = Journey(initiator="perangkat_daerah")
    planners = {Role.RND_OFFICER, Role.RND_HEAD, Role.ADMINISTRATOR}
    assert {role for role in Role if policy.may_schedule(way.acting(role))} == planners
    assert {role for role in Role if policy.may_choose(way.acting(role))} == OF_THE_FILE | {Role.DPRD_SECRETARIAT}
    assert not policy.may_schedule(PUBLIC)
    assert not policy.may_choose(PUBLIC)


def test_of_a_bundle_what_failed_and_of_a_schedule_what_its_office_has_is_made_again():
    way = Journey(initiator="perangkat_daerah")
    asker = way.acting(Role.RND_HEAD)
    whole = Job(kind=ReportKind.BUNDLE, state=JobState.DONE, region=way.city, asked_by_id=asker.user_id)
    assert [may_retry(asker, whole, has_failed_parts=each) for each in (True, False)] == [True, False]
    assert not may_retry(asker, Job(state=JobState.FAILED, region=way.city, asked_by_id=asker.user_id, parent_id=1))
    for audience, agency, office in (
        ("kepala_pd", way.agency, {Role.AGENCY_HEAD}),
        ("kepala_daerah", None, {Role.REGIONAL_HEAD, Role.HEAD_RECORDER}),
    ):
        run = ScheduleRun(schedule=Schedule(audience=audience, region=way.city))
        job = Job(kind=ReportKind.LIST, state=JobState.FAILED, region=way.city, agency=agency, run=run)
        assert {role for role in Role if may_retry(way.acting(role), job)} == office | {Role.ADMINISTRATOR}
        assert not may_retry(make.actor(*office, within=make.region("13.07")), job)


def test_only_who_judges_signs():
    way = Journey(initiator="perangkat_daerah")
    job = Job(kind=ReportKind.PROPOSAL, state=JobState.DONE, proposal=way.proposal, region=way.city)
    assert {role for role in Role if may_sign(way.acting(role), job)} == {Role.RND_OFFICER, Role.RND_HEAD}
    job.kind = ReportKind.DOSSIER
    assert not may_sign(way.acting(Role.RND_HEAD), job)
    assert not may_sign(way.acting(Role.RND_HEAD), Job(kind=ReportKind.PROPOSAL, state=JobState.DONE))


def test_a_paper_of_the_region_is_read_as_long_as_the_office_asks_for_such(monkeypatch):
    """The table says which permission lets ask; a foreign region and the public read none."""
    monkeypatch.setattr(policy, "REGION_WIDE", {"rekap": (Permission.EVALUATE,)})
    city, abroad = make.region("13.76"), make.region("13.07")
    desk, officer = make.actor(Role.RND_OFFICER, within=city), make.actor(Role.AGENCY_OFFICER, within=city)
    assert policy.regional_kinds(desk) == {"rekap"}
    assert policy.regional_kinds(officer) == policy.regional_kinds(PUBLIC) == frozenset()
    for number, (who, region) in enumerate([(desk, city), (desk, abroad), (officer, city)]):
        Job.objects.create(
            region=region, kind="rekap", about="Rekap", asked_by_id=who.user_id, asked_at=NOW, request_key=str(number),
            facts={},
        )  # fmt: skip
    assert asked_by(desk).count() == 1
    assert asked_by(officer).count() == 0


def test_letter_numbers_are_for_who_keeps_or_watches_the_papers_of_a_region():
    readers = {Role.RND_OFFICER, Role.RND_HEAD, Role.OVERSEER, Role.ADMINISTRATOR}
    assert {role for role in Role if may_read_numbers(make.actor(role))} == readers
    assert not may_read_numbers(PUBLIC)
