"""Which affairs a region may claim."""

import pytest

from registry.reference.rules.authority import is_within_authority


@pytest.mark.parametrize(
    ("level", "expected"), [("provinsi", True), ("kabupaten", False), ("kota", False), ("kelurahan", True)]
)
def test_only_the_levels_with_a_reserve_are_warned(level, expected):
    assert is_within_authority(level=level, for_province=True, for_regency=False, for_city=False) is expected
