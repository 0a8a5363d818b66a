"""What a source says about a date and a name, and what an entry needs."""

from datetime import date

import pytest

from registry.exchange.rules.events import (
    When,
    event_problems,
    read_when,
    regions_named_in,
    speaker_problems,
    split_speaker,
    when_of,
)

TODAY = date(2026, 3, 13)
NAMES = {"13.03": "Kabupaten Solok", "13.10": "Kabupaten Solok Selatan", "13.76": "Kota Payakumbuh"}


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("2022-07-20", "", When(date(2022, 7, 20), None, 2022, 7)),
        ("2019-10-16", "2019-10-18", When(date(2019, 10, 16), date(2019, 10, 18), 2019, 10)),
        ("2019-02", "", When(year=2019, month=2)),
        ("2022", "", When(year=2022)),
        ("", "", When()),
    ],
)
def test_a_date_is_read_as_far_as_it_is_said(text, end, expected):
    assert read_when(text=text, end=end) == expected


def test_a_full_day_overrules_year_and_month_and_a_month_needs_a_year():
    day = date(2026, 1, 2)
    assert when_of(on=day, until=None, year=1999, month=9) == When(day, None, 2026, 1)
    assert when_of(on=None, until=day, year=2020, month=5) == When(None, None, 2020, 5)
    assert when_of(on=None, until=None, year=None, month=5) == When()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"title": " "}, ["text_missing"]),
        ({"source_url": "", "source_note": ""}, ["source_missing"]),
        ({"source_url": "", "source_note": "Undangan CONTOH-1"}, []),
        ({"when": When(date(2026, 2, 2), date(2026, 2, 1), 2026, 2)}, ["window_reversed"]),
        ({"when": When(year=1900)}, ["year_out_of_range"]),
        ({"when": When(year=2032)}, ["year_out_of_range"]),
        ({"when": When()}, []),
    ],
)
def test_an_entry_needs_a_title_a_source_and_dates_in_order(change, codes):
    given = {"title": "Bimtek", "when": When(date(2026, 2, 2), date(2026, 2, 2), 2026, 2), "source_url": "https://a.id",
             "source_note": "", "today": TODAY}  # fmt: skip
    assert [problem.code for problem in event_problems(**(given | change))] == codes


def test_a_speaker_has_a_name_and_the_event_a_source():
    assert [p.code for p in speaker_problems(who=" ", source_url="", source_note="")] == [
        "text_missing",
        "source_missing",
    ]
    assert speaker_problems(who="Bappeda", source_url="", source_note="Undangan") == []


def test_name_and_office_are_parted_only_where_the_source_brackets_them():
    assert split_speaker(text="Kepala Bidang (Bappeda Kota)") == ("Kepala Bidang", "Bappeda Kota")
    assert split_speaker(text="14 peserta (8 pelajar), 6 umum") == ("14 peserta (8 pelajar), 6 umum", "")
    assert split_speaker(text="Camat") == ("Camat", "")


def test_a_longer_name_does_not_count_for_the_shorter_one():
    assert regions_named_in(text="Bappeda Kota Payakumbuh dan Kabupaten Solok Selatan", names=NAMES) == [
        "13.10",
        "13.76",
    ]
    assert regions_named_in(text="Padang Pariaman", names=NAMES) == []
