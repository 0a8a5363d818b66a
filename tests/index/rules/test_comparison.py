"""Two editions over the same levels: every share is the difference of two full computations."""

from dataclasses import replace
from decimal import Decimal as D

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.index.queries.editions import shipped_edition
from registry.index.rules.advice import Item, Standing
from registry.index.rules.claims import Claim
from registry.index.rules.comparison import compared, read_under, unknown_rows
from registry.index.rules.edition import Part, Rejected
from registry.index.rules.scoring import iid_of
from tests.index.rules.test_advice import E26, ROWS, standing_st, total

E27 = shipped_edition("iga-2027")
rejected_st = st.builds(Rejected, divides=st.booleans(), counts=st.booleans(), covers=st.booleans())


def under(standing, edition):
    return replace(standing, edition=edition)


def worth(standing, keys):
    """The full total with these innovations less the full total without them."""
    rest = replace(standing, items=tuple(item for item in standing.items if item.key not in keys))
    return iid_of(parameters=standing.parameters, total=total(standing) - total(rest))


@settings(max_examples=60, deadline=None)
@given(standing=standing_st, rejected=rejected_st, needed=st.integers(0, 2))
def test_every_share_is_the_difference_of_two_full_totals(standing, rejected, needed):
    first = replace(E26, parameters=replace(E26.parameters, rejected=rejected, basic_needed=needed, divisor_min=2))
    found = compared(standing=standing, editions=(first, E27), values={})
    for share in found.innovations:
        assert share.worth == tuple(worth(under(standing, one), {share.key}) for one in (first, E27))
    for share in found.agencies:
        keys = {item.key for item in standing.items if item.agency == share.key}
        assert share.worth == tuple(worth(under(standing, one), keys) for one in (first, E27))
    assert [share.gain for share in found.innovations] == sorted(share.gain for share in found.innovations)
    assert [score.total for score in found.scores] == [total(under(standing, one)) for one in (first, E27)]


def test_2027_costs_a_small_region_the_larger_divisor_and_the_sixth_service():
    items = tuple(Item(str(n), "dinas", n % 5 + 1, dict.fromkeys(ROWS, 2)) for n in range(8))
    found = compared(standing=Standing(E26, {}, items), editions=(E26, E27), values={})
    assert [score.gate.is_open for score in found.scores] == [True, False]
    assert [score.mean_maturity for score in found.scores] == [D(74) * 8 / 12, D(74) * 8 / 14]
    assert found.innovations[0].maturity == (74, 74)
    assert all(share.gain < 0 for share in found.agencies)


def test_a_level_that_came_from_a_number_is_read_anew_where_the_bands_are_known():
    row = E26.row(Part.SPD, "4")
    harder = replace(row, band=replace(row.band, cuts=(D(6), D(9))))
    moved = replace(E26, spd=tuple(harder if one.key == "4" else one for one in E26.spd))
    values = {("", "4"): Claim(value=D("5.23")), ("a", "16"): Claim(value=D(1)), ("a", "33"): Claim(value=D(1))}
    standing = Standing(E26, {"4": 3, "8": 2}, (Item("a", "dinas", 1, {"16": 2, "33": 2, "99": 3}),))
    assert read_under(standing=standing, edition=E26, values=values).spd == {"4": 3, "8": 2}
    again = read_under(standing=standing, edition=moved, values=values)
    assert again.spd == {"4": 1, "8": 2}
    assert again.items[0].levels == {"16": 2, "33": 2}  # no bands, no basis; a row that the edition has not falls away
    assert read_under(standing=standing, edition=E27, values=values).spd == {"4": 3, "8": 2}  # its levels: not known


def test_the_rows_of_2027_are_not_known():
    assert len(unknown_rows(edition=E27)) == 40
    assert unknown_rows(edition=E26) == ()
