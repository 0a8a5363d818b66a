"""Events: recorded, corrected, with speakers and materials; loaded once from the file of the product."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest, record_event
from registry.exchange import policy
from registry.exchange.models import ExchangeEvent, Material, Speaker, StudyVisit
from registry.exchange.queries.events import rights_choices, shipped_events
from registry.exchange.rules import events as rules
from registry.exchange.rules.visits import VisitStatus, event_problems
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.usecases.files import store_file, undoing_files
from registry.reference.models import Region
from registry.reference.queries import field_values, known_regions
from registry.reference.rules.names import display_name
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

FIELDS = frozenset(
    {"title", "kind", "host", "region_id", "place", "topic", "agenda", "source_url", "source_note"}
)  # fmt: skip
LOGGED = frozenset({"title", "kind", "host", "region", "on", "until", "year", "month", "source_url"})


@transaction.atomic
def record_exchange_event(
    *, values: Mapping[str, Any], when: rules.When, guests: Sequence[Region], is_simulated: bool = False, by: Actor,
    at: datetime,
) -> ExchangeEvent:  # fmt: skip
    """Write a new entry for the desk's own region."""
    if not policy.may_record_event(by):
        raise NotAllowed
    event = ExchangeEvent(
        keeper_id=by.region_code or "", is_simulated=is_simulated, created_at=at, updated_at=at, **_kept(values, when)
    )
    _require_sound(event, when=when, at=at)
    event.save(force_insert=True)
    event.guests.set(guests)
    _leave(Kind.EVENT_RECORDED, event=event, after=_state(event), by=by, at=at)
    return event


@transaction.atomic
def correct_exchange_event(
    *, public_id: str, base_revision: int, values: Mapping[str, Any], when: rules.When, guests: Sequence[Region],
    by: Actor, at: datetime,
) -> ExchangeEvent:  # fmt: skip
    """Put an entry right; one that somebody else changed meanwhile is not overwritten."""
    event = _opened(public_id=public_id, by=by)
    if event.revision != base_revision:
        raise Blocked([Problem("stale_event")])
    before = _state(event)
    for name, value in _kept(values, when).items():
        setattr(event, name, value)
    _require_sound(event, when=when, at=at)
    event.revision += 1
    event.updated_at = at
    event.save()
    event.guests.set(guests)
    _leave(Kind.EVENT_CHANGED, event=event, before=before, after=_state(event), by=by, at=at)
    return event


@transaction.atomic
def add_speaker(
    *, public_id: str, who: str, office: str, role: str, topic: str, by: Actor, at: datetime
) -> Speaker:  # fmt: skip
    """Somebody who spoke, as the source names him; the log keeps a digest of the name."""
    event = _opened(public_id=public_id, by=by)
    if found := rules.speaker_problems(who=who, source_url=event.source_url, source_note=event.source_note):
        raise Blocked(found)
    speaker = Speaker.objects.create(
        event=event, who=who.strip(), office=office.strip(), role=role.strip(), topic=topic.strip()
    )
    _leave(Kind.EVENT_CHANGED, event=event, after={"speaker": digest(speaker.who)}, by=by, at=at)
    return speaker


@transaction.atomic
def remove_speaker(*, public_id: str, speaker_id: int, by: Actor, at: datetime) -> None:
    event = _opened(public_id=public_id, by=by)
    speaker = event.speakers.filter(pk=speaker_id).first()
    if speaker is None:
        raise NotAllowed
    _leave(Kind.EVENT_CHANGED, event=event, before={"speaker": digest(speaker.who)}, by=by, at=at)
    speaker.delete()


@undoing_files()
@transaction.atomic
def add_material(
    *, public_id: str, title: str, maker: str = "", rights: str, upload: File | None, url: str = "", by: Actor,
    at: datetime,
) -> Material:  # fmt: skip
    """A file or an address with the rights that its owner gave, in their words; unknown rights keep it inside."""
    event = _opened(public_id=public_id, by=by)
    words = dict(rights_choices(year=timezone.localtime(at).year))
    found = rules.material_problems(title=title, has_file=upload is not None, url=url)
    if rights not in words:
        found.append(Problem("rights_unknown", "rights"))
    if found:
        raise Blocked(found)
    stored = store_file(region_code=event.keeper_id, upload=upload, at=at) if upload else None
    material = Material.objects.create(
        event=event, title=title.strip(), maker=maker.strip(), rights=rights, rights_words=words[rights], file=stored,
        url=url.strip(),
    )  # fmt: skip
    _leave(Kind.EVENT_CHANGED, event=event, after={"material": material.public_id, "rights": rights}, by=by, at=at)
    return material


@transaction.atomic
def remove_material(*, public_id: str, material_id: str, by: Actor, at: datetime) -> None:
    """Taken off the page; the file stays in the store."""
    event = _opened(public_id=public_id, by=by)
    material = event.materials.filter(public_id=material_id, removed_at__isnull=True).first()
    if material is None:
        raise NotAllowed
    material.removed_at = at
    material.save(update_fields=["removed_at"])
    _leave(Kind.EVENT_CHANGED, event=event, before={"material": material_id}, by=by, at=at)


@transaction.atomic
def record_visit_event(*, public_id: str, by: Actor, at: datetime) -> ExchangeEvent:
    """The page of a visit among the events, with what the calendar says of it; asked twice it is one."""
    visit = StudyVisit.objects.select_for_update().filter(public_id=public_id).first()
    if visit is None or not policy.may_answer_visit(by, visit):
        raise NotAllowed
    if visit.event is not None:
        return visit.event
    found = event_problems(
        status=VisitStatus(visit.status), visit_on=visit.visit_on, today=timezone.localtime(at).date()
    )
    if found or visit.visit_on is None:
        raise Blocked(found)
    home, guest, on = visit.region, visit.asking_region, visit.visit_on
    event = ExchangeEvent.objects.create(
        keeper=home, region=home, title=f"Kunjungan belajar {guest.name} ke {home.name}", kind=rules.EventKind.VISIT,
        host=f"Pemerintah {home.name}", place=visit.place, on=on, year=on.year, month=on.month,
        source_note=f"Surat jawaban {visit.letter_number}".strip(), is_simulated=visit.is_simulated, created_at=at,
        updated_at=at,
    )  # fmt: skip
    event.guests.set([guest])
    visit.event = event
    visit.save(update_fields=["event"])
    _leave(Kind.EVENT_RECORDED, event=event, after=_state(event) | {"visit": visit.public_id}, by=by, at=at)
    return event


@transaction.atomic
def load_events(*, region_code: str, by: Actor, at: datetime) -> int:
    """Bring in what is missing of the shipped file; what a desk corrected since is left as it is."""
    if not policy.may_load_events(by):
        raise NotAllowed
    known = set(ExchangeEvent.objects.exclude(import_key=None).values_list("import_key", flat=True))
    names = {code: display_name(name=name) for code, name in known_regions().items() if "." in code}
    missing = [row for row in shipped_events() if row["key"] not in known]
    for row in missing:
        _bring_in(row, keeper=region_code, names=names, by=by, at=at)
    return len(missing)


def _bring_in(row: Mapping[str, Any], *, keeper: str, names: dict[str, str], by: Actor, at: datetime) -> None:
    """One row as the source gives it; a region comes as guest only where it is named in full."""
    when = rules.read_when(text=row["date"], end=row["end_date"])
    place = Region.objects.filter(pk=row["region_code"]).first() if row["region_code"] else None
    event = ExchangeEvent.objects.create(
        keeper_id=keeper, title=row["title"], kind=rules.EventKind(row["kind"]), host=row["host"], region=place,
        place=row["place"], topic=row["topic"], source_url=row["source_url"], confidence=row["confidence"],
        on=when.on, until=when.until, year=when.year, month=when.month, import_key=row["key"],
        created_at=at, updated_at=at,
    )  # fmt: skip
    if row["speaker_or_participant"]:
        who, office = rules.split_speaker(text=row["speaker_or_participant"])
        Speaker.objects.create(event=event, who=who, office=office, role=row["role"])
    present = rules.regions_named_in(text=f"{row['speaker_or_participant']} {row['title']}", names=names)
    event.guests.set(Region.objects.filter(pk__in=present).exclude(pk=row["region_code"]))
    _leave(Kind.EVENT_RECORDED, event=event, after=_state(event) | {"source": row["source_url"]}, by=by, at=at)


def _opened(*, public_id: str, by: Actor) -> ExchangeEvent:
    event = ExchangeEvent.objects.select_for_update().filter(public_id=public_id).first()
    if event is None or not policy.may_change_event(by, event):
        raise NotAllowed
    return event


def _kept(values: Mapping[str, Any], when: rules.When) -> dict[str, Any]:
    kept = {name: value for name, value in values.items() if name in FIELDS}
    return kept | {"on": when.on, "until": when.until, "year": when.year, "month": when.month}


def _require_sound(event: ExchangeEvent, *, when: rules.When, at: datetime) -> None:
    found = rules.event_problems(
        title=event.title, when=when, source_url=event.source_url, source_note=event.source_note,
        today=timezone.localtime(at).date(),
    )  # fmt: skip
    if found:
        raise Blocked(found)


def _state(event: ExchangeEvent) -> dict[str, Any]:
    return field_values(thing=event, fields=LOGGED)


def _leave(
    kind: Kind, *, event: ExchangeEvent, before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None, by: Actor, at: datetime,
) -> None:  # fmt: skip
    role = role_for(by, Permission.EVALUATE) or role_for(by, Permission.ADMINISTER)
    record_event(
        kind=kind, region_code=event.keeper_id, subject_type="acara", subject_id=event.public_id, role=role,
        before=before, after=after, by=by, at=at,
    )  # fmt: skip
