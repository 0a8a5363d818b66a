"""A new revision is told by what it changes."""

from dataclasses import replace

from registry.index.queries.editions import shipped_edition
from registry.index.rules.differences import differences

E26 = shipped_edition("iga-2026")


def test_rows_and_parts_that_differ_are_named():
    assert differences(old=E26, new=E26) == []
    lighter = replace(E26.sid[0], weight=E26.sid[0].weight - 1)
    new = replace(E26, spd=E26.spd[1:], sid=(lighter, *E26.sid[1:]), parameters=replace(E26.parameters, divisor_min=14))
    assert differences(old=E26, new=new) == ["spd 1", "sid 16", "parameters"]
    assert differences(old=new, new=replace(E26, year=2028)) == ["spd 1", "sid 16", "year", "parameters"]
