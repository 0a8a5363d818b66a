"""What a spreadsheet would reckon stays text."""

import pytest

from registry.shared.formulas import neutral


@pytest.mark.parametrize("text", ["=1+1", "+62", "-3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_marked(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Antrean = cepat", "3 - 2", "'=1"])
def test_other_words_are_left_alone(text):
    assert neutral(text) == text
