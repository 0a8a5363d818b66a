"""The facts of a proposal are read once; what is read only in some states is asked in no other."""

import pytest

from registry.people.rules.roles import Role
from registry.procedure.queries.facts import facts_for, known_of
from registry.proposals.models import Proposal
from registry.review.queries.facts import current_evaluation, rounds_held, sheet_from, sheet_of
from registry.workflow.rules import guards as g
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Facts, Sheet
from registry.workflow.rules.states import BEFORE_DECREE, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move
from tests import factories as make
from tests.procedure.journeys import Journey

TEAM = {g.team_is_ready, g.team_has_voted}


def asking(*guards):
    """From which states and on which routes some step asks these guards."""
    steps = [step for step in STEPS.values() if set(step.guards) & set(guards)]
    return {state for step in steps for state in step.sources}, {route for step in steps for route in step.routes}


def test_the_team_is_asked_only_where_it_is_read():
    assert asking(*TEAM) == ({State.DRAFT, State.TIM}, {Initiator.REGIONAL_HEAD})


def test_the_content_is_asked_only_until_the_decree():
    states, _routes = asking(g.content_is_complete)
    assert states <= set(BEFORE_DECREE) | {State.LAYAK}


@pytest.mark.django_db
def test_a_row_without_trial_and_application_costs_no_read_for_them(django_assert_num_queries):
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    head = way.acting(Role.RND_HEAD)
    proposal = Proposal.objects.select_related("trial", "application", "agency").get(pk=way.proposal.pk)
    with django_assert_num_queries(3):  # papers, inventors, rounds
        facts = facts_for(proposal=proposal, by=head, today=way.day)
    assert isinstance(facts, Facts)
    known = known_of(proposal)
    with django_assert_num_queries(0):
        assert facts_for(proposal=proposal, known=known, by=head, today=way.day) == facts


@pytest.mark.django_db
def test_the_rounds_say_the_same_as_their_rows():
    way = Journey(initiator="perangkat_daerah")
    assert (rounds_held(way.proposal), sheet_of(way.proposal)) == ((), Sheet())
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert sheet_of(way.proposal) == sheet_from(way.proposal.evaluations.get())
    way.answer_sheet()
    other = make.user(Role.RND_OFFICER, of=way.rnd)
    sheet = way.proposal.evaluations.get()
    sheet.evaluators.add(other)
    sheet.experts.create(name="Ahli", institution="Universitas", element="pakar")
    assert sheet_of(way.proposal) == sheet_from(current_evaluation(way.proposal))
    assert other.pk in sheet_of(way.proposal).evaluator_ids
    sheet.closed_at, sheet.verdict = way.now, "layak"
    sheet.save()
    way.proposal.evaluations.create(kind="evaluasi", opened_at=way.now)
    assert [(each.closed_at is None, each.verdict) for each in rounds_held(way.proposal)] == [
        (False, "layak"),
        (True, ""),
    ]
    assert sheet_of(way.proposal) == Sheet()


@pytest.mark.django_db
def test_a_paper_that_replaced_another_is_among_the_papers_read():
    way = Journey(initiator="perangkat_daerah")
    old, new = make.document(way.proposal, D.COVER_LETTER), make.document(way.proposal, D.COVER_LETTER)
    old.superseded_by = new
    old.save()
    papers = known_of(way.proposal).papers
    assert (papers.in_force, papers.set_aside) == ((new,), (old,))
    assert papers.set_aside[0].superseded_by is papers.in_force[0]
