"""Merge fields: a closed list, plain replacement, and no way from a text to code."""

import pytest

from registry.reports.rules.merging import NAMES, Fault, Mistake, filled, mistakes


def test_every_name_of_the_list_is_taken_and_filled():
    text = " ".join(f"{{{name}}}" for name in NAMES)
    assert mistakes(text) == ()
    assert filled(text, {name: name.upper() for name in NAMES}) == " ".join(name.upper() for name in NAMES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{nama_kota}", [(Fault.UNKNOWN, "{nama_kota}")]),
        ("{nama_kota} dan {nama_kota}", [(Fault.UNKNOWN, "{nama_kota}")]),
        ("{ tanggal }", [(Fault.UNKNOWN, "{ tanggal }")]),
        ("{}", [(Fault.UNKNOWN, "{}")]),
        ("Pada {tanggal ini", [(Fault.BROKEN, "Pada {tanggal ini")]),
        ("Selesai}", [(Fault.BROKEN, "Selesai}")]),
        ("{{tanggal}}", [(Fault.BROKEN, "{}")]),
        ("{tanggal.__class__}", [(Fault.UNKNOWN, "{tanggal.__class__}")]),
        ("{tanggal!r} {tanggal:>9} {0}", [(Fault.UNKNOWN, w) for w in ("{tanggal!r}", "{tanggal:>9}", "{0}")]),
        ("{% load x %}", [(Fault.UNKNOWN, "{% load x %}")]),
    ],
)
def test_what_is_on_no_list_is_named_as_written(text, found):
    assert mistakes(text) == tuple(Mistake(*each) for each in found)


def test_where_no_field_is_taken_every_one_is_a_mistake():
    assert mistakes("{tanggal}", names=()) == (Mistake(Fault.UNKNOWN, "{tanggal}"),)


def test_a_value_is_put_in_once_and_read_as_nothing_but_text():
    values = {"nama_inovasi": "{tanggal} {tanggal.__class__} <b>", "tanggal": "1 Mei 2026"}
    assert filled("{nama_inovasi}, {tanggal}", values) == "{tanggal} {tanggal.__class__} <b>, 1 Mei 2026"


def test_a_field_without_a_value_stays_in_sight_and_a_strange_one_as_it_is():
    assert filled("{nama_inovasi} {asing}", {}) == "[nama inovasi] {asing}"
