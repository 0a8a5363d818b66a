import pytest

from registry.reports.rules.cells import Cell, cell_of


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("0", Cell(0, "#,##0")),
        ("3", Cell(3, "#,##0")),
        ("1.234,5", Cell(1234.5, "#,##0.0")),
        ("80,25", Cell(80.25, "#,##0.00")),
        ("-47,42", Cell(-47.42, "#,##0.00")),
        ("−1", Cell(-1, "#,##0")),
        ("12 orang", Cell(12, '#,##0" orang"')),
        ('2 "kali"', Cell(2, '#,##0" kali"')),
        ("35 %", Cell(35, '#,##0" %"')),
        ("35%", Cell(35, '#,##0"%"')),
        ("Rp1.250.000", Cell(1250000, '"Rp"#,##0')),
        ("1234567", Cell(1234567, "#,##0")),
        ("123456789012345", Cell(123456789012345, "#,##0")),
    ],
)
def test_a_written_number_is_a_number_with_its_unit(text, cell):
    assert cell_of(text) == cell


@pytest.mark.parametrize(
    "text", ["", "–", "007", "1.23", "12.34.567", "2a", "1/2", "3 dari 5", "1234567890123456", "=1+1", "16. Regulasi"]
)
def test_what_is_no_number_stays_text(text):
    assert cell_of(text) is None
