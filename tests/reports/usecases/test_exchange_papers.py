"""Papers of the exchange: who asks, what they say word for word (GOLDEN=write), and when they are marked."""

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from registry.exchange.models import Adoption, AdoptionStep
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.queries.jobs import readable_by
from registry.reports.rules.document import Document, from_data
from registry.reports.rules.formats import Format
from registry.reports.usecases.exchange import ask_statement
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make
from tests.reports.plain import plain_text

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[1] / "queries" / "golden"


@pytest.fixture
def ends():
    city, regency = make.region(), make.region("13.07")
    make.rnd_agency(within=city)
    owner = make.agency("RSUD Contoh", within=city)
    origin = make.handed_in(state=State.DITETAPKAN, name="Antrean daring", decreed_on=make.TODAY, owner=owner)
    Proposal.objects.filter(pk=origin.pk).update(registration="13.76-2026-0001")
    adoption = Adoption.objects.create(
        origin=origin, adopter_region=regency, adopter_office="Dinas Contoh", facilitator="Lembaga Contoh",
        stage="berjalan", stage_since=make.TODAY, origin_confirmed_at=make.NOON, adopter_confirmed_at=make.NOON,
        changed_what="Loket pindah ke pasar nagari.", changed_why="Sinyal lemah.", created_at=make.NOON,
        updated_at=make.NOON,
    )  # fmt: skip
    paper = {"number": "CONTOH-PR-1", "file": make.stored_file(name="perjanjian.pdf"), "note": "catatan-rahasia"}
    for back, stage, side, more in (
        (9, "minat", "asal", {}),
        (5, "perjanjian", "asal", paper),
        (0, "berjalan", "penerap", {}),
    ):
        AdoptionStep.objects.create(
            adoption=adoption, stage=stage, on=make.TODAY - timedelta(days=back), side=side, taken_at=make.NOON, **more
        )  # fmt: skip
    return SimpleNamespace(
        adoption=adoption,
        desk=make.actor(Role.RND_OFFICER, within=city),
        other=make.actor(Role.RND_HEAD, within=regency),
    )


def ask(ends, *, by=None, format=Format.PDF) -> Job:
    given = {"public_id": ends.adoption.public_id, "format": format, "request_key": "a", "at": make.NOON}
    return ask_statement(by=by or ends.desk, **given)


def said(job: Job) -> Document:
    return from_data(job.facts() if callable(job.facts) else job.facts)


def text(job: Job) -> str:
    return plain_text(said(job))


def as_approved(name: str, words: str) -> bool:
    place = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        place.write_text(words)
    return words == place.read_text()


def change(ends, **more):
    Adoption.objects.update(**more)
    Job.objects.all().delete()


def test_each_end_has_its_own_statement_and_reads_only_that(ends):
    mine, theirs = ask(ends), ask(ends, by=ends.other, format=Format.DOCX)
    assert ask(ends) == mine
    assert (mine.region_id, theirs.region_id, mine.about) == (
        "13.76",
        "13.07",
        "Antrean daring, Kabupaten Lima Puluh Kota",
    )
    assert list(readable_by(ends.desk)) == [mine]
    assert list(readable_by(ends.other)) == [theirs]
    assert as_approved("pernyataan_replikasi", text(mine))
    assert "catatan-rahasia" not in text(mine)
    assert said(theirs).region_name == "Kabupaten Lima Puluh Kota"


def test_one_word_is_not_enough_and_a_third_region_has_none(ends):
    with pytest.raises(NotAllowed):
        ask(ends, by=make.actor(Role.RND_HEAD, within=make.region("13.06")))
    change(ends, adopter_confirmed_at=None)
    with pytest.raises(NotAllowed):
        ask(ends, by=make.actor(Role.OVERSEER, within=make.region()))
    with pytest.raises(Blocked) as caught:
        ask(ends)
    assert [problem.code for problem in caught.value.problems] == ["replication_unconfirmed"]


def test_what_is_simulated_dropped_or_stays_in_one_region_says_so(ends):
    change(ends, is_simulated=True)
    assert (said(ask(ends)).simulated, ask(ends).about.endswith("(SIMULASI)")) == (True, True)
    change(ends, stage="tidak_dilanjutkan", dropped_reason="Anggaran.", changed_what="")
    AdoptionStep.objects.all().delete()
    words = text(ask(ends))
    assert "tidak dilanjutkan. Alasan: Anggaran." in words
    assert "indikator 31" not in words
    assert "Perjanjian belum tercatat" in words
    change(ends, stage="berjalan", adopter_region="13.76")
    words = text(ask(ends))
    assert "bukan buktinya" in words
    assert {"Kepala RSUD Contoh", "Kepala Dinas Contoh"} <= set(words.splitlines())
