"""The published vectors, every edge, and what must hold for any region (iid_cases.md)."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.index.queries.editions import shipped_edition
from registry.index.rules.edition import Part, Rejected
from registry.index.rules.scoring import (
    Entry,
    IncompleteEdition,
    level_of,
    points,
    predicate_of,
    rounded,
    score,
    shares,
)

E26, E27, E23 = (shipped_edition(name) for name in ("iga-2026", "iga-2027", "iga-2023"))
MANDATORY = ("16", "17", "32", "33", "35")


def spread(count, maturity, affairs, rejected=False):
    """`count` alike innovations over the first `affairs` affairs."""
    return [Entry(n % affairs + 1, D(maturity), rejected) for n in range(count)]


@pytest.mark.parametrize(
    ("spd", "entries", "iid", "predicate"),
    [
        (63, spread(200, 111, 6), "100.00", "Sangat Inovatif"),
        (63, spread(201, 111, 6), "100.00", "Sangat Inovatif"),
        (0, [], "0.00", "Tidak Dapat Dinilai"),
        (63, spread(1, 111, 1), "28.90", "Kurang Inovatif"),
        (40, spread(8, 80, 5), "38.55", "Kurang Inovatif"),
        (40, spread(12, 80, 5), "49.82", "Inovatif"),
        (40, spread(20, 70, 5), "47.04", "Inovatif"),
        (40, spread(20, 70, 4), "44.00", "Inovatif"),
        (45, spread(60, 80, 6), "59.12", "Inovatif"),
        (45, [*spread(60, 80, 6), Entry(1, D(0), True)], "58.75", "Inovatif"),
        (45, [*spread(60, 80, 6), Entry(1, D(57))], "59.12", "Inovatif"),
    ],
)
def test_the_published_vectors_come_out(spd, entries, iid, predicate):
    found = score(edition=E26, spd=D(spd), entries=entries)
    assert (str(found.iid), found.predicate) == (iid, predicate)


def test_the_announced_rules_of_2027_bite():
    found = score(edition=E27, spd=D(40), entries=spread(8, 80, 5))
    assert (str(found.iid), found.predicate, found.gate.is_open) == ("34.29", "Kurang Inovatif", False)


def test_2023_scores_maturity_and_names_what_it_lacks():
    assert points(edition=E23, part=Part.SID, levels={row.key: 3 for row in E23.sid}) == 111
    with pytest.raises(IncompleteEdition) as refusal:
        score(edition=E23, spd=D(40), entries=spread(1, 80, 1))
    assert "spd" in refusal.value.missing


@pytest.mark.parametrize(
    ("iid", "name"),
    [
        ("100", "Sangat Inovatif"),
        ("65.01", "Sangat Inovatif"),
        ("65.005", "Sangat Inovatif"),
        ("65.00", "Inovatif"),
        ("65.0049", "Inovatif"),
        ("40.01", "Inovatif"),
        ("40.00", "Kurang Inovatif"),
        ("0.01", "Kurang Inovatif"),
        ("0", "Tidak Dapat Dinilai"),
    ],
)
def test_a_predicate_is_read_after_rounding(iid, name):
    assert predicate_of(predicates=E26.predicates, iid=D(iid)) == name


@pytest.mark.parametrize("row", [row for row in E26.spd if row.band.cuts], ids=lambda row: row.key)
def test_every_edge_of_a_region_row(row):
    second, third = row.band.cuts
    worse = D("0.01") if row.band.lower_is_better else D("-0.01")
    levels = [level_of(band=row.band, value=value) for value in (third, third + worse, second, second + worse)]
    below = 0 if row.band.level1_min is not None and second + worse < row.band.level1_min else 1
    assert levels == [3, 2, 2, below]


@pytest.mark.parametrize(
    ("key", "value", "level"),
    [("4", "5.23", 3), ("4", "5.225", 3), ("4", "5.224", 2), ("5b", "5.91", 2), ("5b", "5.93", 1), ("3", "-50.34", 1)],
)
def test_where_printed_bands_touch_the_higher_level_wins(key, value, level):
    assert level_of(band=E26.row(Part.SPD, key).band, value=D(value)) == level


@pytest.mark.parametrize(
    ("key", "edges"),
    [
        ("17", {"0": 0, "1": 1, "10": 1, "11": 2, "30": 2, "31": 3}),
        ("20", {"1": 1, "2": 2, "3": 3}),
        ("22", {"2": 0, "3": 1, "4": 2, "5": 3}),
        ("24", {"1": 0, "2": 1, "3": 2, "4": 2, "5": 3}),
        ("27", {"1": 1, "2": 2, "3": 3, "4": 3}),
        ("28", {"6": 1, "5": 2, "2": 2, "1": 3}),
        ("29", {"0": 1, "50": 1, "51": 2, "90": 2, "91": 3}),
        ("31", {"0": 0, "1": 1, "2": 2, "3": 3}),
        ("32", {"9": 1, "8": 2, "5": 2, "4": 3, "1": 3}),
        ("35", {"0": 0, "2": 1, "3": 2, "4": 2, "5": 3}),
    ],
)
def test_every_edge_of_an_innovation_row(key, edges):
    band = E26.row(Part.SID, key).band
    assert {value: level_of(band=band, value=D(value)) for value in edges} == edges


def test_a_benefit_is_read_by_its_own_basis():
    bands = {basis.key: basis.band for basis in E26.row(Part.SID, "33").bases}
    read = {key: [level_of(band=bands[key], value=D(v)) for v in values] for key, values in {
        "a": ("200", "201", "500", "501"), "b": ("4.99", "5", "20.01", "50", "50.01"), "c": ("0.01", "10.01", "20.01", "31"),
        "d": ("9.99", "10", "19.99", "20"), "e": ("100", "101", "200", "201"), "f": ("1", "2", "3"),
    }.items()}  # fmt: skip
    assert read == {
        "a": [1, 2, 2, 3], "b": [0, 1, 2, 2, 3], "c": [1, 2, 3, 3], "d": [1, 2, 2, 3], "e": [1, 2, 2, 3], "f": [1, 2, 3],
    }  # fmt: skip


def test_a_row_without_cuts_gives_no_level():
    assert level_of(band=E26.row(Part.SPD, "1").band, value=D(1)) is None


def test_constants_of_2026_are_the_official_ones():
    assert (E26.highest(Part.SPD), E26.highest(Part.SID), E26.parameters.total_max) == (63, 111, 250)
    assert [str(row.weight.normalize()) for row in E26.sid] == [str(row.weight.normalize()) for row in E23.sid]
    assert points(edition=E26, part=Part.SID, levels=dict.fromkeys(MANDATORY, 3)) == 42
    assert {row.key for row in E26.sid if row.is_mandatory} == set(MANDATORY)
    for level, maturity in ((1, 37), (2, 74), (3, 111)):
        assert points(edition=E26, part=Part.SID, levels={row.key: level for row in E26.sid}) == maturity


def test_the_edition_may_say_that_a_rejected_innovation_counts_no_more():
    entries = [*spread(20, 70, 5), Entry(6, D(0), True)]
    strict = replace(E26, parameters=replace(E26.parameters, basic_needed=6, rejected=Rejected(False, False, False)))
    kept = replace(E26, parameters=replace(E26.parameters, basic_needed=6))
    found = score(edition=strict, spd=D(40), entries=entries)
    assert (found.gate.covered, found.mean_maturity, found.count_score) == (5, 70, 0)
    assert score(edition=kept, spd=D(40), entries=entries).count_score == D("7.98")


levels_st = st.fixed_dictionaries({row.key: st.integers(0, 3) for row in E26.sid})


@given(levels=levels_st, key=st.sampled_from([row.key for row in E26.sid]))
def test_raising_a_level_never_lowers_maturity(levels, key):
    raised = levels | {key: min(3, levels[key] + 1)}
    before, after = (points(edition=E26, part=Part.SID, levels=found) for found in (levels, raised))
    assert after - before == E26.row(Part.SID, key).weight * (raised[key] - levels[key])


entry_st = st.builds(
    Entry, affair=st.none() | st.integers(1, 38), maturity=st.integers(0, 111).map(D), is_rejected=st.booleans(),
    count=st.integers(1, 40),
)  # fmt: skip


@given(spd=st.integers(0, 63), entries=st.lists(entry_st, max_size=15))
def test_gate_cap_and_divisor_hold_for_any_region(spd, entries):
    found = score(edition=E26, spd=D(spd), entries=entries)
    reported = sum(entry.count for entry in entries)
    matured = sum(entry.maturity * entry.count for entry in entries if not entry.is_rejected)
    covered = len({entry.affair for entry in entries} & {1, 2, 3, 4, 5, 6})
    assert found.gate.covered == covered
    assert found.count_score == (min(reported, 200) * D("0.38") if covered >= 5 else 0)
    assert found.mean_maturity == matured / max(12, reported)
    assert found.iid == rounded(found.total * 100 / 250)
    assert 0 <= found.iid <= 100
    assert found.predicate


def test_the_shares_are_those_of_the_ministrys_slide_and_add_up_to_the_index():
    found = score(edition=E26, spd=D(40), entries=spread(20, 70, 5))
    parts = {one.part: one for one in shares(edition=E26, found=found)}
    assert [str(rounded(parts[name].most_iid)) for name in ("spd", "mean", "count", "sid")] == [
        "25.20", "44.40", "30.40", "74.80",
    ]  # fmt: skip
    assert rounded(parts["spd"].iid + parts["sid"].iid) == found.iid
    assert parts["sid"].points == parts["mean"].points + parts["count"].points == found.sid
