"""The stages in their order, by product; figures and picture of how far something spreads."""

import itertools
from datetime import date, timedelta

import pytest

from registry.exchange.rules.graph import graph_of
from registry.exchange.rules.replications import (
    ORDER,
    Arrow,
    Stage,
    Standing,
    balance,
    diffusion,
    next_stages,
    start_problems,
    step_problems,
)

TODAY = date(2026, 3, 13)
S = Stage


def standing(stage=S.INTEREST, *, confirmed=True, has_run=False, since=TODAY):
    return Standing(stage, since, confirmed, has_run)


def codes(problems):
    return [problem.code for problem in problems]


def test_exactly_what_lies_ahead_is_open_and_evaluated_only_after_it_ran():
    for now, has_run in itertools.product(Stage, (True, False)):
        found = next_stages(standing=standing(now, has_run=has_run))
        if now in {S.DROPPED, S.EVALUATED}:
            assert found == []
        else:
            ahead = [stage for stage in ORDER[ORDER.index(now) + 1 :] if has_run or stage != S.EVALUATED]
            assert found == [*ahead, S.DROPPED]


@pytest.mark.parametrize(
    ("now", "to", "more", "expected"),
    [
        (standing(), S.VISIT, {}, []),
        (standing(), S.EVALUATED, {}, ["stage_out_of_order"]),
        (standing(), S.VISIT, {"on": None}, ["date_missing"]),
        (standing(), S.VISIT, {"on": TODAY + timedelta(days=1)}, ["date_in_future"]),
        (standing(), S.VISIT, {"on": TODAY - timedelta(days=1)}, ["date_before_last_step"]),
        (standing(), S.DROPPED, {}, ["reason_missing"]),
        (standing(), S.DROPPED, {"reason": "Tidak ada anggaran"}, []),
        (standing(), S.AGREEMENT, {}, ["number_missing", "file_missing"]),
        (standing(), S.AGREEMENT, {"number": "CONTOH-1", "has_file": True}, []),
        (standing(confirmed=False), S.RUNNING, {}, ["adopter_not_confirmed"]),
        (standing(S.RUNNING, has_run=True), S.EVALUATED, {}, []),
    ],
)
def test_a_step_is_dated_in_order_and_carries_what_it_needs(now, to, more, expected):
    assert codes(step_problems(**({"standing": now, "to": to, "on": TODAY, "today": TODAY} | more))) == expected


def test_nobody_replicates_himself():
    same = {"origin_region": "13.76", "adopter_region": "13.76"}
    assert codes(start_problems(**same, has_same_agency=True)) == ["adopter_is_origin"]
    assert start_problems(**same, has_same_agency=False) == []
    assert start_problems(origin_region="13.76", adopter_region="13.07", has_same_agency=True) == []


ARROWS = [
    Arrow("A", "Kota Payakumbuh", "Kabupaten Lima Puluh Kota", S.RUNNING),
    Arrow("A", "Kota Payakumbuh", "Kabupaten Agam", S.INTEREST),
    Arrow("B", "Kota Payakumbuh", "Kabupaten Agam", S.VISIT),
    Arrow("B", "Kota Payakumbuh", "Kabupaten Solok", S.DROPPED),
]


def test_the_figures_count_what_goes_on_and_what_runs():
    assert diffusion(ARROWS) == [("A", "Kota Payakumbuh", 2, 1), ("B", "Kota Payakumbuh", 1, 0)]
    assert balance(ARROWS) == [
        ("Kota Payakumbuh", 3, 0), ("Kabupaten Agam", 0, 2), ("Kabupaten Lima Puluh Kota", 0, 1),
    ]  # fmt: skip


def test_the_graph_draws_one_line_a_pair_and_leaves_out_what_was_dropped():
    graph = graph_of(ARROWS)
    assert graph == graph_of(reversed(ARROWS))
    assert [(line.tone, line.count, line.title) for line in graph.lines] == [
        ("going", 2, "Kota Payakumbuh → Kabupaten Agam: A, B"),
        ("running", 1, "Kota Payakumbuh → Kabupaten Lima Puluh Kota: A"),
    ]
    assert [(point.label, point.anchor) for point in graph.points] == [
        ("Kota Payakumbuh", "end"), ("Kab. Agam", "start"), ("Kab. Lima Puluh Kota", "start"),
    ]  # fmt: skip
    ends = {(line.x2 + 10, line.y2) for line in graph.lines}
    assert ends == {(point.x, point.y) for point in graph.points[1:]}
    assert all(0 < point.y < graph.height for point in graph.points)


def test_an_empty_graph_has_no_lines_and_a_long_name_is_cut():
    assert graph_of([]).lines == ()
    long = graph_of([Arrow("A", "Kabupaten Kepulauan Siau Tagulandang Biaro", "Kota X", S.VISIT)])
    assert long.points[0].label == "Kab. Kepulauan Siau Tagula…"
