"""What the papers of a region say, word for word, and that they cost the same however much there is.

The golden texts are written anew with GOLDEN=write and read in the change.
"""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.people.models import Agency
from registry.people.rules.roles import Role
from registry.proposals.models import BudgetLine, Proposal
from registry.proposals.queries.visibility import visible_to
from registry.reference.models import Holiday
from registry.reports.queries.regional import counted, scope_of
from registry.reports.render.xlsx import render_xlsx
from registry.reports.rules.document import Bullets, Document, Facts, Figure, Heading, Table, as_data, from_data
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import NAMED, Names
from registry.reports.rules.spans import span_named
from registry.reports.usecases.regional import PAPERS
from registry.workflow.rules.states import State
from tests import factories as make
from tests.reports.region import TODAY, city

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"
QUERIES = {ReportKind.RECAP: 3, ReportKind.OVERDUE: 8, ReportKind.YEARLY: 33}


def written(kind: ReportKind, *, names: Names = Names.ALL, agency: str = "", period: str = "2026") -> Document:
    within = make.region()
    owner = Agency.objects.get(name=agency) if agency else None
    scope = scope_of(region=within, span=span_named(period), asked_on=TODAY, agency=owner)
    return PAPERS[kind](scope, names=names)


def text(document: Document) -> str:
    """Everything that the paper says but its pictures."""
    lines = [f"{document.kind} | {document.asked_at}", *document.letterhead, document.title]
    lines += [f"{label}: {value}" for label, value in document.cover]
    for block in document.blocks:
        if isinstance(block, Figure):
            lines.append(f"[{block.alt}] {block.caption}")
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            lines += [f"<{table.caption}>", *(" | ".join(row) for row in (table.columns, *table.rows))]
        elif isinstance(block, Heading):
            lines.append(f"\n{'#' * block.level} {block.text}")
        elif isinstance(block, Facts):
            lines += [f"{label}: {value}" for label, value in block.rows]
        elif isinstance(block, Bullets):
            lines += [f"- {item}" for item in block.items]
        else:
            lines.append(getattr(block, "text", ""))
    return "\n".join(" / ".join(line.splitlines()) if not line.startswith("\n") else line for line in lines) + "\n"


def test_the_papers_say_exactly_what_was_read_and_approved_and_cost_what_they_cost():
    city()
    Holiday.objects.create(date=date(2026, 11, 18), name="Hari libur contoh", kind="nasional")
    for kind in PAPERS:
        document = counting_queries(kind)
        said, place = text(document), GOLDEN / f"{kind}.txt"
        if os.environ.get("GOLDEN") == "write":
            place.parent.mkdir(exist_ok=True)
            place.write_text(said)
        assert said == place.read_text()
        assert from_data(json.loads(json.dumps(as_data(document)))) == document
        assert render_xlsx(document).content[:2] == b"PK"
        assert not re.search("rahasia", said)
        figures = [block for block in document.blocks if isinstance(block, Figure)]
        assert figures
        assert all(figure.alt and figure.table for figure in figures)


def test_the_papers_cost_the_same_with_three_innovations_of_each_sort():
    city(times=3)
    for kind in PAPERS:
        counting_queries(kind)


def counting_queries(kind: ReportKind) -> Document:
    scope = scope_of(region=make.region(), span=span_named("2026"), asked_on=TODAY)
    with CaptureQueriesContext(connection) as caught:
        document = PAPERS[kind](scope, names=Names.ALL)
    assert len(caught) == QUERIES[kind], (kind, "\n".join(each["sql"][:150] for each in caught))
    return document


def test_before_the_verdict_a_paper_of_the_region_calls_nobody_by_name_and_counts_all_the_same():
    city()
    for kind in (ReportKind.RECAP, ReportKind.OVERDUE):
        full, reserved = text(written(kind)), text(written(kind, names=Names.FROM_VERDICT))
        assert "Antrean Daring 1" in full
        assert "Antrean Daring 1" not in reserved
        assert "13.76-2026-0101" in reserved
    assert "Kartu Ibu 1" in reserved


def test_what_carries_a_name_is_known_to_every_seat_that_may_ask():
    """The staff know whatever is counted, who records for the regional head whatever is named from the verdict on."""
    within = make.region()
    for state in State:
        make.draft(
            name=state, state=state, returns_to="EVALUASI", registration=state, owner=make.agency("Dinas Kesehatan")
        )
    scope = scope_of(region=within, span=span_named("2026"), asked_on=TODAY)
    all_of_them = set(counted(scope))
    for role in (Role.RND_OFFICER, Role.RND_HEAD, Role.OVERSEER, Role.ADMINISTRATOR):
        assert all_of_them <= set(visible_to(make.actor(role, within=within)))
    named = {proposal for proposal in all_of_them if proposal.state in NAMED}
    assert named == all_of_them & set(visible_to(make.actor(Role.HEAD_RECORDER, within=within)))
    own = scope_of(region=within, span=span_named("2026"), asked_on=TODAY, agency=make.agency("Dinas Kesehatan"))
    for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD):
        assert set(counted(own)) <= set(visible_to(make.actor(role, of=make.agency("Dinas Kesehatan"))))


def test_an_agency_sees_its_own_alone_and_a_quarter_its_own_acts():
    city()
    own = text(written(ReportKind.RECAP, agency="Dinas Kesehatan", period="2026-T4"))
    assert "Catatan Lama" not in own
    assert "Menurut perangkat daerah" not in own
    assert "Diajukan untuk dinilai | 1 |" in own
    assert "Ditetapkan dengan keputusan kepala daerah | 0 |" in own
    other = text(written(ReportKind.RECAP, agency="Dinas Perpustakaan"))
    assert "Belum ada usulan." in other
    assert "Usulan yang dihitung: 0" in other


def test_a_region_without_anything_says_so_in_one_line_each():
    make.region()
    yearly, late = text(written(ReportKind.YEARLY)), text(written(ReportKind.OVERDUE))
    for words in (
        "Belum ada inovasi yang tercatat", "Belum ada baris anggaran yang tercatat", "Masa pelaporan indeks tahun 2026 belum dibuka", "Tidak ada uji coba yang berjalan",
        "Tidak ada Perda atau Perkada", "Tidak ada uji coba yang dihentikan", "Tidak ada acara, kunjungan",
        "tidak ada yang perlu ditindaklanjuti",
    ):  # fmt: skip
        assert words in yearly
    assert "Penghargaan\n" not in yearly
    assert "Tidak ada yang lewat jatuh tempo" in late


def test_the_report_of_a_later_year_does_not_know_this_one_twice():
    """An innovation of a later year is not counted in an earlier one; a record counts from the year of its source."""
    city()
    assert "Usulan yang dihitung: 1\n" in text(written(ReportKind.RECAP, period="2025"))
    assert "Usulan yang dihitung: 0\n" in text(written(ReportKind.RECAP, period="2023"))
    assert Proposal.objects.count() == 8


def test_a_year_without_money_says_so_and_shows_the_years_that_have_some():
    city()
    earlier = text(written(ReportKind.YEARLY, period="2025"))
    assert "Tidak ada baris anggaran yang tercatat untuk tahun anggaran 2025." not in earlier  # nothing was known then
    BudgetLine.objects.filter(year=2026).delete()
    said = text(written(ReportKind.YEARLY))
    assert "Tidak ada baris anggaran yang tercatat untuk tahun anggaran 2026." in said
    assert "2027 | 60.000.000 | 10.000.000" in said
    assert "Loket Keliling 1 (2027)" in said
