"""T14: which steps lead to a state, and what their papers must be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Facts, Given, Paper
from registry.workflow.rules.running import TAKEN_IN, dates_along, papers_of, path_problems, path_to, told_by
from registry.workflow.rules.states import Initiator, Instrument, State
from registry.workflow.rules.transitions import STEPS, Move

M, S, I = Move, State, Initiator  # noqa: E741
START = date(2025, 1, 6)


def papers(path, *, first=START):
    """A paper of every kind, a week between the steps."""
    found = []
    for number, move in enumerate(path):
        on = first + timedelta(days=7 * number)
        found += [Paper(kind, f"CONTOH-{kind}", on, True, 7) for kind in STEPS[move].documents]
    return tuple(found)


def facts_of(path, **more):
    given = Given(
        papers=papers(path), executor_id=7, start=START + timedelta(days=7 * path.index(M.START_TRIAL))
        if M.START_TRIAL in path else None, planned_end=date(2025, 12, 1), place="Puskesmas",
        instrument=Instrument.PERKADA, instrument_year=2025, established_on=date(2025, 6, 1),
    )  # fmt: skip
    facts = Facts(state=S.TERCATAT, initiator=I.AGENCY, today=date(2026, 1, 5), agency_id=7, given=given)
    return replace(facts, **more)


def codes(problems):
    return [problem.code for problem in problems]


def test_every_path_is_a_chain_of_legal_steps_on_its_own_route():
    for target in TAKEN_IN:
        for initiator in Initiator:
            for by_chair in (False, True):
                for is_exempt in (False, True):
                    path = path_to(target=target, initiator=initiator, by_chair=by_chair, is_exempt=is_exempt)
                    state = S.DRAFT
                    for move in path:
                        assert state in STEPS[move].sources
                        assert initiator in STEPS[move].routes
                        state = STEPS[move].target
                    assert not path or state == target


@pytest.mark.parametrize(
    ("target", "initiator", "more", "last", "count"),
    [
        (S.EVALUASI, I.AGENCY, {}, M.SUBMIT_TO_RND, 1),
        (S.EVALUASI, I.CITIZEN, {"by_chair": True}, M.FORWARD, 2),
        (S.EVALUASI, I.CITIZEN, {}, M.SUBMIT_TO_HEAD, 1),
        (S.SIAP_TERAP, I.AGENCY, {}, M.DECLARE_SUCCESS, 7),
        (S.SIAP_TERAP, I.AGENCY, {"is_exempt": True}, M.EXEMPT, 5),
        (S.DIHENTIKAN, I.DPRD_MEMBER, {}, M.APPROVE_STOP, 7),
        (S.TIDAK_AKTIF, I.REGIONAL_HEAD, {}, M.DEACTIVATE, 8),
    ],
)  # fmt: skip
def test_the_papers_are_those_of_the_path(target, initiator, more, last, count):
    path = path_to(target=target, initiator=initiator, **more)
    assert path[-1] == last
    assert len(papers_of(path)) == count


@pytest.mark.parametrize(
    ("initiator", "refused_by", "more", "kinds"),
    [
        (I.AGENCY, M.EVALUATE_REFUSES, {}, (D.COVER_LETTER, D.EVALUATION_SHEET)),
        (I.CITIZEN, M.EVALUATE_REFUSES, {"by_chair": True}, (D.RECEIPT, D.DPRD_FORWARDING, D.EVALUATION_SHEET)),
        (I.CIVIL_SERVANT, M.REFUSE_PERMIT, {}, (D.PERMIT_REFUSAL,)),
        (I.CIVIL_SERVANT, M.EVALUATE_REFUSES, {}, (D.PERMIT, D.EVALUATION_SHEET)),
        (I.DPRD_MEMBER, M.PLENARY_REFUSES, {}, (D.PLENARY_DECISION,)),
        (I.DPRD_MEMBER, M.VERIFY_FAILS, {}, (D.PLENARY_DECISION, D.DPRD_DELIVERY, D.VERIFICATION_SHEET)),
        (I.REGIONAL_HEAD, M.TEAM_REFUSES, {}, (D.TEAM_APPOINTMENT, D.TEAM_MINUTES)),
        (I.AGENCY, M.DECLINE_DECREE, {}, (D.COVER_LETTER, D.EVALUATION_SHEET, D.CONVEYING_LETTER, D.DECREE_REFUSAL)),
    ],
)
def test_a_refused_file_is_taken_in_by_the_papers_of_its_refusal(initiator, refused_by, more, kinds):
    path = path_to(target=S.TIDAK_LAYAK, initiator=initiator, refused_by=refused_by, **more)
    assert papers_of(path) == kinds
    state = S.DRAFT
    for move in path:
        assert (state in STEPS[move].sources, initiator in STEPS[move].routes) == (True, True)
        state = STEPS[move].target
    assert state == S.TIDAK_LAYAK
    facts = facts_of(path, initiator=initiator)
    signed = tuple(replace(paper, signer_agency_id=7) for paper in facts.given.papers)
    facts = replace(facts, given=replace(facts.given, papers=signed))
    assert codes(path_problems(path=path, facts=facts)) == ["reason_missing"]
    assert path_problems(path=path, facts=replace(facts, given=replace(facts.given, reason="Belum baru."))) == []


def test_a_refusal_off_the_route_leads_nowhere():
    assert path_to(target=S.TIDAK_LAYAK, initiator=I.AGENCY, refused_by=M.TEAM_REFUSES) == ()
    assert path_to(target=S.TIDAK_LAYAK, initiator=I.AGENCY) == ()
    assert path_to(target=S.TIDAK_LAYAK, initiator=I.AGENCY, refused_by=M.APPLY) == ()


def test_a_state_without_papers_or_off_the_route_is_not_taken_in():
    assert path_to(target=S.IZIN, initiator=I.CIVIL_SERVANT) == ()
    assert path_to(target=S.PARIPURNA, initiator=I.DPRD_MEMBER) == ()
    assert path_to(target=S.TIM, initiator=I.AGENCY) == ()
    assert path_to(target=S.UJI_COBA, initiator=I.AGENCY, is_exempt=True) != ()  # the stop road passes it
    assert codes(path_problems(path=(), facts=facts_of((M.SUBMIT_TO_RND,)))) == ["no_documents"]


@pytest.mark.parametrize("target", [S.UJI_COBA, S.DITERAPKAN, S.DIHENTIKAN])
def test_nothing_stands_in_the_way_when_every_paper_is_there(target):
    path = path_to(target=target, initiator=I.AGENCY)
    assert path_problems(path=path, facts=facts_of(path)) == []


def test_each_paper_is_needed_with_number_date_and_file():
    path = path_to(target=S.DITETAPKAN, initiator=I.AGENCY)
    whole = facts_of(path)
    for missing in papers(path):
        rest = tuple(paper for paper in papers(path) if paper != missing)
        found = path_problems(path=path, facts=replace(whole, given=replace(whole.given, papers=rest)))
        assert [(p.code, p.subject) for p in found] == [("document_missing", missing.kind)]
        bad = tuple(Paper(p.kind) if p == missing else p for p in papers(path))
        found = path_problems(path=path, facts=replace(whole, given=replace(whole.given, papers=bad)))
        assert codes(found) == ["number_missing", "file_missing", "date_missing"]


def test_the_dates_keep_the_legal_order():
    path = path_to(target=S.DITETAPKAN, initiator=I.AGENCY)
    whole = facts_of(path)
    early = tuple(replace(p, on=START) if p.kind == D.DECREE else p for p in papers(path))
    found = path_problems(path=path, facts=replace(whole, given=replace(whole.given, papers=early)))
    assert [(p.code, p.subject) for p in found] == [("date_before_last_step", D.DECREE)]


def test_what_single_steps_ask_is_asked():
    path = path_to(target=S.DITERAPKAN, initiator=I.CIVIL_SERVANT)
    whole = facts_of(path, initiator=I.CIVIL_SERVANT, missing_content=("form",))
    bare = replace(whole, agency_id=None, given=Given(papers=whole.given.papers))
    assert codes(path_problems(path=path, facts=bare)) == [
        "content_missing", "agency_missing", "permit_of_other_agency", "executor_missing", "start_missing",
        "executor_not_of_decree", "place_missing", "planned_end_missing", "instrument_missing", "year_missing",
        "established_missing",
    ]  # fmt: skip


def test_a_trial_does_not_begin_before_its_decree_nor_in_the_future():
    path = path_to(target=S.UJI_COBA, initiator=I.AGENCY)
    whole = facts_of(path)
    for start, code in ((START, "trial_before_decree"), (date(2026, 1, 6), "start_in_future")):
        given = replace(whole.given, start=start, planned_end=date(2026, 6, 1))
        assert codes(path_problems(path=path, facts=replace(whole, given=given))) == [code]


def test_what_the_papers_tell_of_the_record():
    path = path_to(target=S.DITERAPKAN, initiator=I.AGENCY)
    facts = facts_of(path)
    dates = dates_along(path=path, facts=facts)
    assert list(dates.values()) == [START + timedelta(days=7 * number) for number in range(len(path))]
    assert told_by(path=path, dates=dates, facts=facts) == {
        "owner_id": 7, "received_on": START, "verdict_on": START + timedelta(days=7),
        "decreed_on": START + timedelta(days=14), "executor_id": 7,
        "applied_on": date(2025, 6, 1), "implemented_on": date(2025, 6, 1),
    }  # fmt: skip


def test_a_step_without_papers_has_the_date_of_the_one_before_it():
    path = path_to(target=S.EVALUASI, initiator=I.CIVIL_SERVANT)
    dates = dates_along(path=path, facts=facts_of(path))
    assert dates[M.ASK_PERMIT] == dates[M.GRANT_PERMIT] == START + timedelta(days=7)
