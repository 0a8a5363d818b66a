"""A filter as plain values goes into a job and comes out the same."""

from registry.proposals.rules.narrowing import Narrowing, narrowing_from


def test_only_what_says_something_is_kept_and_what_is_unknown_is_let_be():
    wanted = Narrowing(text="layanan", year=2026, overdue=True)
    assert wanted.as_data() == {"text": "layanan", "year": 2026, "overdue": True, "sort": "terbaru"}
    assert narrowing_from(wanted.as_data() | {"of_an_older_job": 1}) == wanted
