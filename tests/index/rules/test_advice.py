"""Every gain is the difference of two full computations; paths and sets are held against trying all of them."""

from dataclasses import replace
from decimal import Decimal as D
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.index.queries.editions import shipped_edition
from registry.index.rules.advice import (
    Item,
    Standing,
    StepKind,
    best_reporting_set,
    break_even,
    entry_of,
    median_maturity,
    next_steps,
    worth_of_gate,
)
from registry.index.rules.edition import Part
from registry.index.rules.paths import path_to
from registry.index.rules.scoring import Entry, iid_of, points, rounded, score

E26 = shipped_edition("iga-2026")
ROWS = [row.key for row in E26.sid]
REGION_ROWS = [row.key for row in E26.spd]
levels_st = st.dictionaries(st.sampled_from(ROWS), st.integers(0, 3))


def items_st(most):
    one = st.tuples(levels_st, st.sampled_from(["dinas", "badan"]), st.none() | st.integers(1, 8), st.booleans())
    return st.lists(one, max_size=most).map(
        lambda found: tuple(
            Item(f"i{n}", agency, affair, levels, off) for n, (levels, agency, affair, off) in enumerate(found)
        )
    )


standing_st = st.builds(
    Standing,
    edition=st.just(E26),
    spd=st.dictionaries(st.sampled_from(REGION_ROWS), st.integers(0, 3)),
    items=items_st(8),
)


def total(standing):
    """A full computation, by the same door as the score command."""
    spd = points(edition=standing.edition, part=Part.SPD, levels=standing.spd)
    return score(edition=standing.edition, spd=spd, entries=standing.entries()).total


def index(standing):
    return iid_of(parameters=standing.parameters, total=total(standing))


def after(standing, step):
    if step.kind == StepKind.RAISE_REGION:
        return replace(standing, spd={**standing.spd, step.row: step.to_level})
    if step.kind == StepKind.RAISE_INNOVATION:
        raised = [
            replace(item, levels={**item.levels, step.row: step.to_level}) if item.key == step.item else item
            for item in standing.items
        ]
        return replace(standing, items=tuple(raised))
    raise AssertionError(step.kind)


def test_a_shut_gate_is_worth_what_the_count_would_bring():
    shut = Standing(E26, {}, [Item(str(n), "", 1, {}) for n in range(20)])
    assert worth_of_gate(standing=shut) == D("3.04")
    opened = Standing(E26, {}, [Item(str(n), "", n % 6 + 1, {}) for n in range(20)])
    assert worth_of_gate(standing=opened) == 0


@settings(max_examples=40, deadline=None)
@given(standing=standing_st)
def test_the_gain_of_every_step_is_the_difference_of_two_full_totals(standing):
    base = total(standing)
    for step in next_steps(standing=standing)[:60]:
        if step.kind == StepKind.COVER_AFFAIR:
            spd = points(edition=E26, part=Part.SPD, levels=standing.spd)
            entries = [*standing.entries(), Entry(step.affair, step.maturity)]
            found = score(edition=E26, spd=spd, entries=entries).total
        else:
            found = total(after(standing, step))
        assert step.gain == iid_of(parameters=standing.parameters, total=found - base)


def test_steps_come_with_the_largest_gain_first_and_only_where_there_is_room():
    full = Item("penuh", "dinas", 1, dict.fromkeys(ROWS, 3))
    half = Item("separuh", "badan", 2, {"35": 2, "16": 3})
    off = Item("ditolak", "badan", 3, {}, True)
    standing = Standing(E26, dict.fromkeys(REGION_ROWS, 3), (full, half, off))
    found = next_steps(standing=standing)
    assert [step.gain for step in found] == sorted((step.gain for step in found), reverse=True)
    assert {step.item for step in found} == {"separuh", ""}
    assert ("35", 3) in {(step.row, step.to_level) for step in found}
    assert "16" not in {step.row for step in found}
    assert {step.affair for step in found if step.kind == StepKind.COVER_AFFAIR} == {4, 5, 6}
    assert next_steps(standing=standing, agencies=frozenset({"dinas"})) == []


def test_one_video_level_is_worth_what_the_arithmetic_says():
    items = tuple(Item(str(n), "dinas", n % 6 + 1, {"35": 1}) for n in range(60))
    found = next_steps(standing=Standing(E26, {}, items), agencies=frozenset({"dinas"}))
    assert (round(found[0].gain, 3), found[0].row) == (D("0.027"), "35")


@pytest.mark.parametrize(("maturities", "median"), [([], 0), ([3], 3), ([3, 6], D("4.5")), ([3, 6, 9], 6)])
def test_the_median_is_that_of_the_standing_ones(maturities, median):
    items = [Item(str(n), "dinas", 1, {"16": maturity // 3}) for n, maturity in enumerate(maturities)]
    assert median_maturity(standing=Standing(E26, {}, [*items, Item("x", "dinas", 1, {"16": 3}, True)])) == median


def test_a_covering_innovation_may_be_taken_as_strong_as_one_says():
    found = next_steps(standing=Standing(E26, {}, ()), maturity=D(111))
    assert {step.maturity for step in found if step.kind == StepKind.COVER_AFFAIR} == {D(111)}


@settings(max_examples=60, deadline=None)
@given(standing=standing_st, affair=st.none() | st.integers(1, 6))
def test_at_break_even_one_more_innovation_changes_nothing_and_below_it_costs(standing, affair):
    edge = break_even(standing=standing, affair=affair)
    spd = points(edition=E26, part=Part.SPD, levels=standing.spd)
    new = score(edition=E26, spd=spd, entries=[*standing.entries(), Entry(affair, edge)]).total
    assert abs(max(new - total(standing), D(0)) - (new - total(standing))) < D("1e-20")
    if edge > 0:
        assert abs(new - total(standing)) < D("1e-20")


def test_the_published_break_even_of_60_innovations_of_80():
    # 80 - 0.38 * 61 = 56.82
    levels = dict.fromkeys(ROWS, 2) | {"16": 3, "31": 3}  # 74 + 3 + 3
    items = tuple(Item(str(n), "dinas", n % 6 + 1, levels) for n in range(60))
    assert entry_of(edition=E26, item=items[0]).maturity == 80
    assert rounded(break_even(standing=Standing(E26, {}, items))) == D("56.82")


def reaches(standing, steps, target):
    for step in steps:
        standing = after(standing, step)
    return rounded(index(standing)) >= target


small_rows = dict.fromkeys(ROWS, 3)
SMALL = Standing(
    E26,
    dict.fromkeys(REGION_ROWS, 3),
    (
        Item("a", "dinas", 1, small_rows | {"35": 2}),
        Item("b", "badan", 2, small_rows | {"16": 1, "17": 2}),
        Item("c", "badan", 3, small_rows | {"31": 2}),
    ),
)


@pytest.mark.parametrize("target", [D("39.10"), D("39.80"), D("40.50"), D("41.20"), D("99")])
def test_the_shortest_path_is_as_short_as_trying_everything(target):
    found = path_to(standing=SMALL, target=target)
    assert found.is_reached == reaches(SMALL, found.steps, target)
    every = path_to(standing=SMALL, target=D(1000)).steps
    lengths = [
        size for size in range(len(every) + 1) for chosen in combinations(every, size)
        if reaches(SMALL, sorted(chosen, key=lambda step: step.to_level), target)
    ]  # fmt: skip
    assert (len(found.steps) if found.is_reached else None) == (min(lengths) if lengths else None)
    assert found.is_exact == found.is_reached


def test_a_path_keeps_to_its_limits_and_shows_its_bound():
    own = path_to(standing=SMALL, target=D(1000), agencies=frozenset({"dinas"}))
    assert ({step.item for step in own.steps}, own.is_reached) == ({"a"}, False)
    one = path_to(standing=SMALL, target=index(SMALL) + D("0.19"), most_innovations=1)
    assert (len({step.item for step in one.steps}), one.is_reached, one.fewest) == (1, True, 2)
    assert (one.is_exact, len(one.steps)) == (True, 2)
    none = path_to(standing=SMALL, target=D(1000), most_innovations=1)
    assert (none.is_reached, {step.item for step in none.steps}) == (False, {"b"})
    short = path_to(standing=SMALL, target=D(1000), most_steps=1)
    assert (len(short.steps), short.is_reached) == (1, False)
    narrow = path_to(standing=SMALL, target=D(1000), most_steps=1, most_innovations=1)
    assert (len(narrow.steps), narrow.is_reached) == (1, False)


def test_a_path_may_use_the_rows_of_the_region_or_leave_them():
    standing = replace(SMALL, spd=dict.fromkeys(REGION_ROWS, 2))
    with_them = path_to(standing=standing, target=index(standing) + 1)
    without = path_to(standing=standing, target=index(standing) + 1, with_region_rows=False)
    assert {step.kind for step in with_them.steps} == {StepKind.RAISE_REGION}
    assert {step.kind for step in without.steps} == {StepKind.RAISE_INNOVATION}
    assert path_to(standing=standing, target=D(0)).steps == ()


@settings(max_examples=40, deadline=None)
@given(items=items_st(7), needed=st.integers(0, 3))
def test_the_best_set_beats_every_other(items, needed):
    edition = replace(E26, parameters=replace(E26.parameters, basic_needed=needed, divisor_min=2))
    chosen, found = best_reporting_set(standing=Standing(edition, {}, items))
    fixed = [item for item in items if item.is_rejected]
    free = [item for item in items if not item.is_rejected]
    every = [
        index(Standing(edition, {}, (*fixed, *some)))
        for size in range(len(free) + 1)
        for some in combinations(free, size)
    ]
    assert found == max(every)
    assert index(Standing(edition, {}, (*fixed, *(i for i in free if i.key in chosen)))) == found


def test_one_heavy_level_is_left_for_many_lighter_ones_where_only_one_innovation_may_be_touched():
    heavy = small_rows | {"35": 2, "16": 2}
    long = small_rows | {"16": 2, "17": 2, "18": 2, "19": 2}
    trap = Standing(E26, dict.fromkeys(REGION_ROWS, 3), (Item("a", "x", 1, heavy), Item("b", "x", 2, long)))
    found = path_to(standing=trap, target=rounded(index(trap) + D("0.26")), most_innovations=1)
    assert ({step.item for step in found.steps}, len(found.steps), found.fewest) == ({"b"}, 4, 3)
    assert (found.is_reached, found.is_exact) == (True, False)
