"""The feed is what RFC 5545 asks for."""

from datetime import UTC, date, datetime

from registry.exchange.rules.calendar import Entry, calendar

AT = datetime(2026, 3, 13, 5, 0, tzinfo=UTC)


def test_an_entry_is_a_whole_day_escaped_and_folded_within_letters():
    entry = Entry(
        "abc@x", date(2026, 4, 1), date(2026, 4, 1), "Kunjungan; a, b\\ ke\nKota " + "é" * 60, "Aula, lantai 2", AT
    )
    text = calendar(name="Kunjungan", entries=[entry])
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20260401" in lines
    assert "DTEND;VALUE=DATE:20260402" in lines
    assert "DTSTAMP:20260313T050000Z" in lines
    assert "LOCATION:Aula\\, lantai 2" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Kunjungan\\; a\\, b\\\\ ke\\nKota " + "é" * 60 in whole


def test_a_place_may_be_missing():
    assert "LOCATION" not in calendar(name="K", entries=[Entry("a", date(2026, 1, 1), date(2026, 1, 2), "S", "", AT)])
