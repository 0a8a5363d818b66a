"""Who may write a proposal, its figures, and who holds its receipt."""

import pytest

from registry.people.rules.roles import Role
from registry.proposals.policy import (
    holds_receipt,
    is_own,
    may_edit,
    may_edit_by_receipt,
    may_keep_figures,
    may_mend,
    may_take,
    may_take_by_receipt,
)
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_draft_belongs_to_its_author_and_on_the_agencys_route_to_the_agencys_writers():
    author = make.actor(Role.CIVIL_SERVANT, of=make.agency())
    colleague = make.actor(Role.AGENCY_OFFICER, of=make.agency())
    stranger = make.actor(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain"))
    elsewhere = make.actor(Role.AGENCY_OFFICER, of=make.agency(within=make.region("13.07")))
    own = make.draft(initiator="asn", author_id=author.user_id)
    shared = make.draft(author_id=author.user_id)
    everyone = (author, colleague, stranger, elsewhere, PUBLIC)
    assert [is_own(actor, own) for actor in everyone] == [True, False, False, False, False]
    assert [is_own(actor, shared) for actor in everyone] == [True, True, False, False, False]


@pytest.mark.parametrize("state", State)
def test_it_is_written_only_as_a_draft_or_returned(state):
    author = make.actor(Role.CIVIL_SERVANT, of=make.agency())
    draft = make.draft(initiator="asn", author_id=author.user_id)
    draft.state = state
    assert may_edit(author, draft) == (state in {State.DRAFT, State.LENGKAPI})


def test_figures_are_kept_by_who_writes_owns_or_executes():
    owner, executing, third = make.agency("Dinas Pemilik"), make.agency("Dinas Pelaksana"), make.agency("Dinas Lain")
    running = make.draft(agency=owner, owner=owner, executor=executing)
    running.state = State.UJI_COBA
    seats = ((Role.AGENCY_OFFICER, owner), (Role.EXECUTOR, executing), (Role.EXECUTOR, owner), (Role.EXECUTOR, third))
    assert [may_keep_figures(make.actor(role, of=agency), running) for role, agency in seats] == [
        True, True, False, False,
    ]  # fmt: skip
    assert not may_keep_figures(PUBLIC, running)
    author = make.actor(Role.CIVIL_SERVANT, of=third)
    assert may_keep_figures(author, make.draft(initiator="asn", author_id=author.user_id))


def test_a_step_is_taken_from_the_seat_that_it_asks_for():
    agency, other = make.agency(), make.agency("Dinas Lain")
    shared = make.draft(agency=agency, owner=agency, executor=other)
    seats = {
        (Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, agency): True,
        (Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, other): False,
        (Move.SUBMIT_TO_RND, Role.EXECUTOR, agency): False,
        (Move.GRANT_PERMIT, Role.AGENCY_HEAD, agency): True,
        (Move.GRANT_PERMIT, Role.AGENCY_HEAD, other): False,
        (Move.START_TRIAL, Role.EXECUTOR, other): True,
        (Move.START_TRIAL, Role.EXECUTOR, agency): False,
        (Move.DECREE, Role.HEAD_RECORDER, None): True,
    }
    assert {seat: may_take(make.actor(seat[1], of=seat[2]), shared, seat[0]) for seat in seats} == seats


def test_an_own_step_is_taken_by_the_author_alone():
    author, other = (make.actor(Role.CIVIL_SERVANT, of=make.agency()) for _two in range(2))
    draft = make.draft(initiator="asn", author_id=author.user_id)
    assert [may_take(actor, draft, Move.ASK_PERMIT) for actor in (author, other)] == [True, False]


def test_mending_is_for_the_head_of_the_research_agency_of_the_same_region():
    draft = make.draft()
    assert may_mend(make.actor(Role.RND_HEAD), draft)
    assert not may_mend(make.actor(Role.RND_OFFICER), draft)
    assert not may_mend(make.actor(Role.RND_HEAD, within=make.region("13.07")), draft)


def test_a_receipt_opens_a_citizens_own_proposal_and_nothing_else():
    mine = make.draft(initiator="masyarakat", receipt_digest="a" * 64)
    agency = make.draft(receipt_digest="a" * 64)
    bare = make.draft(initiator="masyarakat")
    assert [holds_receipt("a" * 64, each) for each in (mine, agency, bare)] == [True, False, False]
    assert not holds_receipt("", bare)
    assert may_edit_by_receipt("a" * 64, mine)
    assert not may_edit_by_receipt("b" * 64, mine)
    assert may_take_by_receipt("a" * 64, mine, Move.SUBMIT_TO_CHAIR)
    assert not may_take_by_receipt("a" * 64, mine, Move.FORWARD)
