"""The independent team: members, conflicts and votes (Art. 8)."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.proposals.models import Inventor
from registry.review.models import TeamMember
from registry.review.queries.facts import members_of, own_user_ids, team_of
from registry.review.usecases.teams import NewMember, add_member, form_team, remove_member, set_meeting
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Element
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def seen_by_the_rules(proposal):
    return team_of(members_of(proposal), own=own_user_ids(proposal))


@pytest.fixture
def way():
    return Journey(initiator="kepala_daerah")


@pytest.fixture
def chief(way):
    return {"public_id": way.proposal.public_id, "by": way.acting(Role.REGIONAL_HEAD), "at": way.now}


def member(way, **more):
    return NewMember(
        **{
            "name": "Guru besar", "institution": "Universitas", "element": Element.UNIVERSITY,
            "user_id": way.people[Role.TEAM_MEMBER].pk, **more,
        }
    )  # fmt: skip


def discussed(way, chief):
    """The team sits and discusses; the judge's own way in."""
    form_team(members=[member(way)], **chief)
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    return {"public_id": way.proposal.public_id, "by": way.acting(Role.TEAM_MEMBER), "at": way.now}


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_the_team_is_formed_anew_until_someone_has_voted(way, chief):
    team = form_team(members=[member(way)], **chief)
    assert team.coordinator == way.people[Role.RND_HEAD]
    judge = discussed(way, chief)
    state_conflict(has_conflict=False, note="", **judge)
    cast_vote(vote=True, reason="Baik.", **judge)
    desk = chief | {"by": way.acting(Role.RND_HEAD)}
    with pytest.raises(Blocked) as caught:
        form_team(members=[], **desk)
    assert codes(caught) == ["later_step_rests_on_it"]
    with pytest.raises(Blocked) as caught:
        remove_member(member_id=TeamMember.objects.get().pk, **desk)
    assert codes(caught) == ["later_step_rests_on_it"]
    assert Event.objects.filter(kind=Kind.TEAM_CHANGED).count() == 2


def test_a_member_is_added_once_and_released_once(way, chief):
    form_team(members=[member(way)], **chief)
    guest = member(way, name="Praktisi", element=Element.PRACTITIONER, user_id=None)
    added = add_member(member=guest, **chief)
    assert add_member(member=guest, **chief) == added
    assert TeamMember.objects.count() == 2
    remove_member(member_id=added.pk, **chief)
    with pytest.raises(Blocked) as caught:
        remove_member(member_id=added.pk, **chief)
    assert codes(caught) == ["out_of_order"]
    assert Event.objects.filter(kind=Kind.TEAM_CHANGED).count() == 3


def test_neither_the_initiators_people_nor_doubles_nor_other_accounts_sit_in_it(way, chief):
    author = way.people[Role.REGIONAL_HEAD]
    with pytest.raises(Blocked) as caught:
        form_team(members=[member(way, user_id=author.pk)], **chief)
    assert codes(caught) == ["own_proposal"]
    with pytest.raises(Blocked) as caught:
        form_team(members=[member(way), member(way, name="Dua kali")], **chief)
    assert codes(caught) == ["out_of_order"]
    form_team(members=[member(way)], **chief)
    with pytest.raises(Blocked) as caught:
        add_member(member=member(way, name="Dua kali"), **chief)
    assert codes(caught) == ["out_of_order"]
    with pytest.raises(NotAllowed):
        add_member(member=member(way, user_id=way.people[Role.EXECUTOR].pk), **chief)
    with pytest.raises(NotAllowed):
        form_team(members=[], **chief | {"by": way.acting(Role.TEAM_MEMBER)})


def test_the_team_meets_on_a_day_that_has_come(way, chief):
    assert set_meeting(met_on=way.day, **chief).met_on == way.day
    with pytest.raises(Blocked) as caught:
        set_meeting(met_on=way.day + timedelta(days=1), **chief)
    assert codes(caught) == ["date_in_future"]
    assert Event.objects.get(kind=Kind.TEAM_CHANGED).after == {"rapat": str(way.day)}


def test_a_member_states_his_conflict_before_he_votes_and_gives_a_reason(way, chief):
    judge = discussed(way, chief)
    with pytest.raises(NotAllowed):
        cast_vote(vote=True, reason="Baik.", **judge)
    state_conflict(has_conflict=False, note="", **judge)
    with pytest.raises(Blocked) as caught:
        cast_vote(vote=True, reason=" ", **judge)
    assert codes(caught) == ["reason_missing"]
    cast_vote(vote=False, reason="Belum.", **judge)
    cast_vote(vote=True, reason="Sudah dijelaskan.", **judge)
    assert [(m.vote, m.has_conflict) for m in seen_by_the_rules(way.proposal)] == [(True, False)]
    votes = Event.objects.filter(kind=Kind.VOTE_CAST).order_by("pk")
    assert [(e.before["suara"], e.after["suara"]) for e in votes] == [(None, False), (False, True)]


def test_a_stated_conflict_needs_its_reason_and_closes_the_file(way, chief):
    judge = discussed(way, chief)
    with pytest.raises(Blocked) as caught:
        state_conflict(has_conflict=True, note="", **judge)
    assert codes(caught) == ["reason_missing"]
    assert state_conflict(has_conflict=True, note="Keluarga pengusul.", **judge).has_conflict is True
    with pytest.raises(NotAllowed):
        cast_vote(vote=True, reason="Baik.", **judge)
    assert Event.objects.get(kind=Kind.CONFLICT_DECLARED).after["konflik"] is True


def test_a_computed_conflict_cannot_be_denied(way, chief):
    judge = discussed(way, chief)
    Inventor.objects.create(proposal=way.proposal, name="Penemu", user=way.people[Role.TEAM_MEMBER])
    with pytest.raises(Blocked) as caught:
        state_conflict(has_conflict=False, note="", **judge)
    assert codes(caught) == ["own_proposal"]
    state_conflict(has_conflict=True, note="Saya penemunya.", **judge)
    assert [m.has_conflict for m in seen_by_the_rules(way.proposal)] == [True]


def test_who_is_not_to_judge_states_nothing_and_casts_nothing(way, chief):
    judge = discussed(way, chief)
    with pytest.raises(NotAllowed):
        state_conflict(has_conflict=False, note="", **judge | {"by": way.acting(Role.EXECUTOR)})
    with pytest.raises(NotAllowed):
        cast_vote(vote=True, reason="Baik.", **judge | {"by": make.actor(Role.TEAM_MEMBER)})


def test_a_seat_ends_with_its_access(way, chief):
    form_team(members=[member(way, access_until=way.day)], **chief)
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    with pytest.raises(NotAllowed):
        state_conflict(
            public_id=way.proposal.public_id, has_conflict=False, note="", by=way.acting(Role.TEAM_MEMBER), at=way.now
        )
