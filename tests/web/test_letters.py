"""The letter numbers of a region: listed by year and kind, with gaps and doubles, to those who keep the papers."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.people.rules.roles import Role
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/nomor-surat/"
QUERIES = 6  # session, user, seats, region, years, numbers, count, rows


@pytest.fixture
def door(client):
    client.force_login(make.user(Role.RND_OFFICER))
    return client


def letter(number, *, on=make.TODAY, kind=DocumentKind.DECREE, **more):
    proposal = make.handed_in(state=State.DITETAPKAN, **more)
    return make.document(proposal, kind, number=number, on=on)


def test_numbers_run_with_their_gaps_and_doubles_and_lead_to_the_record(door):
    for number in ("188.45/12/WK/2026", "188.45/13/WK/2026", "188.45/15/WK/2026"):
        paper = letter(number)
    letter("188.45/15/WK/2026", on=date(2026, 4, 1))
    letter("9/S/2025", on=date(2025, 4, 1), kind=DocumentKind.CONVEYING_LETTER)
    letter("188.45/14/WK/2026", within=make.region("13.07"))
    page = door.get(PAGE)
    text = " ".join(page.text.split())
    assert "Nomor 14 belum tercatat" in text
    assert "Nomor 15 dipakai lebih dari satu surat" in text
    assert f"{paper.proposal.get_absolute_url()}#dokumen" in text
    assert (page.context["page"].paginator.count, "9/S/2025" in text) == (4, False)
    assert [running for _document, running in page.context["rows"]] == [15, 15, 13, 12]
    other = door.get(PAGE, {"tahun": "2025", "jenis": DocumentKind.CONVEYING_LETTER})
    assert "9/S/2025" in other.text
    assert door.get(PAGE, {"tahun": "1066", "jenis": "x"}).context["year"] == 2026
    assert not door.get(PAGE, {"jenis": DocumentKind.INSTRUMENT}).context["rows"]


def test_it_is_for_those_who_keep_or_watch_the_papers(client):
    assert client.get(PAGE).status_code == 302
    client.force_login(make.user(Role.AGENCY_HEAD))
    assert client.get(PAGE).status_code == 403
    assert "/nomor-surat/" not in client.get("/laporan/").text
    client.force_login(make.user(Role.OVERSEER))
    assert "Belum ada dokumen bernomor" in client.get(PAGE).text
    assert "/nomor-surat/" in client.get("/laporan/").text


def test_it_costs_the_same_with_one_letter_and_with_three(door):
    seen = []
    for numbers in (("1/2026",), ("3/2026", "4/2026")):
        for number in numbers:
            letter(number)
        with CaptureQueriesContext(connection) as caught:
            door.get(PAGE)
        seen.append(len(caught))
    assert seen == [QUERIES, QUERIES]
