"""Which part of a letter number runs, which numbers are not recorded, and which stand for two letters."""

from datetime import date

import pytest

from registry.reports.rules.numbering import Numbered, series_of

MAY = date(2026, 5, 4)


def papers(*numbers, kind="surat", on=MAY, **more):
    return [Numbered(at, kind, number, on, **more) for at, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "running", "pattern"),
    [
        (["188.45/214/WK-PYK/2026", "188.45/216/WK-PYK/2026"], [214, 216], "188.45/…/WK-PYK/2026"),
        (["100.3.3.3-7-2026"], [7], "100.3.3.3-…-2026"),
        (["13.76-2026-0001", "13.76-2026-0003"], [1, 3], "13.76-2026-…"),
        (["5/Bappeda/V/2026", "6/Bappeda/VI/2026"], [5, 6], "…/Bappeda/*/2026"),
        (["14/05/Bappeda/2026"], [14], "…/5/Bappeda/2026"),  # the other count is the month of the paper
        (["800/3/2026", "900/4/2026", "950/4/2026"], [800, 900, 950], "…/*/2026"),
        (["800/3/2026", "900/4/2026"], [3, 4], "*/…/2026"),  # of two that vary, the closer one runs
        (["800/3/2026"], [None], None),  # one letter alone does not tell which
        (["800/3/2026", "800/3/2026"], [None, None], None),
        (["5/5/2026"], [5], "…/5/2026"),  # both could be the month; the first runs when others vary only there
        (["TT-7hk2m3p9"], [None], None),
        (["Keputusan tanpa nomor"], [None], None),
        (["XX/14/2026"], [14], "XX/…/2026"),  # no month
    ],
)
def test_the_running_part_is_recognised(numbers, running, pattern):
    given = papers(*numbers)
    if numbers == ["5/5/2026"]:
        given += [Numbered(9, "surat", "6/5/2026", MAY)]
    series, found = series_of(given)
    assert [found.get(at) for at in range(len(numbers))] == running
    assert [each.pattern for each in series] == ([pattern] if pattern else [""])


def test_gaps_are_told_between_the_first_and_the_last_known():
    (series,), _running = series_of(papers("12/2026", "15/2026", "13/2026", "20/2026"))
    assert (series.first, series.last, series.count) == (12, 20, 4)
    assert (series.gaps, series.missing) == (((14, 14), (16, 19)), 5)


def test_a_number_twice_is_told_unless_it_is_one_letter_or_was_replaced():
    twice = [
        *papers("12/2026"), Numbered(5, "surat", "12/2026", date(2026, 6, 1)),
        Numbered(6, "surat", "13/2026", MAY), Numbered(7, "surat", "13/2026", MAY),  # one letter in two files
        Numbered(8, "surat", "14/2026", MAY, is_valid=False), Numbered(9, "surat", "14/2026", date(2026, 6, 1)),
        Numbered(10, "surat", "A", MAY), Numbered(11, "surat", "A", date(2026, 6, 1)),
    ]  # fmt: skip
    plain, numbered = series_of(twice)[0]
    assert (numbered.doubles, plain.doubles, plain.pattern) == (("12",), ("A",), "")


def test_kinds_years_and_shapes_are_series_of_their_own():
    found, _running = series_of(
        papers("1/A/2026") + papers("9/A/2026", kind="keputusan") + papers("5/B/2026") + papers("3/A/2025", on=date(2025, 1, 2))
    )  # fmt: skip
    assert [(s.kind, s.year, s.pattern) for s in found] == [
        ("keputusan", 2026, "…/A/2026"), ("surat", 2026, "…/A/2026"), ("surat", 2026, "…/B/2026"), ("surat", 2025, "…/A/2025"),
    ]  # fmt: skip
    assert all(s.gaps == () for s in found)


def test_a_number_that_another_kind_of_the_same_register_has_is_not_missing():
    mixed = papers("1/A/2026", "5/A/2026") + papers("2/A/2026", "3/A/2026", "3/B/2026", kind="keputusan")
    decrees, _other, letters = series_of(mixed)[0]
    assert (letters.gaps, letters.count, decrees.gaps) == (((4, 4),), 2, ())
    (asked,), running = series_of(mixed, kind="surat")
    assert (asked, set(running)) == (letters, {0, 1})


def test_a_number_of_a_file_that_the_reader_does_not_find_is_no_gap_and_is_told_of_in_no_other_way():
    hidden = [
        Numbered(9, "surat", number, date(2026, 6, 1), is_listed=False) for number in ("2/2026", "3/2026", "99/2026")
    ]
    (series,), _running = series_of(papers("1/2026", "3/2026", "4/2026") + hidden)
    assert (series.gaps, series.doubles, series.count, series.last) == ((), (), 3, 4)
    assert series_of(hidden)[0] == ()
