"""What a signed copy must be: everything that is wrong is said at once."""

from datetime import date

from registry.reports.rules.signing import PDF, signing_problems

GOOD = {
    "number": "CONTOH-1", "on": date(2026, 3, 5), "asked_on": date(2026, 3, 2), "today": date(2026, 3, 9),
    "media_type": PDF, "is_unsigned": False, "has_copy": False,
}  # fmt: skip


def codes(**changes: object) -> list[str]:
    return [problem.code for problem in signing_problems(**GOOD | changes)]


def test_a_good_copy_has_no_problem_on_either_edge_of_its_time():
    assert codes() == codes(on=date(2026, 3, 2)) == codes(on=date(2026, 3, 9)) == []


def test_everything_is_named_at_once():
    assert codes(number=" ", on=None, media_type="") == ["number_missing", "date_missing", "file_missing"]
    assert codes(media_type="image/png", is_unsigned=True, has_copy=True) == [
        "signed_not_pdf", "signed_is_unsigned", "already_signed",
    ]  # fmt: skip


def test_nothing_is_signed_before_it_was_asked_nor_in_the_future():
    assert codes(on=date(2026, 3, 1)) == codes(on=date(2026, 3, 10)) == ["signed_out_of_time"]
