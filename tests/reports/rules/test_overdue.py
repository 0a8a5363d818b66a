"""How late something is, and at whose desk."""

from datetime import date

from registry.reports.rules.overdue import REMINDER, Late, by_law, holders_of


def late(due: date, *, is_legal: bool = True, in_working_days: bool = True, holder: str = "Kepala daerah") -> Late:
    return Late("1", "Nama", "Tetapkan", holder, due, REMINDER, is_legal, in_working_days)


def test_lateness_is_counted_as_its_limit_is():
    friday, monday, holiday = date(2026, 3, 13), date(2026, 3, 23), date(2026, 3, 17)
    assert late(friday).days(today=monday, holidays=frozenset({holiday})) == (5, "hari kerja")
    assert late(friday, in_working_days=False).days(today=monday, holidays=frozenset({holiday})) == (10, "hari")


def test_the_law_stands_apart_and_the_longest_comes_first():
    old, new, own = late(date(2026, 1, 2)), late(date(2026, 2, 2)), late(date(2026, 1, 1), is_legal=False)
    assert by_law([new, own, old]) == ([old, new], [own])


def test_who_has_the_most_comes_first():
    day = date(2026, 1, 2)
    lines = [late(day), late(day, holder="Dinas B"), late(day, holder="Dinas A"), late(day, holder="Dinas B")]
    assert holders_of(lines) == [("Dinas B", 2), ("Dinas A", 1), ("Kepala daerah", 1)]
