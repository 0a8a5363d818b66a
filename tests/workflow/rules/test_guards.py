"""What single guards find that no journey meets."""

from dataclasses import replace
from datetime import date

from registry.workflow.rules import guards as g
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Facts, Given, Member, Paper, Sheet
from registry.workflow.rules.states import Element, Initiator, Instrument, State

TODAY = date(2026, 3, 2)
FACTS = Facts(state=State.TIM, initiator=Initiator.REGIONAL_HEAD, today=TODAY)


def codes(problems):
    return [problem.code for problem in problems]


def test_a_team_has_members_each_of_an_element_and_none_the_initiator():
    assert codes(g.team_is_ready(FACTS)) == ["team_empty"]
    mixed = replace(FACTS, team=(Member(user_id=1), Member(2, Element.EXPERT)), own_user_ids=frozenset({2}))
    assert codes(g.team_is_ready(mixed)) == ["element_missing", "own_proposal"]
    assert g.team_is_ready(replace(FACTS, team=(Member(2, Element.EXPERT),))) == []


def test_a_vote_counts_only_without_a_conflict():
    voted = Member(1, Element.EXPERT, vote=True)
    assert codes(g.team_has_voted(FACTS)) == ["votes_missing"]
    for conflict in (None, True):
        assert codes(g.team_has_voted(replace(FACTS, team=(replace(voted, has_conflict=conflict),)))) == [
            "votes_missing"
        ]
    assert g.team_has_voted(replace(FACTS, team=(replace(voted, has_conflict=False),))) == []


def test_the_rnd_agencys_own_proposal_needs_experts_and_a_recusal_note():
    own = replace(FACTS, initiator=Initiator.AGENCY, is_of_rnd_agency=True)
    assert codes(g.own_agency_has_outside_experts(own)) == ["experts_missing", "recusal_missing"]
    ready = replace(own, sheet=Sheet(outside_experts=1, recusal_note="Kepala tidak ikut."))
    assert g.own_agency_has_outside_experts(ready) == []
    for other in (replace(own, is_of_rnd_agency=False), replace(own, initiator=Initiator.CITIZEN)):
        assert g.own_agency_has_outside_experts(other) == []


def test_a_plan_has_its_end_after_its_start():
    plan = Given(start=TODAY, planned_end=date(2026, 3, 1), place="Puskesmas")
    assert codes(g.trial_plan_is_complete(replace(FACTS, given=plan))) == ["end_before_start"]
    assert codes(g.trial_plan_is_complete(replace(FACTS, given=Given()))) == ["place_missing", "planned_end_missing"]
    assert g.trial_plan_is_complete(replace(FACTS, given=replace(plan, start=None))) == []


def test_an_extension_has_its_end_after_the_start():
    begun = replace(FACTS, trial_started_on=TODAY)
    assert codes(g.extension_has_end(begun)) == ["planned_end_missing"]
    assert codes(g.extension_has_end(replace(begun, given=Given(planned_end=date(2026, 3, 1))))) == ["end_before_start"]
    assert g.extension_has_end(replace(begun, given=Given(planned_end=TODAY))) == []


def test_an_instrument_is_established_in_the_past_and_promulgated_after_it():
    given = Given(instrument=Instrument.PERDA, instrument_year=2026, established_on=date(2026, 3, 3))
    assert codes(g.instrument_is_dated(replace(FACTS, given=given))) == ["established_in_future"]
    early = replace(given, established_on=TODAY, promulgated_on=date(2026, 3, 1))
    assert codes(g.instrument_is_dated(replace(FACTS, given=early))) == ["promulgated_before_established"]
    assert g.instrument_is_dated(replace(FACTS, given=replace(early, promulgated_on=TODAY))) == []


def test_a_paper_keeps_the_order_and_is_not_of_the_future():
    facts = replace(FACTS, last_on=TODAY)
    for on, code in ((date(2026, 3, 3), "date_in_future"), (date(2026, 3, 1), "date_before_last_step")):
        paper = Paper(D.DECREE, "CONTOH-1", on, True)
        found = g.papers_are_valid(replace(facts, given=Given(papers=(paper,))), (D.DECREE,))
        assert codes(found) == [code]


def test_a_citizens_gaps_are_named():
    assert codes(g.gaps_are_listed(replace(FACTS, given=Given(gaps=(" ",))))) == ["gaps_missing"]
    assert g.gaps_are_listed(replace(FACTS, given=Given(gaps=("Anggaran",)))) == []


def test_an_agency_a_reason_and_an_executor_are_asked():
    assert codes(g.agency_is_named(FACTS)) == ["agency_missing"]
    assert codes(g.reason_is_given(FACTS)) == ["reason_missing"]
    assert codes(g.executor_is_named(FACTS)) == ["executor_missing"]
    assert codes(g.verdict_stands(FACTS)) == ["verdict_missing"]


def test_a_refusal_rests_on_a_no():
    assert codes(g.sheet_has_a_no(FACTS)) == ["criterion_open"] * 5 + ["no_criterion_refused"]
