"""Verifying and renewing are worth the difference of two full computations; evidence ends when its last paper does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.index.rules.advice import Item, Standing, StepKind, Upkeep, next_steps
from registry.index.rules.edition import Part
from registry.index.rules.evidence import Cause, End, Finding, Paper, Weight, end_of, lost_end
from registry.index.rules.scoring import iid_of
from tests.index.rules.test_advice import E26, REGION_ROWS, ROWS, standing_st, total

SDM, VIDEO = E26.row(Part.SID, "17"), E26.row(Part.SID, "35")  # T-2..T-0 is 2024..2026; the video's window is unknown


def upkeep_st(standing):
    rows = st.sampled_from([(Part.SID, key) for key in ROWS] + [(Part.SPD, key) for key in REGION_ROWS])
    items = st.sampled_from([item.key for item in standing.items] or ["none"])
    levels = st.tuples(st.integers(0, 3), st.integers(0, 3))
    kinds = st.sampled_from([StepKind.VERIFY, StepKind.RENEW])
    made = st.builds(
        lambda kind, row, item, pair: Upkeep(
            kind, row[1], *pair, row[0], "" if row[0] == Part.SPD else item, "" if row[0] == Part.SPD else "dinas"
        ),
        kinds, rows, items, levels,
    )  # fmt: skip
    return st.lists(made, max_size=6)


def at(standing, one, level):
    """The standing with one row at a level, whatever it was."""
    if one.part == Part.SPD:
        return replace(standing, spd={**standing.spd, one.row: level})
    items = [
        replace(item, levels={**item.levels, one.row: level}) if item.key == one.item else item
        for item in standing.items
    ]
    return replace(standing, items=tuple(items))


@settings(max_examples=60, deadline=None)
@given(pair=standing_st.flatmap(lambda found: st.tuples(st.just(found), upkeep_st(found))))
def test_what_is_verified_or_renewed_is_worth_the_difference_of_two_full_totals(pair):
    standing, upkeep = pair
    kinds = {StepKind.VERIFY, StepKind.RENEW}
    found = [step for step in next_steps(standing=standing, upkeep=upkeep) if step.kind in kinds]
    open_items = {item.key for item in standing.items if not item.is_rejected} | {""}
    wanted = [
        iid_of(
            parameters=standing.parameters,
            total=total(at(standing, one, one.level_with)) - total(at(standing, one, one.level_without)),
        )
        for one in upkeep
        if one.item in open_items
    ]
    assert sorted(step.gain for step in found) == sorted(wanted)


def test_a_row_that_waits_for_verification_is_not_advised_to_be_raised():
    standing = Standing(E26, {}, (Item("a", "dinas", 1, {}), Item("b", "badan", 2, {})))
    upkeep = (
        Upkeep(StepKind.VERIFY, "35", 3, 0, Part.SID, "a", "dinas"),
        Upkeep(StepKind.VERIFY, "8", 2, 0, Part.SPD),
        Upkeep(StepKind.RENEW, "17", 3, 0, Part.SID, "b", "badan", End(Cause.EXPIRY, date(2026, 12, 1))),
    )
    found = next_steps(standing=standing, upkeep=upkeep)
    assert [(s.kind, s.to_level) for s in found if (s.item, s.row) == ("a", "35")] == [(StepKind.VERIFY, 3)]
    assert [(s.kind, s.to_level) for s in found if s.row == "8"] == [(StepKind.VERIFY, 2)]
    assert {s.kind for s in found if (s.item, s.row) == ("b", "17")} == {StepKind.RENEW, StepKind.RAISE_INNOVATION}
    own = next_steps(standing=standing, upkeep=upkeep, agencies=frozenset({"badan"}))
    assert {step.item for step in own} == {"b"}
    assert next(step for step in own if step.kind == StepKind.RENEW).end == End(Cause.EXPIRY, date(2026, 12, 1))


def paper(key, **more):
    return Paper(key, key, "application/pdf", 1, key, **more)


@pytest.mark.parametrize(
    ("row", "papers", "end"),
    [
        (SDM, [], None),
        (SDM, [{}], None),  # no date: no end is known
        (SDM, [{"on": date(2024, 5, 1)}], End(Cause.WINDOW, date(2027, 1, 1))),
        (SDM, [{"on": date(2024, 5, 1), "expires_on": date(2026, 12, 31)}], End(Cause.EXPIRY, date(2027, 1, 1))),
        (SDM, [{"on": date(2025, 5, 1), "expires_on": date(2026, 11, 30)}], End(Cause.EXPIRY, date(2026, 12, 1))),
        (SDM, [{"on": date(2024, 5, 1)}, {"on": date(2025, 5, 1)}], End(Cause.WINDOW, date(2028, 1, 1))),
        (SDM, [{"on": date(2024, 5, 1)}, {}], None),  # the other paper has no known end
        (VIDEO, [{"on": date(2019, 5, 1)}], None),  # its window is not known: warns of nothing
        (VIDEO, [{"expires_on": date(2026, 1, 31)}], End(Cause.EXPIRY, date(2026, 2, 1))),
    ],
)
def test_a_row_stands_until_its_last_paper_ends(row, papers, end):
    assert end_of(row=row, papers=[paper(str(n), **more) for n, more in enumerate(papers)]) == end


def test_evidence_that_ran_out_or_left_the_window_is_told_from_other_faults():
    expired = Finding("expired", Weight.FAULT, "p", "2026-01-31")
    outside, unreadable = Finding("outside_window", Weight.FAULT, "p"), Finding("unreadable", Weight.FAULT, "p")
    assert lost_end(found=[unreadable]) is None
    assert lost_end(found=[unreadable, outside]) == End(Cause.WINDOW)
    assert lost_end(found=[outside, expired]) == End(Cause.EXPIRY, date(2026, 2, 1))
