"""How a region and its head are called."""

import pytest

from registry.reference.rules.names import display_name, head_title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("KOTA PAYAKUMBUH", "Kota Payakumbuh"),
        ("DKI JAKARTA", "DKI Jakarta"),
        ("KABUPATEN PANGKAJENE DAN KEPULAUAN", "Kabupaten Pangkajene dan Kepulauan"),
        ("Lamposi Tigo Nagori", "Lamposi Tigo Nagori"),
    ],
)
def test_a_name_in_capitals_is_shown_in_normal_case(written, shown):
    assert display_name(name=written) == shown


def test_the_title_of_the_head_follows_the_kind_of_region():
    titles = [head_title(level=level) for level in ("provinsi", "kabupaten", "kota", "kecamatan")]
    assert titles == ["Gubernur", "Bupati", "Wali Kota", "Kepala Daerah"]
