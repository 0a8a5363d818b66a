"""Guards: each finds what stands in the way of a step, with its article; an empty list means go."""

from datetime import date

from registry.shared.problems import Problem
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts
from registry.workflow.rules.states import Initiator, Instrument


def content_is_complete(facts: Facts) -> list[Problem]:
    """Invariant 1: every part of Art. 7(2) a-e stands."""
    return [Problem("content_missing", field, "PP 38/2017 Pasal 7 ayat (2)") for field in facts.missing_content]


def reason_is_given(facts: Facts) -> list[Problem]:
    return [] if facts.given.reason.strip() else [Problem("reason_missing", "reason")]


def gaps_are_listed(facts: Facts) -> list[Problem]:
    return [] if any(gap.strip() for gap in facts.given.gaps) else [Problem("gaps_missing", "gaps")]


def executor_of_permit_is_own_agency(facts: Facts) -> list[Problem]:
    """Invariant 5: the written permission is signed by the head of the proposer's own agency."""
    permit = facts.paper(DocumentKind.PERMIT)
    if permit is not None and permit.signer_agency_id != facts.agency_id:
        return [Problem("permit_of_other_agency", DocumentKind.PERMIT, "PP 38/2017 Pasal 10 ayat (1)")]
    return []


def agency_is_named(facts: Facts) -> list[Problem]:
    return [] if facts.agency_id else [Problem("agency_missing", "agency", "PP 38/2017 Pasal 10 dan 11")]


def team_is_ready(facts: Facts) -> list[Problem]:
    """Art. 8(3)-(5): at least one member, each with an element, none the initiator; the head of R&D coordinates."""
    found = []
    if not facts.team:
        found.append(Problem("team_empty", "team", "PP 38/2017 Pasal 8 ayat (4)"))
    if any(member.element is None for member in facts.team):
        found.append(Problem("element_missing", "team", "PP 38/2017 Pasal 8 ayat (4)"))
    if any(member.user_id is not None and member.user_id in facts.own_user_ids for member in facts.team):
        found.append(Problem("own_proposal", "team", "PP 38/2017 Pasal 3 huruf d"))
    return found


def team_has_voted(facts: Facts) -> list[Problem]:
    """Art. 8(3): the team discussed it; members in conflict do not vote."""
    if any(m.vote is not None and m.has_conflict is False for m in facts.team):
        return []
    return [Problem("votes_missing", "team", "PP 38/2017 Pasal 8 ayat (3)")]


def nobody_judges_his_own(facts: Facts) -> list[Problem]:
    """Invariant 16: neither the one who decides nor one who filled the sheet is the initiator."""
    judges = facts.sheet.evaluator_ids | ({facts.acting_user_id} if facts.acting_user_id else set())
    return [Problem("own_proposal", "judge", "PP 38/2017 Pasal 3 huruf d")] if judges & facts.own_user_ids else []


def sheet_is_complete(facts: Facts) -> list[Problem]:
    """All five criteria answered, each with a reason (Art. 6)."""
    return [Problem("criterion_open", criterion, "PP 38/2017 Pasal 6") for criterion in facts.sheet.missing]


def sheet_is_all_yes(facts: Facts) -> list[Problem]:
    """Invariant 3: layak only at five of five."""
    refused = [Problem("criterion_refused", criterion, "PP 38/2017 Pasal 6") for criterion in facts.sheet.refused]
    return sheet_is_complete(facts) + refused


def sheet_has_a_no(facts: Facts) -> list[Problem]:
    """A refusal rests on the criteria: at least one no."""
    refusal = [] if facts.sheet.refused else [Problem("no_criterion_refused", "sheet", "PP 38/2017 Pasal 6")]
    return sheet_is_complete(facts) + refusal


def own_agency_has_outside_experts(facts: Facts) -> list[Problem]:
    """The R&D agency's own proposal needs outside experts and a recusal note (Art. 13(2), from Art. 3 d)."""
    if facts.initiator != Initiator.AGENCY or not facts.is_of_rnd_agency:
        return []
    found = []
    if facts.sheet.outside_experts == 0:
        found.append(Problem("experts_missing", "sheet", "PP 38/2017 Pasal 13 ayat (2)"))
    if not facts.sheet.recusal_note.strip():
        found.append(Problem("recusal_missing", "sheet", "PP 38/2017 Pasal 3 huruf d"))
    return found


def decree_follows_verdict(facts: Facts) -> list[Problem]:
    """Invariant 7: the decree is not older than the last verdict."""
    decree = facts.paper(DocumentKind.DECREE)
    if decree is None or decree.on is None or facts.verdict_on is None or decree.on >= facts.verdict_on:
        return []
    return [Problem("decree_before_verdict", DocumentKind.DECREE, "PP 38/2017 Pasal 14 ayat (2)")]


def verdict_stands(facts: Facts) -> list[Problem]:
    """Art. 14(2): no decree without the route's precondition."""
    return [] if facts.verdict_on else [Problem("verdict_missing", "verdict", "PP 38/2017 Pasal 14 ayat (2)")]


def executor_is_named(facts: Facts) -> list[Problem]:
    return (
        [] if facts.given.executor_id else [Problem("executor_missing", "executor_id", "PP 38/2017 Pasal 14 ayat (1)")]
    )


def trial_starts_after_decree(facts: Facts) -> list[Problem]:
    """Invariant 8: trial start >= decree date; executor = agency named in the decree."""
    found = []
    if facts.given.start is None:
        found.append(Problem("start_missing", "start", "PP 38/2017 Pasal 16"))
    elif facts.decree_on is None or facts.given.start < facts.decree_on:
        found.append(Problem("trial_before_decree", "start", "PP 38/2017 Pasal 14 ayat (4)"))
    elif facts.given.start > facts.today:
        found.append(Problem("start_in_future", "start", "PP 38/2017 Pasal 16 ayat (1)"))
    if facts.executor_id is None or facts.executor_id != facts.decree_executor_id:
        found.append(Problem("executor_not_of_decree", "executor_id", "PP 38/2017 Pasal 14 ayat (1)"))
    return found


def trial_plan_is_complete(facts: Facts) -> list[Problem]:
    """Art. 16(2): place, and a planned end not before the start."""
    found = []
    if not facts.given.place.strip():
        found.append(Problem("place_missing", "place", "PP 38/2017 Pasal 16 ayat (2)"))
    if facts.given.planned_end is None:
        found.append(Problem("planned_end_missing", "planned_end", "PP 38/2017 Pasal 14 ayat (3) huruf f"))
    elif facts.given.start is not None and facts.given.planned_end < facts.given.start:
        found.append(Problem("end_before_start", "planned_end"))
    return found


def exemption_tests_are_yes(facts: Facts) -> list[Problem]:
    """Invariant 9: three yes with reasons, and who decided (Art. 19)."""
    found = [
        Problem("exemption_test", f"exemption_{n}", "PP 38/2017 Pasal 19")
        for n, answer in enumerate(facts.given.exemption, start=1)
        if not (answer.yes and answer.is_complete)
    ]
    if not facts.given.decided_by.strip():
        found.append(Problem("decider_missing", "decided_by", "PP 38/2017 Pasal 19"))
    return found


def extension_has_end(facts: Facts) -> list[Problem]:
    """T7: a new planned end, not before the trial began; how much later is for the amended decree to say."""
    end, start = facts.given.planned_end, facts.trial_started_on
    if end is None:
        return [Problem("planned_end_missing", "planned_end")]
    return [Problem("end_before_start", "planned_end")] if start is not None and end < start else []


def stop_papers_in_order(facts: Facts) -> list[Problem]:
    """Invariant 11: stop report, approval, notice to the Minister, in date order (Art. 17(3)(4))."""
    kinds = (DocumentKind.STOP_REPORT, DocumentKind.STOP_APPROVAL, DocumentKind.STOP_NOTICE)
    papers = [facts.paper(kind) for kind in kinds]
    missing = [
        Problem("document_missing", k, "PP 38/2017 Pasal 17") for k, p in zip(kinds, papers, strict=True) if p is None
    ]
    dates = [p.on for p in papers if p is not None and p.on is not None]
    if dates != sorted(dates):
        return [*missing, Problem("dates_out_of_order", DocumentKind.STOP_NOTICE, "PP 38/2017 Pasal 17 ayat (4)")]
    return missing


def instrument_fits_burdens(facts: Facts) -> list[Problem]:
    """Invariant 12: Perda where a burden answer is yes, unless the legal section overrides with a reason."""
    found = [
        Problem("burden_open", f"burden_{n}", "PP 38/2017 Pasal 20 ayat (2)")
        for n, answer in enumerate(facts.burdens, start=1)
        if not answer.is_complete
    ]
    found += instrument_is_named(facts)
    burdened = any(answer.yes for answer in facts.burdens)
    if facts.given.instrument == Instrument.PERKADA and burdened and not facts.override_reason.strip():
        found.append(Problem("perda_needed", "instrument", "PP 38/2017 Pasal 20 ayat (2) huruf a"))
    return found


def instrument_is_named(facts: Facts) -> list[Problem]:
    if facts.given.instrument is None:
        return [Problem("instrument_missing", "instrument", "PP 38/2017 Pasal 20 ayat (2)")]
    return []


def instrument_is_dated(facts: Facts) -> list[Problem]:
    """Number, year and dates of the instrument; promulgation does not precede establishment."""
    given, found = facts.given, []
    if given.instrument_year is None:
        found.append(Problem("year_missing", "instrument_year"))
    if given.established_on is None:
        found.append(Problem("established_missing", "established_on", "PP 38/2017 Pasal 20 ayat (4)"))
        return found
    if given.established_on > facts.today:
        found.append(Problem("established_in_future", "established_on", "PP 38/2017 Pasal 20 ayat (4)"))
    if given.promulgated_on is not None and given.promulgated_on < given.established_on:
        found.append(Problem("promulgated_before_established", "promulgated_on", "UU 23/2014 Pasal 248"))
    return found


def legacy_or_replication(facts: Facts) -> list[Problem]:
    """T13: Art. 35 (made before 15 September 2017, criteria checked) or Art. 28(3)(4) (disseminated)."""
    disseminated = facts.paper(DocumentKind.DISSEMINATION) is not None
    kind = DocumentKind.DISSEMINATION if disseminated else DocumentKind.CRITERIA_CHECK
    if facts.paper(kind) is None or not (disseminated or facts.applied_before_2017):
        return [Problem("no_shortcut", "basis", "PP 38/2017 Pasal 28 dan 35")]
    return papers_are_valid(facts, (kind,))


def papers_are_valid(facts: Facts, kinds: tuple[DocumentKind, ...]) -> list[Problem]:
    """Each required document stands with number, date and file, is not of the future, and keeps the legal order."""
    found: list[Problem] = []
    for kind in kinds:
        paper = facts.paper(kind)
        if paper is None:
            found.append(Problem("document_missing", kind))
            continue
        if not paper.number.strip():
            found.append(Problem("number_missing", kind))
        if not paper.has_file:
            found.append(Problem("file_missing", kind))
        found.extend(_date_problems(paper.on, kind, facts))
    return found


def _date_problems(on: date | None, kind: DocumentKind, facts: Facts) -> list[Problem]:
    if on is None:
        return [Problem("date_missing", kind)]
    if on > facts.today:
        return [Problem("date_in_future", kind)]
    if facts.last_on is not None and on < facts.last_on:
        return [Problem("date_before_last_step", kind)]
    return []
