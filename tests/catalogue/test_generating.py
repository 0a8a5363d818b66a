"""Filling a database for benchmarks: so many in all, again the same, and never beside what somebody else brought."""

import pytest
from django.core.management import CommandError, call_command

from registry.audit.queries import first_broken_row
from registry.catalogue.models import Entry
from registry.catalogue.usecases.generating import generate_records
from registry.index.models import EditionRecord, EvidenceUse, SheetRow
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
