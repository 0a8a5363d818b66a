"""Conflict of interest (Art. 3 d)."""

import pytest

from registry.review.rules.conflicts import conflict_of, may_be_stated


@pytest.mark.parametrize(
    ("user_id", "own", "stated", "found"),
    [
        (7, {7}, False, True),
        (7, {8}, False, False),
        (7, {8}, True, True),
        (7, {8}, None, None),
        (None, {8}, None, None),
        (None, {None}, False, False),
    ],
)
def test_what_is_computed_counts_before_what_is_stated(user_id, own, stated, found):
    assert conflict_of(user_id=user_id, own_user_ids=frozenset(own), stated=stated) is found


@pytest.mark.parametrize(
    ("has_conflict", "note", "before", "may"),
    [
        (False, "", None, True),
        (True, " ", None, False),
        (True, "Keluarga", None, True),
        (False, "", True, False),
        (False, "Salah tulis", True, True),
    ],
)
def test_a_conflict_or_a_changed_mind_needs_a_word(has_conflict, note, before, may):
    assert may_be_stated(has_conflict=has_conflict, note=note, stated_before=before) is may
