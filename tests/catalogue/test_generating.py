"""Filling a database for benchmarks: so many in all, again the same, and never beside what somebody else brought."""

import pytest
from django.core.management import CommandError, call_command

from registry.audit.queries import first_broken_row
from registry.catalogue.models import Entry
from registry.catalogue.usecases.generating import generate_records
from registry.index.models import EditionRecord, EvidenceUse, SheetRow
from registry.management.benchmark import downloads as benchmark
from registry.management.benchmark.downloads import Download
from registry.people.queries import system_actor
from registry.proposals.models import Proposal
from registry.reference.queries import NATIONWIDE
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def country():
    for code in ("13.76", "11.01", "11.02"):
        make.region(code, is_tenant=code == "13.76")


def fill(innovations, **more):
    return generate_records(innovations=innovations, **{"regions": 4, "by": system_actor(), "at": make.NOON} | more)


def test_it_goes_on_to_the_number_asked_for_and_mirrors_what_is_published():
    assert (fill(20), fill(230)) == (20, 210)
    published = Proposal.objects.filter(entry__isnull=False).count()
    assert (Proposal.objects.count(), Entry.objects.count()) == (230, published)
    assert 0 < published < 230
    assert first_broken_row(region_code=NATIONWIDE) is None
    assert fill(230) == 0
    for other in ({"innovations": 200}, {"innovations": 300, "seed": 2}):
        with pytest.raises(Blocked) as refusal:
            fill(**other)
        assert refusal.value.problems[0].code == "generated_otherwise"


def test_a_database_with_anything_else_is_refused():
    make.complete_draft()
    with pytest.raises(Blocked) as refusal:
        fill(5)
    assert "innovations" in refusal.value.problems[0].subject
    with pytest.raises(CommandError, match="bukan buatan"):
        call_command("generate", innovations=5)
    with pytest.raises(CommandError, match="sungguhan"):
        call_command("bench_catalogue", sizes="5")
    assert not Entry.objects.exists()


def test_nobody_but_an_administrator_fills_it():
    with pytest.raises(NotAllowed):
        fill(5, by=PUBLIC)


def test_evidence_needs_an_edition_and_lies_under_every_third_row(capsys):
    with pytest.raises(Blocked) as refusal:
        fill(30, with_evidence=True)
    assert refusal.value.problems[0].code == "edition_missing"
    EditionRecord.objects.create(code="iga-2026", revision=1, text="", sha256="", loaded_at=make.NOON)
    call_command("generate", innovations=30, regions=4, evidence=True)
    assert "30 inovasi ditambahkan" in capsys.readouterr().out
    reported = Proposal.objects.filter(state="TERCATAT").count()
    assert (SheetRow.objects.count(), EvidenceUse.objects.count()) == (20 * reported, 7 * reported)
    fill(60, with_evidence=True)
    assert SheetRow.objects.count() == 20 * Proposal.objects.filter(state="TERCATAT").count()


def test_a_download_is_measured_by_its_rows_and_must_be_sent_while_it_is_read(client, monkeypatch):
    fill(30)
    monkeypatch.setattr(benchmark, "LIMITS", ((5, 1.0), (10, 8.0)))
    part, whole = benchmark.downloads(client)
    assert (part[0], whole[0]) == (1.0, 8.0)
    assert 5 <= part[1].rows <= whole[1].rows == Entry.objects.count()
    assert whole[1].first <= whole[1].whole
    slow = Download(rows=10, first=2.0, whole=3.0, worked=2.5, size=0)
    assert [bool(benchmark.too_slow(slow, limit=limit)) for limit in (1.0, 8.0)] == [True, True]
    assert benchmark.too_slow(Download(rows=10, first=1.1, whole=3.0, worked=2.5, size=0), limit=8.0) == ""
