"""Numbers and page ranges as people write them."""

from decimal import Decimal as D

import pytest

from registry.index.rules.writing import read_number, read_pages


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,5", "12.5"), ("1.250,75", "1250.75"), ("1.250", "1250"), ("1.234.567", "1234567"), ("5.23", "5.23"),
        ("0.5", "0.5"), ("1250.5", "1250.5"), ("1,250.75", "1250.75"), ("1 250,75", "1250.75"), ("-50,33", "-50.33"),
        ("−8,17", "-8.17"), ("+3", "3"), ("12,5 %", "12.5"), (" 7 ", "7"), ("1,250", "1.25"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written_here(written, number):
    assert read_number(written) == D(number)


@pytest.mark.parametrize("written", ["", "dua", "1,2,3", "1.25.000", "12,5,", "NaN", "1e5", "٣", "--1", "%"])
def test_what_is_no_number_is_not_guessed(written):
    assert read_number(written) is None


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("3", (3, 3)), ("3-5", (3, 5)), ("3 – 5", (3, 5)), ("3 s.d. 5", (3, 5)), ("3 sampai 5", (3, 5)), ("5-3", (5, 3)),
        ("0", None), ("", None), ("depan", None), ("3-5-7", None), ("123456", None),
    ],
)  # fmt: skip
def test_pages_are_one_or_a_range(written, pages):
    assert read_pages(written) == pages
