"""Reading events: the public list, one entry, and the file that comes with the product."""

import csv
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from registry.exchange.labels import RIGHTS_LABELS
from registry.exchange.models import EventAnswer, ExchangeEvent, Material
from registry.exchange.rules.evaluation import Question
from registry.exchange.rules.events import HANDED_OUT, RIGHTS_LIST, Rights
from registry.reference.models import Region
from registry.reference.queries import options

DATA = Path(__file__).parent.parent / "data"
ORDER = (F("year").desc(nulls_last=True), F("on").desc(nulls_last=True), "-month", "pk")


def events() -> QuerySet[ExchangeEvent]:
    """Every event, newest first; those without a date last."""
    return ExchangeEvent.objects.select_related("region", "keeper").order_by(*ORDER)


def open_events() -> QuerySet[ExchangeEvent]:
    """What the open data say of each: a detail of the page that is for the keeping desk is not read."""
    return ExchangeEvent.objects.prefetch_related("guests", "speakers")


def event_page(*, public_id: str) -> QuerySet[ExchangeEvent]:
    """One event with all that its page shows."""
    standing = Material.objects.filter(removed_at__isnull=True).select_related("file")
    return events().filter(public_id=public_id).prefetch_related(
        "guests", "speakers", Prefetch("materials", queryset=standing, to_attr="standing_materials")
    )  # fmt: skip


def materials_for(rights: Iterable[Rights]) -> QuerySet[Material]:
    """What stands and may be had by who has one of these rights; an entry of the look-up goes by its root."""
    asked = Q(pk__in=[])
    for each in rights:
        asked |= Q(rights=each) | Q(rights__startswith=f"{each}-")
    return Material.objects.filter(asked, removed_at__isnull=True).select_related("file", "event")


def public_materials() -> QuerySet[Material]:
    """What may be handed out to everyone."""
    return materials_for(HANDED_OUT)


def materials_of(event: ExchangeEvent, *, rights: Iterable[Rights]) -> QuerySet[Material]:
    """What of one event may be had by who has one of these rights."""
    return materials_for(rights).filter(event=event)


def materials_kept_by(region_code: str) -> QuerySet[Material]:
    """Every standing material of the region's own entries, for its desk."""
    return materials_for(Rights).filter(event__keeper_id=region_code)


def rights_choices(*, year: int) -> list[tuple[str, str]]:
    """The look-up of rights as it stands; before it was loaded, the five of the rules."""
    found = [(each.code, each.label) for each in options(list=RIGHTS_LIST, year=year)]
    return found or [(str(code), str(words)) for code, words in RIGHTS_LABELS.items()]


def marks_of(event: ExchangeEvent) -> list[tuple[int, int, int]]:
    """What participants marked, in the order of the questions."""
    return list(event.answers.order_by("pk").values_list(*Question))


def answers_of(event: ExchangeEvent) -> QuerySet[EventAnswer]:
    """What they wrote besides, for the host alone."""
    return event.answers.exclude(adopt="", missing="").select_related("region")


def narrowed(
    rows: QuerySet[ExchangeEvent], *, text: str = "", kind: str = "", region_code: str = "", year: int | None = None
) -> QuerySet[ExchangeEvent]:
    """Which events a list holds: for its page, its file and the open data; what is empty narrows nothing."""
    rows = naming(rows, text=text) if text else rows
    rows = rows.filter(kind=kind) if kind else rows
    rows = touching_region(rows, region_code=region_code) if region_code else rows
    return rows.filter(year=year) if year is not None else rows


def naming(rows: QuerySet[ExchangeEvent], *, text: str) -> QuerySet[ExchangeEvent]:
    """By words of the title, the topic, the host, or who spoke."""
    for word in text.split()[:8]:
        spoke = Q(speakers__who__icontains=word) | Q(speakers__office__icontains=word)
        said = Q(title__icontains=word) | Q(topic__icontains=word) | Q(host__icontains=word)
        rows = rows.filter(pk__in=ExchangeEvent.objects.filter(said | spoke).values("pk"))
    return rows


def touching_region(rows: QuerySet[ExchangeEvent], *, region_code: str) -> QuerySet[ExchangeEvent]:
    """Held there, or attended from there."""
    here = ExchangeEvent.objects.filter(Q(region_id=region_code) | Q(guests__pk=region_code))
    return rows.filter(pk__in=here.values("pk"))


def event_regions() -> QuerySet[Region]:
    """The regions that an event touches."""
    through = ExchangeEvent.guests.through._default_manager.values("region_id")
    held = ExchangeEvent.objects.filter(region__isnull=False).values("region_id")
    return Region.objects.filter(Q(pk__in=held) | Q(pk__in=through)).order_by("name")


def event_years() -> list[int]:
    years = ExchangeEvent.objects.filter(year__isnull=False).order_by("-year").values_list("year", flat=True)
    return [year for year in years.distinct() if year is not None]


def shipped_events() -> list[dict[str, Any]]:
    """The rows of the file, each with the key by which it is known again."""
    text = (DATA / "events.csv").read_text(encoding="utf-8-sig")
    return [row | {"key": _key(row)} for row in csv.DictReader(io.StringIO(text))]


def _key(row: dict[str, str]) -> str:
    return hashlib.sha256("\n".join((row["date"], row["title"], row["source_url"])).encode()).hexdigest()
