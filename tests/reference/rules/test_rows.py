"""The files that come with the product, read as they are shipped."""

from collections import Counter
from datetime import date

from registry.reference.queries import shipped_text
from registry.reference.rules.rows import affair_rows, asta_cita_rows, holiday_rows, option_rows, region_rows
from registry.workflow.rules.deadlines import add_months, working_days_after


def test_there_are_552_regions_and_the_parts_of_payakumbuh():
    rows = region_rows(text=shipped_text(name="regions.csv"))
    assert Counter(row.level for row in rows) == {
        "provinsi": 38,
        "kabupaten": 416,
        "kota": 98,
        "kecamatan": 5,
        "kelurahan": 47,
    }


def test_parents_stand_before_their_children_and_names_in_normal_case():
    rows = region_rows(text=shipped_text(name="regions.csv"))
    seen = {None}
    for row in rows:
        assert row.parent_id in seen
        seen.add(row.code)
    assert not any(row.name.isupper() for row in rows)


def test_there_are_38_affairs_in_four_groups():
    rows = affair_rows(text=shipped_text(name="affairs.csv"))
    assert Counter(row.group for row in rows) == {"wajib_dasar": 6, "wajib": 18, "pilihan": 8, "penunjang": 6}
    assert [row.code for row in rows] == list(range(1, 39))


def test_a_city_is_warned_of_three_affairs_each_with_its_reason():
    rows = affair_rows(text=shipped_text(name="affairs.csv"))
    assert [row.code for row in rows if not row.for_city] == [25, 28, 29]
    assert all(row.note for row in rows if not row.for_city)
    assert all(row.for_province for row in rows)
    assert all(row.for_regency == row.for_city for row in rows)


def test_a_misspelt_affair_is_known_by_its_alias():
    land = next(row for row in affair_rows(text=shipped_text(name="affairs.csv")) if row.code == 10)
    assert (land.name, land.aliases) == ("Pertanahan", ("Pertahanan",))


def test_holidays_that_hang_on_the_moon_are_marked_as_estimates():
    rows = holiday_rows(text=shipped_text(name="holidays_id.csv"))
    assert (len(rows), [row.date.isoformat() for row in rows if row.is_estimate]) == (
        108,
        ["2027-03-10", "2027-03-11", "2027-05-17"],
    )


def test_what_is_received_on_13_march_2026_is_due_on_6_april():
    days = frozenset(row.date for row in holiday_rows(text=shipped_text(name="holidays_id.csv")))
    assert working_days_after(start=date(2026, 3, 13), days=10, holidays=days) == date(2026, 4, 6)


def test_what_is_established_on_31_august_2025_is_reported_by_28_february_2026():
    assert add_months(start=date(2025, 8, 31), months=6) == date(2026, 2, 28)


def test_every_option_has_its_own_code_and_years_where_they_are_known():
    rows = option_rows(text=shipped_text(name="options.csv")) + asta_cita_rows(text=shipped_text(name="asta_cita.csv"))
    assert Counter(row.list for row in rows) == {
        "klasifikasi": 5,
        "tematik": 5,
        "asta_cita": 8,
        "pkpn": 9,
        "hak_bahan": 5,
    }
    assert len({(row.list, row.code) for row in rows}) == len(rows)
    assert {(row.from_year, row.to_year) for row in rows if row.list == "tematik"} == {(2023, 2024)}
    assert {(row.from_year, row.to_year) for row in rows if row.list == "klasifikasi"} == {(2026, None), (None, 2025)}
    assert max(len(row.label) for row in rows) <= 250
