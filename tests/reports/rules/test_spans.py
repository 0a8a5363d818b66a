"""A period is known by its name and says itself in words."""

from datetime import date

import pytest

from registry.reports.rules.spans import span_named


@pytest.mark.parametrize(
    ("name", "first", "last", "words", "is_year"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "tahun 2026", True),
        ("2026-T1", date(2026, 1, 1), date(2026, 3, 31), "triwulan I tahun 2026", False),
        ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "triwulan IV tahun 2026", False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024", False),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Desember 2026", False),
    ],
)
def test_a_period_by_its_name(name, first, last, words, is_year):
    span = span_named(name)
    assert (span.first, span.last, span.words, span.is_year, span.year) == (first, last, words, is_year, first.year)


@pytest.mark.parametrize(
    "name", ["", "26", "2026-", "2026-T5", "2026-13", "2026-00", "1944", "2101", "٢٠٢٦", "2026-T1x"]
)
def test_what_names_no_period(name):
    assert span_named(name) is None
