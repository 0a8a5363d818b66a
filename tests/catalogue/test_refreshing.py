"""The entries follow the event log: late, twice, after a step back, after an embargo; nothing unpublished stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.catalogue.models import Entry, EntryMark, FacetCount, Word
from registry.catalogue.queries.facets import kept_counts, live_counts, total_of
from registry.catalogue.queries.search import search
from registry.catalogue.usecases.refreshing import rebuild_entries, refresh_entries
from registry.proposals.models import Proposal
from registry.shared.actor import PUBLIC
from registry.tasks.catalogue import refresh
from registry.trial.models import Replication
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def tell(kind, key, *, within="13.76"):
    record_event(
        kind=Kind.PROPOSAL_EDITED, region_code=within, subject_type=kind, subject_id=str(key), by=PUBLIC, at=make.NOON
    )


def shown():
    return set(Entry.objects.values_list("name", flat=True))


def test_a_step_that_publishes_and_one_that_takes_it_back_are_followed():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    assert refresh_entries(at=make.NOON) == 1
    assert shown() == set()
    way.to_trial()
    refresh_entries(at=make.NOON)
    assert shown() == {way.proposal.name}
    Proposal.objects.update(state=State.LAYAK)
    tell("proposal", way.proposal.public_id)
    refresh_entries(at=make.NOON)
    assert shown() == set()
    assert kept_counts() == {}


def test_nothing_new_is_read_twice_and_costs_two_queries(django_assert_num_queries):
    sourced()
    tell("proposal", Proposal.objects.get().public_id)
    assert refresh_entries(at=make.NOON) == 1
    with django_assert_num_queries(2):
        assert refresh_entries(at=make.NOON) == 0
    assert EntryMark.objects.get(pk="13.76").sequence == 1


def test_each_region_is_read_on_from_where_it_was():
    here, there = sourced(name="Di sini"), sourced(name="Di sana", region=make.region("13.07"))
    tell("proposal", here.public_id)
    refresh_entries(at=make.NOON)
    tell("proposal", there.public_id, within="13.07")
    refresh_entries(at=make.NOON)
    assert shown() == {"Di sini", "Di sana"}


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("batch", lambda one: one.import_batch), ("agency", lambda one: one.owner_id), ("agency", lambda one: one.executor_id),
        ("region", lambda one: one.region_id), ("affair", lambda one: one.main_affair_id),
    ],
)  # fmt: skip
def test_an_event_of_what_stands_around_an_innovation_touches_it(kind, key):
    one = determined(import_batch="b1", executor=make.agency("Dinas Pelaksana"))
    determined(import_batch="", owner=make.agency("Dinas Lain"), main_affair=None, region=make.region("13.07"))
    tell(kind, key(one))
    refresh_entries(at=make.NOON)
    assert shown() == {one.name}


def test_an_event_of_something_else_is_only_marked_as_read():
    sourced()
    tell("report", "abc")
    assert refresh_entries(at=make.NOON) == 0
    assert (shown(), EntryMark.objects.get(pk="13.76").sequence) == (set(), 1)


def test_an_entry_says_what_is_known_and_stays_silent_otherwise():
    known, silent = determined(name="Kliník", is_digital=True), sourced(initiator="", source_initiator_known=False)
    Replication.objects.create(proposal=known, adopter="Kabupaten Contoh", document=make.document(known, D.REPLICATION))
    mirror()
    entry, other = Entry.objects.get(pk=known.pk), Entry.objects.get(pk=silent.pk)
    assert (entry.agency, entry.affair_id, entry.initiator, entry.form, entry.digital, entry.stage, entry.year) == (
        "Dinas Pendidikan", 101, "perangkat_daerah", "pelayanan_publik", "ya", "penerapan", 2026,
    )  # fmt: skip
    assert (entry.running, entry.replicated, entry.origin, entry.name_in_order) == (
        "berjalan",
        "ya",
        "ditetapkan",
        "klinik",
    )
    assert (other.agency, other.affair_id, other.initiator, other.form, other.digital, other.stage, other.year) == (
        "RSUD Contoh", None, "", "", "", "", 2019,
    )  # fmt: skip
    assert (other.running, other.replicated, other.origin) == ("", "tidak", "sumber")


def test_an_embargo_keeps_the_text_out_of_the_search_until_it_ends():
    held = determined(name="Mesin", problem="antrean", embargo_reason="Paten", embargo_until=make.TODAY)
    mirror()
    assert not search(Entry.objects.all(), text="antrean").exists()
    assert search(Entry.objects.all(), text="mesin").exists()
    assert refresh_entries(at=make.NOON) == 0
    assert refresh_entries(at=make.NOON + timedelta(days=1)) == 1
    assert [entry.pk for entry in search(Entry.objects.all(), text="antrean")] == [held.pk]
    assert refresh_entries(at=make.NOON + timedelta(days=2)) == 0


def test_kept_counts_are_those_of_all_entries():
    determined()
    determined(is_simulated=True)
    sourced(region=make.region("13.07"))
    mirror()
    kept = kept_counts()
    assert kept == live_counts(Entry.objects.all())
    assert total_of(kept) == 3
    assert kept["region"] == {"13.76": 2, "13.07": 1}
    assert kept["origin"] == {"ditetapkan": 1, "simulasi": 1, "sumber": 1}
    assert kept["digital"] == {"tidak": 2, "": 1}
    assert kept_counts("year_stage") == {"year_stage": {"2026|penerapan": 2, "2019|": 1}}
    assert live_counts(Entry.objects.none()) == {}


def test_a_rebuild_forgets_what_is_gone(capsys):
    sourced(name="Sekarang")
    gone = sourced(name="Dahulu")
    call_command("refresh_catalogue", "--all")
    assert capsys.readouterr().out == "2 entri disusun ulang.\n"
    Proposal.objects.filter(pk=gone.pk).update(state=State.LAYAK, registration="13.76-2026-9999")
    tell("proposal", gone.public_id)
    call_command("refresh_catalogue")
    assert capsys.readouterr().out == "1 inovasi dibaca ulang.\n"
    assert shown() == {"Sekarang"}
    rebuild_entries(at=make.NOON)
    assert not Word.objects.filter(word="dahulu").exists()
    assert total_of(kept_counts()) == FacetCount.objects.get(facet="total").count == 1


def test_the_worker_refreshes():
    one = sourced()
    tell("proposal", one.public_id)
    refresh()
    assert shown() == {one.name}


@pytest.mark.parametrize("kind", [Kind.STEP_TAKEN, Kind.PROPOSAL_EDITED])
def test_an_event_that_the_public_sees_wakes_a_worker_after_its_commit(
    kind, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr("registry.shared.queue.publish", lambda **what: sent.append(what["task"]))
    with django_capture_on_commit_callbacks(execute=True):
        record_event(kind=kind, region_code="13.76", subject_type="proposal", subject_id="x", by=PUBLIC, at=make.NOON)
        assert sent == []
    assert sent == (["registry.catalogue.refresh"] if kind == Kind.STEP_TAKEN else [])
