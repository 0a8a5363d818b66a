"""The entries follow what the event log tells; a refresh may come late or twice, and none is lost with a broker."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.models import ChainHead
from registry.catalogue.models import Entry, EntryMark, FacetCount, Word
from registry.catalogue.queries.facets import CELL, live_counts
from registry.catalogue.queries.following import WHOLE, heads_behind, last_words, released, touched
from registry.catalogue.queries.points import cell_counts
from registry.catalogue.rules import entries as rule
from registry.catalogue.rules.signs import LastWord
from registry.catalogue.rules.words import folded, is_telling, words_of
from registry.catalogue.usecases.indexing import index_entries, unindex_entries
from registry.proposals.models import Proposal
from registry.proposals.queries.published import is_embargoed, published
from registry.trial.models import Replication
from registry.workflow.rules.states import State

AT_ONCE = 500
TEXTS = ("problem", "objective", "method", "novelty", "how_it_works", "changes", "benefit", "result", "source_note")
WRITTEN = [field.name for field in Entry._meta.concrete_fields if not field.primary_key]


def refresh_entries(*, at: datetime) -> int:
    """Read on from the last event read; how many innovations were looked at. Entries mirror others: no event."""
    on = timezone.localtime(at).date()
    if not heads_behind() and not released(on=on).exists():
        return 0
    with transaction.atomic():
        _wait_for_other_refreshes()
        behind = heads_behind()
        ids = set(touched(behind).values_list("pk", flat=True)) | set(released(on=on).values_list("pk", flat=True))
        _mirror(sorted(ids), on=on)
        _mark_read({code: head for code, (_seen, head) in behind.items()})
        if ids:
            _keep_counts()
    return len(ids)


@transaction.atomic
def rebuild_entries(*, at: datetime) -> int:
    """Everything anew, as if nothing had been read; how many entries there are."""
    _wait_for_other_refreshes()
    heads = dict(ChainHead.objects.values_list("pk", "sequence"))
    unindex_entries()
    Entry.objects.all().delete()
    Word.objects.all().delete()
    _mirror(list(published().order_by("pk").values_list("pk", flat=True)), on=timezone.localtime(at).date())
    _mark_read(heads)
    _keep_counts()
    return Entry.objects.count()


def _wait_for_other_refreshes() -> None:
    EntryMark.objects.bulk_create([EntryMark(region_code=WHOLE)], ignore_conflicts=True)
    list(EntryMark.objects.select_for_update().filter(pk=WHOLE))


def _mirror(ids: Sequence[int], *, on: date) -> None:
    """Write the entries of what is published among these, and forget those of the rest."""
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        proposals = list(published().filter(pk__in=part))
        replicated = set(Replication.objects.filter(proposal__in=part).values_list("proposal_id", flat=True))
        said = last_words(public_ids=[one.public_id for one in proposals])
        entries = [
            entry_of(one, is_replicated=one.pk in replicated, said=said.get(one.public_id, LastWord()), on=on)
            for one in proposals
        ]
        unindex_entries(part)
        Entry.objects.filter(pk__in=set(part) - {entry.pk for entry in entries}).delete()
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["proposal"], update_fields=WRITTEN, batch_size=200
        )
        index_entries(entries)
        _learn(entries)


def entry_of(proposal: Proposal, *, is_replicated: bool, said: LastWord, on: date) -> Entry:
    """The flat row of a published innovation; an embargo keeps its texts out of the search."""
    state, is_held = State(proposal.state), is_embargoed(proposal, on=on)
    agency = proposal.owner or proposal.executor
    agency_name = agency.name if agency else proposal.source_agency
    around = [proposal.region.name, agency_name, proposal.main_affair.name if proposal.main_affair else ""]
    texts = [] if is_held else [getattr(proposal, name) for name in TEXTS]
    return Entry(
        proposal=proposal,
        region_id=proposal.region_id,
        agency=agency_name,
        affair_id=proposal.main_affair_id,
        initiator=proposal.initiator if proposal.source_initiator_known else "",
        form=proposal.form,
        digital=rule.yes_no(proposal.is_digital),
        state=rule.shown_state(state=state),
        stage=rule.stage_of(state=state, source_stage=proposal.source_stage),
        year=rule.year_of(source_year=proposal.source_year, decreed_on=proposal.decreed_on),
        running=rule.running_of(state=state, said=said.sign),
        replicated=rule.yes_no(is_replicated),
        origin=rule.origin_of(state=state, is_simulated=proposal.is_simulated),
        name=proposal.name,
        name_in_order=folded(proposal.name)[:250],
        changed_at=proposal.updated_at,
        name_words=" ".join(words_of(proposal.name)),
        body_words=" ".join(words_of(" ".join([*around, *texts]))),
        embargo_until=proposal.embargo_until,
        is_held=is_held,
        latitude=rule.degrees(proposal.latitude, is_held=is_held),
        longitude=rule.degrees(proposal.longitude, is_held=is_held),
        confirmed_on=said.alive_on,
    )


def _learn(entries: Iterable[Entry]) -> None:
    words = {word for entry in entries for word in f"{entry.name_words} {entry.body_words}".split() if is_telling(word)}
    Word.objects.bulk_create(
        [Word(word=word, length=len(word)) for word in sorted(words)], ignore_conflicts=True, batch_size=1000
    )


def _mark_read(heads: dict[str, int]) -> None:
    EntryMark.objects.bulk_create(
        [EntryMark(region_code=code, sequence=sequence) for code, sequence in sorted(heads.items())],
        update_conflicts=True, unique_fields=["region_code"], update_fields=["sequence"],
    )  # fmt: skip


def _keep_counts() -> None:
    FacetCount.objects.all().delete()
    counts = live_counts(Entry.objects.order_by(), crossed=True) | {CELL: cell_counts()}
    FacetCount.objects.bulk_create(
        [FacetCount(facet=facet, value=value, count=n) for facet, found in counts.items() for value, n in found.items()]
    )
