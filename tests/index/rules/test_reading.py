"""Each kind of mistake in an edition file gets its own name and place."""

from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.index.labels import FAULTS, MISSING, MISTAKES
from registry.index.queries.editions import (
    UnknownEdition,
    _parsed,
    affair_codes,
    parse_edition,
    shipped_edition,
    shipped_ids,
)
from registry.index.rules.edition import Part
from registry.index.rules.mistakes import InvalidEdition
from registry.index.rules.reading import read_edition
from registry.index.rules.requests import InvalidRequest, read_request
from registry.index.rules.scoring import score

E26 = shipped_edition("iga-2026")


def broken(change):
    """The codes and places that reading the changed 2026 file names."""
    found = deepcopy(_parsed("iga-2026"))
    change(found)
    with pytest.raises(InvalidEdition) as refusal:
        read_edition(found=found, affairs=affair_codes())
    return [(mistake.place, mistake.code) for mistake in refusal.value.mistakes]


def put(path, value):
    def change(found):
        *way, last = path
        for key in way:
            found = found[key]
        if value is None:
            del found[last]
        else:
            found[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put(["schema"], 9), ("schema", "unknown_schema")),
        (put(["edition", "id"], ""), ("edition", "no_identity")),
        (put(["sid"], []), ("sid", "no_rows")),
        (put(["sid", 0, "weight"], None), ("sid[0]", "missing_key")),
        (put(["sid", 0, "kind"], "magic"), ("sid[0]", "unknown_kind")),
        (put(["predicate", 0, "from"], None), ("predicate[0]", "missing_key")),
        (put(["sid", 0, "weight"], D(4)), ("totals.sid_indicator_max", "weights_do_not_add_up")),
        (put(["spd", 0, "weight"], D(2)), ("totals.spd_max", "weights_do_not_add_up")),
        (put(["parameters", "count_cap"], 100), ("totals.count_max", "weights_do_not_add_up")),
        (put(["totals", "total_max"], D(251)), ("totals.total_max", "weights_do_not_add_up")),
        (put(["spd", 0, "weight"], D(0)), ("spd 1", "weight_not_positive")),
        (put(["sid", 1, "levels"], ["1-10", "11-30"]), ("sid 17", "level_missing")),
        (put(["sid", 17, "basis", 0, "levels"], ["1"]), ("sid 33 a", "level_missing")),
        (put(["sid", 17, "basis"], []), ("sid 33", "basis_missing")),
        (put(["sid", 1, "no"], 16), ("sid 16", "row_twice")),
        (put(["spd", 4, "cuts"], [D(6), D(5)]), ("spd 4", "cuts_out_of_order")),
        (put(["eligibility", "tie_rule"], None), ("spd 4", "bands_overlap")),
        (put(["predicate", 1, "to"], D("65.01")), ("predicate Sangat Inovatif", "predicates_overlap")),
        (put(["predicate", 1, "to"], D("64")), ("predicate Sangat Inovatif", "predicates_gap")),
        (put(["predicate", 1, "to"], D("1")), ("predicate Inovatif", "predicate_upside_down")),
        (put(["parameters", "yandas", 0], "Pendidiken"), ("parameters.yandas", "unknown_affair")),
        (put(["parameters", "yandas_min"], 7), ("parameters.yandas_min", "more_than_there_are")),
        (put(["parameters", "divisor_min"], 0), ("parameters.divisor_min", "not_positive")),
        (put(["portal", "pdf_limit_mb"], D(0)), ("portal.pdf_limit_mb", "not_positive")),
        (put(["portal", "pdf_limit_mb"], "dua"), ("portal.pdf_limit_mb", "wrong_kind")),
        (put(["edition", "year"], 1), ("edition", "no_identity")),
        (put(["edition"], 3), ("edition", "wrong_kind")),
        (put(["spd"], "satu"), ("spd", "wrong_kind")),
        (put(["predicate"], {}), ("predicate", "wrong_kind")),
        (put(["sid", 0, "weight"], "berat"), ("sid[0].weight", "wrong_kind")),
        (put(["sid", 0, "weight"], D("nan")), ("sid[0].weight", "wrong_kind")),
        (put(["sid", 3], "baris"), ("sid[3]", "wrong_kind")),
        (put(["sid", 0, "no"], "16 b"), ("sid[0]", "row_key")),
        (put(["sid", 17, "basis", 0, "what"], None), ("sid[17].basis[0]", "missing_key")),
        (put(["eligibility", "applied_from"], datetime(2024, 1, 1)), ("eligibility.applied_from", "wrong_kind")),
    ],
)
def test_each_mistake_is_named_with_its_place(change, expected):
    assert expected in broken(change)
    assert expected[1] in MISTAKES


def places(found, way=()):
    """Every place of a file."""
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in pairs:
        yield [*way, key]
        yield from places(value, (*way, key))


ODD = (True, -1, 0, 7, D("0.5"), D("nan"), D("inf"), "", "x", [], ["x"], [1], {}, {"unknown": True}, date(2024, 2, 29),
       datetime(2024, 1, 1), [[]], [{}])  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(way=st.sampled_from(list(places(_parsed("iga-2026")))), value=st.sampled_from(ODD))
def test_whatever_stands_anywhere_is_read_or_refused_with_words(way, value):
    found = deepcopy(_parsed("iga-2026"))
    put(way, value)(found)
    assert told(found) <= MISTAKES.keys()


def told(found):
    """The codes of the mistakes; none for an edition that gives an index or says what it lacks."""
    try:
        edition = read_edition(found=found, affairs=affair_codes())
    except InvalidEdition as refusal:
        return {mistake.code for mistake in refusal.mistakes}
    if not edition.missing:
        score(edition=edition, spd=D(0), entries=[])
    return set()


def test_a_brought_file_is_read_or_refused_with_words():
    with pytest.raises(InvalidEdition, match="not_toml"):
        parse_edition(text="= = =")
    with pytest.raises(InvalidEdition, match="unknown_base"):
        parse_edition(text='base = "iga-1999"')
    text = 'schema = 1\nbase = "iga-2026"\n[edition]\nid = "iga-2028"\nyear = 2028\n[parameters]\ndivisor_min = 16\nyandas_min = 6\n'
    found = parse_edition(text=text)
    assert (found.id, found.parameters.divisor_min, found.row(Part.SID, "17").years) == (
        "iga-2028",
        16,
        (2026, 2027, 2028),
    )


def test_the_shipped_editions_say_what_they_do_not_know():
    assert shipped_ids() == ("iga-2023", "iga-2026", "iga-2027")
    e27, e23 = shipped_edition("iga-2027"), shipped_edition("iga-2023")
    assert not any(row.levels for row in e27.sid)
    assert (e27.eligibility.applied_from, E26.eligibility.words_min) == (None, 300)
    assert "formula.n_rejected_count_for_count_score" in E26.unknown
    assert "sid 19.window" in E26.unknown
    assert e23.row(Part.SID, "17").levels == ()
    assert e23.missing[0] == "spd"
    with pytest.raises(UnknownEdition):
        shipped_edition("iga-1999")


def faults(found):
    with pytest.raises(InvalidRequest) as refusal:
        read_request(found=found, edition=E26, affairs=affair_codes())
    named = [(fault.place, fault.code) for fault in refusal.value.faults]
    assert {code for _place, code in named} <= FAULTS.keys()
    return named


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], ("$", "not_an_object")),
        ({"spd": "64"}, ("spd", "out_of_range")),
        ({"spd": "-1"}, ("spd", "out_of_range")),
        ({"spd": "NaN"}, ("spd", "not_a_number")),
        ({"spd": "banyak"}, ("spd", "not_a_number")),
        ({"spd": [1]}, ("spd", "not_a_number")),
        ({"spd": True}, ("spd", "not_a_number")),
        ({"spd": {"1": 4}}, ("spd.1", "level_out_of_range")),
        ({"spd": {"99": 1}}, ("spd.99", "unknown_row")),
        ({"innovations": {}}, ("innovations", "not_a_list")),
        ({"innovations": [3]}, ("innovations[0]", "not_an_object")),
        ({"innovations": [{"levels": {"16": 4}}]}, ("innovations[0].levels.16", "level_out_of_range")),
        ({"innovations": [{"levels": {"16": True}}]}, ("innovations[0].levels.16", "level_out_of_range")),
        ({"innovations": [{"levels": [1]}]}, ("innovations[0].levels", "not_an_object")),
        ({"innovations": [{"maturity": {"16": 1}}]}, ("innovations[0].maturity", "not_a_number")),
        ({"innovations": [{"maturity": "112"}]}, ("innovations[0].maturity", "out_of_range")),
        ({"innovations": [{"levels": {}, "maturity": "1"}]}, ("innovations[0]", "levels_and_maturity")),
        ({"innovations": [{"affair": 39}]}, ("innovations[0].affair", "unknown_affair")),
        ({"innovations": [{"affair": True}]}, ("innovations[0].affair", "unknown_affair")),
        ({"innovations": [{"affair": "sihir"}]}, ("innovations[0].affair", "unknown_affair")),
        ({"innovations": [{"count": 0}]}, ("innovations[0].count", "not_a_count")),
        ({"innovations": [{"count": True}]}, ("innovations[0].count", "not_a_count")),
        ({"innovations": [{"rejected": "ya"}]}, ("innovations[0].rejected", "not_true_or_false")),
        ({"innovations": [{"level": {}}]}, ("innovations[0].level", "unknown_key")),
    ],
)
def test_each_fault_of_a_request_is_named_with_its_place(found, expected):
    assert expected in faults(found)


def test_a_request_is_read_by_code_name_or_alias():
    found = {
        "spd": {"1": 3, "2a": 2},
        "innovations": [
            {"affair": "KESEHATAN", "levels": {"16": 3}},
            {"affair": "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat", "maturity": 80, "count": 2},
            {"affair": "6", "maturity": "80", "rejected": True},
            {},
        ],
    }
    asked = read_request(found=found, edition=E26, affairs=affair_codes())
    assert asked.spd == 5
    assert [(e.affair, e.maturity, e.count) for e in asked.entries] == [(2, 9, 1), (5, 80, 2), (6, 0, 1), (None, 0, 1)]


def test_an_edition_without_predicates_gives_no_index():
    found = deepcopy(_parsed("iga-2026")) | {"predicate": []}
    assert read_edition(found=found, affairs=affair_codes()).missing == ("predicate",)


def test_the_portals_limit_is_the_editions_and_the_usual_one_where_it_names_none():
    assert [shipped_edition(name).pdf_limit for name in ("iga-2023", "iga-2026", "iga-2027")] == [2 * 1024 * 1024] * 3
    found = deepcopy(_parsed("iga-2026"))
    found["portal"]["pdf_limit_mb"] = D("3.5")
    assert read_edition(found=found, affairs=affair_codes()).pdf_limit == 3_670_016
    assert "portal" not in _parsed("iga-2023")


def test_everything_that_an_edition_may_lack_has_its_words():
    found = {"schema": 1, "edition": {"id": "x", "year": 2030}, "sid": _parsed("iga-2023")["sid"]}
    assert set(read_edition(found=found, affairs=affair_codes()).missing) == set(MISSING)
