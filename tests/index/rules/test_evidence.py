"""Each check finds its own fault and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from registry.index.labels import FINDINGS
from registry.index.queries.editions import shipped_edition
from registry.index.rules.edition import Part
from registry.index.rules.evidence import Paper, findings, sound_papers

E26 = shipped_edition("iga-2026")
TODAY = date(2026, 8, 1)
GOOD = Paper(
    "p", "sk.pdf", "application/pdf", 1000, "a" * 64, pages=4, number="CONTOH-1", on=date(2025, 3, 1), subject="SDM",
    text="Keputusan tentang SI-\nPADU kota",
)  # fmt: skip
SDM, TOOLS = E26.row(Part.SID, "17"), E26.row(Part.SID, "19")


def codes(row, *papers, innovation="SIPADU"):
    return [finding.code for finding in findings(row=row, papers=papers, innovation=innovation, today=TODAY)]


def test_a_good_paper_is_left_alone():
    assert codes(SDM, GOOD) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"media_type": "image/png"}, "wrong_file_kind"),
        ({"media_type": "application/zip"}, "wrong_file_kind"),
        ({"is_readable": False}, "unreadable"),
        ({"size": 0}, "unreadable"),
        ({"pages": 0}, "unreadable"),
        ({"size": 2 * 1024 * 1024 + 1}, "too_large"),
        ({"number": ""}, "letter_incomplete"),
        ({"on": None}, "letter_incomplete"),
        ({"subject": ""}, "letter_incomplete"),
        ({"on": date(2026, 8, 2)}, "date_ahead"),
        ({"on": date(2023, 12, 31)}, "outside_window"),
        ({"expires_on": date(2026, 7, 31)}, "expired"),
        ({"page_from": 3, "page_to": 5}, "page_beyond_end"),
        ({"text": "Keputusan lain"}, "name_not_found"),
    ],
)
def test_each_fault_is_found_by_its_name(changes, code):
    assert codes(SDM, replace(GOOD, **changes)) == [code]
    assert code in FINDINGS


def test_a_row_whose_window_is_unknown_warns_of_no_date():
    assert codes(TOOLS, replace(GOOD, on=date(1999, 1, 1), number="")) == []


def test_the_same_file_twice_counts_once():
    twice = [GOOD, replace(GOOD, key="q")]
    found = findings(row=SDM, papers=twice, innovation="SIPADU", today=TODAY)
    assert [finding.code for finding in found] == ["same_file_twice"]
    assert sound_papers(papers=twice, found=found) == [GOOD]


def test_a_faulty_paper_carries_nothing_but_a_warned_one_does():
    bad, warned = replace(GOOD, key="x", sha256="x", pages=0), replace(GOOD, key="w", sha256="w", number="")
    papers = [bad, warned]
    found = findings(row=SDM, papers=papers, innovation="SIPADU", today=TODAY)
    assert sound_papers(papers=papers, found=found) == [warned]


def test_a_scan_without_text_is_not_blamed_for_the_name():
    assert codes(SDM, replace(GOOD, text="  ")) == []
