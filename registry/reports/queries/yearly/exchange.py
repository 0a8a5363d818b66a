"""What went between regions in the year, and the awards; each part only where it has facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from registry.exchange.models import Adoption, ExchangeEvent, StudyVisit
from registry.exchange.queries.events import events, touching_region
from registry.exchange.queries.replications import confirmed_adoptions
from registry.exchange.rules.visits import VisitStatus
from registry.reports.queries.regional import Scope, counted
from registry.reports.rules.document import MONTHS, Block, Heading, Paragraph, Table
from registry.reports.rules.wording import day, span
from registry.trial.models import Award, Replication


@dataclass(frozen=True, slots=True)
class ExchangeFacts:
    events: Sequence[ExchangeEvent]
    visits: Sequence[StudyVisit]
    adoptions: Sequence[Adoption]
    replications: Sequence[Replication]
    awards: Sequence[Award]

    @property
    def is_simulated(self) -> bool:
        every: list[ExchangeEvent | StudyVisit | Adoption] = [*self.events, *self.visits, *self.adoptions]
        return any(each.is_simulated for each in every)


def exchange_facts(scope: Scope) -> ExchangeFacts:
    """Five queries."""
    code, year, first, last = scope.region.code, scope.span.year, scope.span.first, scope.span.last
    held = touching_region(events(), region_code=code).filter(year=year)
    visits = StudyVisit.objects.filter(
        region_id=code, status__in=[VisitStatus.ACCEPTED, VisitStatus.HELD], visit_on__gte=first, visit_on__lte=last
    )
    adoptions = confirmed_adoptions().filter(
        Q(origin__region_id=code) | Q(adopter_region_id=code), stage_since__gte=first, stage_since__lte=last
    )
    keys = counted(scope).values("pk")
    papers = Replication.objects.filter(
        proposal__in=keys, adoption=None, document__on__gte=first, document__on__lte=last
    )
    awards = Award.objects.filter(proposal__in=keys, document__on__lte=last)
    return ExchangeFacts(
        sorted(held, key=lambda event: (event.on or first, event.pk)),
        list(visits.select_related("asking_region").order_by("visit_on", "pk").defer("contact_name", "contact")),
        list(adoptions.order_by("stage_since", "pk")),
        list(papers.select_related("proposal", "document").order_by("document__on", "pk")),
        list(awards.select_related("proposal", "document").order_by("document__on", "pk")),
    )


def exchange_chapter(scope: Scope, facts: ExchangeFacts) -> list[Block]:
    parts = [*_events(facts), *_visits(facts), *_adoptions(facts), *_papers(facts)]
    if not parts:
        words = f"Tidak ada acara, kunjungan belajar, atau replikasi yang tercatat pada {scope.span.words}."
        return [Heading("Pertukaran"), Paragraph(words)]
    return [Heading("Pertukaran"), *parts]


def awards_chapter(scope: Scope, facts: ExchangeFacts) -> list[Block]:
    """The awards of the year; absent where there are none."""
    of_year = [each for each in facts.awards if each.document.on.year == scope.span.year]
    if not of_year:
        return []
    rows = tuple(
        (each.proposal.name, each.recipient, each.kind, each.giver, f"{each.document.number}, {day(each.document.on)}")
        for each in of_year
    )
    columns = ("Inovasi", "Penerima", "Bentuk", "Pemberi", "Dokumen")
    lead = Paragraph("Penghargaan dan/atau insentif (UU 23/2014 Pasal 388 ayat (11)-(12); PP 38/2017 Pasal 25-26).")
    return [
        Heading("Penghargaan"),
        lead,
        Table(columns, rows, f"Penghargaan {scope.span.words}", widths=(7, 6, 5, 5, 6)),
    ]


def _events(facts: ExchangeFacts) -> list[Block]:
    rows = tuple(
        (_when(each), f"{each.title}{_mark(each.is_simulated)}", str(each.get_kind_display()), each.host or "–",
         each.place or (each.region.name if each.region else "–"))
        for each in facts.events
    )  # fmt: skip
    if not rows:
        return []
    columns = ("Waktu", "Acara", "Jenis", "Penyelenggara", "Tempat")
    return [Heading("Acara", 2), Table(columns, rows, "Acara yang diadakan atau diikuti", widths=(5, 10, 5, 6, 6))]


def _visits(facts: ExchangeFacts) -> list[Block]:
    rows = tuple(
        (
            day(each.visit_on), f"{each.asking_region.name}{_mark(each.is_simulated)}", each.office, each.topics,
            f"{each.attendance} orang" if each.attendance else f"direncanakan {each.size} orang",
        )
        for each in facts.visits
    )  # fmt: skip
    if not rows:
        return []
    columns = ("Tanggal", "Daerah", "Perangkat daerah", "Yang dipelajari", "Hadir")
    return [Heading("Kunjungan belajar", 2), Table(columns, rows, "Kunjungan belajar", widths=(5, 6, 6, 9, 5))]


def _adoptions(facts: ExchangeFacts) -> list[Block]:
    rows = tuple(
        (
            f"{each.origin.name}{_mark(each.is_simulated)}", each.origin.region.name,
            "\n".join(part for part in (each.adopter_region.name, each.adopter_office) if part),
            f"{each.get_stage_display()}, sejak {day(each.stage_since)}", each.changed_what or "–",
        )
        for each in facts.adoptions
    )  # fmt: skip
    if not rows:
        return []
    columns = ("Inovasi", "Asal", "Diterapkan oleh", "Tahap", "Yang diubah")
    table = Table(columns, rows, "Replikasi yang dinyatakan kedua daerah", widths=(8, 6, 7, 6, 7))
    return [Heading("Replikasi antardaerah (Pasal 28)", 2), table]


def _papers(facts: ExchangeFacts) -> list[Block]:
    rows = tuple(
        (each.proposal.name, each.adopter, f"{each.document.number}, {day(each.document.on)}")
        for each in facts.replications
    )
    if not rows:
        return []
    columns = ("Inovasi", "Daerah atau perangkat daerah", "Dokumen")
    return [Heading("Dokumen replikasi", 2), Table(columns, rows, "Dokumen replikasi (Pasal 28)", widths=(8, 7, 6))]


def _when(event: ExchangeEvent) -> str:
    if event.on:
        return span(event.on, event.until if event.until != event.on else None)
    return f"{MONTHS[event.month - 1]} {event.year}" if event.month else str(event.year)


def _mark(is_simulated: bool) -> str:
    return " (SIMULASI)" if is_simulated else ""
