"""Each check finds its own fault and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from registry.index.labels import FINDINGS
from registry.index.queries.editions import shipped_edition
from registry.index.rules.edition import MEBIBYTE, Part
from registry.index.rules.evidence import LINKED, Paper, Weight, findings, name_found, sound_papers

E26 = shipped_edition("iga-2026")
TODAY = date(2026, 8, 1)
GOOD = Paper(
    "p", "sk.pdf", "application/pdf", 1000, "a" * 64, pages=4, number="CONTOH-1", on=date(2025, 3, 1), subject="SDM",
    is_named=True,
)  # fmt: skip
SDM, TOOLS, VIDEO = (E26.row(Part.SID, key) for key in ("17", "19", "35"))


def check(row, *papers, limit=E26.pdf_limit):
    return findings(row=row, papers=papers, innovation="SIPADU", today=TODAY, pdf_limit=limit)


def codes(row, *papers):
    return [finding.code for finding in check(row, *papers)]


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
        ({"is_named": False}, "name_not_found"),
    ],
)
def test_each_fault_is_found_by_its_name(changes, code):
    assert codes(SDM, replace(GOOD, **changes)) == [code]
    assert code in FINDINGS


def test_a_row_whose_window_is_unknown_warns_of_no_date():
    assert codes(TOOLS, replace(GOOD, on=date(1999, 1, 1), number="")) == []


def test_the_same_file_twice_counts_once():
    twice = [GOOD, replace(GOOD, key="q")]
    found = findings(row=SDM, papers=twice, innovation="SIPADU", today=TODAY, pdf_limit=E26.pdf_limit)
    assert [finding.code for finding in found] == ["same_file_twice"]
    assert sound_papers(papers=twice, found=found) == [GOOD]


def test_a_faulty_paper_carries_nothing_but_a_warned_one_does():
    bad, warned = replace(GOOD, key="x", sha256="x", pages=0), replace(GOOD, key="w", sha256="w", number="")
    papers = [bad, warned]
    found = findings(row=SDM, papers=papers, innovation="SIPADU", today=TODAY, pdf_limit=E26.pdf_limit)
    assert sound_papers(papers=papers, found=found) == [warned]


def test_a_scan_without_text_is_not_blamed_for_the_name():
    assert name_found(text=" \n", name="SIPADU") is None
    assert codes(SDM, replace(GOOD, is_named=None)) == []


@pytest.mark.parametrize(
    ("text", "found"), [("Keputusan tentang SI-\nPADU kota", True), ("sipadu", True), ("Keputusan lain", False)]
)
def test_a_name_is_found_however_a_pdf_breaks_it(text, found):
    assert name_found(text=text, name="SIPADU") is found


def test_a_link_is_taken_where_the_edition_takes_one_and_asks_for_a_look():
    link = replace(GOOD, media_type=LINKED, size=30, pages=None, number="", on=None)
    assert codes(VIDEO, link) == ["link_unchecked"]
    assert [finding.weight for finding in check(VIDEO, link)] == [Weight.WARNING]
    assert codes(SDM, replace(link, number="1", on=date(2025, 3, 1))) == ["wrong_file_kind", "link_unchecked"]
    assert (VIDEO.takes_links, SDM.takes_links, replace(SDM, files=()).takes_links) == (True, False, True)


def test_what_is_too_large_is_offered_a_link_only_where_one_is_taken_and_says_both_sizes():
    large = replace(GOOD, size=2 * MEBIBYTE + 1)
    either = replace(SDM, files=("pdf", "url"))
    assert [(f.code, f.detail) for f in check(SDM, large)] == [("too_large", "2,01 MB > 2 MB")]
    assert [(f.code, f.detail) for f in check(either, large, limit=MEBIBYTE)] == [
        ("too_large_or_link", "2,01 MB > 1 MB")
    ]
    assert check(SDM, large, limit=3 * MEBIBYTE) == []
