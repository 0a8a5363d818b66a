"""Every numbered paper of a region: what the reader finds, and how the numbers run."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from registry.proposals.models import ProcessDocument
from registry.proposals.queries.visibility import opened_to
from registry.reports.rules.numbering import Numbered, Series, series_of
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind


@dataclass(frozen=True)
class Register:
    """The numbers of one year: the kinds that occur, the series, and the running number of each paper by its key."""

    kinds: tuple[str, ...]
    series: tuple[Series, ...]
    running: dict[int, int]


def letter_years(actor: Actor) -> list[int]:
    """The years in which the actor finds numbered papers, the newest first."""
    return [day.year for day in letters_of(actor).dates("on", "year", order="DESC")]


def letters_asked(actor: Actor, *, year: str, kind: str, today: date) -> tuple[int, str, list[int]]:
    """Year, kind, and the years there are; what cannot be read means the newest year and every kind."""
    years = letter_years(actor) or [today.year]
    wanted = year or str(years[0])
    if wanted in map(str, years) and kind in {"", *DocumentKind}:
        return int(wanted), kind, years
    return years[0], "", years


def letters_of(actor: Actor, *, year: int | None = None, kind: str = "") -> QuerySet[ProcessDocument]:
    """The papers of what the actor may open, the newest first."""
    asked = Q() if year is None else Q(on__year=year)
    asked &= Q(kind=kind) if kind else Q()
    found = ProcessDocument.objects.filter(asked, proposal__in=opened_to(actor).values("pk"))
    return found.select_related("proposal").order_by("-on", "-pk")


def register_of(actor: Actor, *, year: int, kind: str = "") -> Register:
    """A number counts as recorded also where the reader does not find its file; nothing else is told of that file."""
    papers = ProcessDocument.objects.filter(proposal__region_id=actor.region_code, on__year=year)
    found = opened_to(actor).filter(pk=OuterRef("proposal_id"))
    rows = papers.annotate(is_listed=Exists(found)).values_list(
        "pk", "kind", "number", "on", "superseded_by", "is_listed"
    )
    numbered = [Numbered(key, of, number, on, other is None, listed) for key, of, number, on, other, listed in rows]
    kinds = sorted({paper.kind for paper in numbered if paper.is_listed})
    series, running = series_of(numbered, kind=kind)
    return Register(tuple(kinds), series, running)
