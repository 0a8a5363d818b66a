"""What every paper of the region shares: its scope, its innovations as plain values, its frame, its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from registry.exchange.labels import PHASE_LABELS
from registry.exchange.rules.board import HANDED_IN, Phase
from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.reference.models import Region
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.queries.opening import emblem_of_region
from registry.reports.queries.phrasing import phrases_of
from registry.reports.rules.charts import Bar, BarChart, StackedChart, draw
from registry.reports.rules.document import Block, Document, Figure, Signature, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrases
from registry.reports.rules.regional import (
    GROUPS,
    NO_AFFAIR,
    NO_AGENCY,
    NO_INITIATOR,
    SHOWN,
    Entry,
    Names,
    Tally,
    counted_words,
    is_named,
)
from registry.reports.rules.spans import Span
from registry.reports.rules.wording import capital, day
from registry.shared.ink import Surface
from registry.workflow.labels import FORM_LABELS, INITIATOR_LABELS
from registry.workflow.rules.states import Initiator, State

FIELDS = (
    "pk", "registration", "name", "owner__name", "executor__name", "agency__name", "source_agency", "initiator",
    "state", "state_since", "main_affair__name", "form", "source_stage", "source_year", "created_at", "public_id",
    "is_simulated",
)  # fmt: skip
PHASE_WIDTHS = (38, 14, 20, 11, 12, 20, 15, 15, 14)


@dataclass(frozen=True, slots=True)
class Scope:
    """The region, or one agency of it, in a period, on the day of asking."""

    region: Region
    span: Span
    asked_on: date
    phrases: Phrases
    agency: Agency | None = None

    @property
    def about(self) -> str:
        return self.agency.name if self.agency else self.region.name


def scope_of(*, region: Region, span: Span, asked_on: date, agency: Agency | None = None) -> Scope:
    return Scope(region, span, asked_on, phrases_of(region), agency)


def counted(scope: Scope) -> QuerySet[Proposal]:
    """What was handed in, or comes from a source, by the end of the period; never a draft or a request for a permit.

    An agency's are those that it owns, proposed itself, or tries out.
    """
    handed_in = Proposal.objects.filter(region=scope.region, state__in=sorted(HANDED_IN))
    handed_in = handed_in.exclude(state=State.DITARIK, registration="")  # withdrawn before anybody was asked
    known = Q(source_year=None, created_at__date__lte=scope.span.last) | Q(source_year__lte=scope.span.year)
    if scope.agency is not None:
        proposed = Q(initiator=Initiator.AGENCY, agency=scope.agency)
        handed_in = handed_in.filter(Q(owner=scope.agency) | Q(executor=scope.agency) | proposed)
    return handed_in.filter(known)


def entries_of(scope: Scope, *, names: Names) -> tuple[Entry, ...]:
    """One query; what the paper may not call by its name has none."""
    rows = counted(scope).order_by("name", "pk").values_list(*FIELDS)
    return tuple(
        Entry(
            key=key, registration=registration, name=name if is_named(names=names, state=State(state)) else "",
            agency=owner or executor or agency or source or NO_AGENCY,
            initiator=str(INITIATOR_LABELS[Initiator(initiator)]) if initiator else NO_INITIATOR,
            state=State(state), since=since, affair=capital(affair or NO_AFFAIR),
            form=str(FORM_LABELS.get(form, "")), executor=executor or "", source_stage=stage,
            year=year or created.year, public_id=public_id, is_simulated=simulated,
        )
        for key, registration, name, owner, executor, agency, source, initiator, state, since, affair, form, stage,
        year, created, public_id, simulated in rows
    )  # fmt: skip


def paper(
    scope: Scope, *, kind: ReportKind, title: str, blocks: Sequence[Block], cover: Sequence[tuple[str, str]] = (),
    simulated: bool,
) -> Document:  # fmt: skip
    """The frame: letterhead and office as the region words them, period and scope on the cover."""
    rows = (
        ("Lingkup", f"{scope.agency.name}, {scope.region.name}" if scope.agency else scope.region.name),
        ("Periode", f"{capital(scope.span.words)} ({day(scope.span.first)} sampai {day(scope.span.last)})"),
        *cover,
    )
    phrases = scope.phrases
    return Document(
        title=title, kind=str(REPORT_KIND_LABELS[kind]), registration="", region_name=scope.region.name,
        asked_at=scope.asked_on, blocks=tuple(blocks), letterhead=phrases.letterhead, cover=rows, simulated=simulated,
        signature=Signature(f"{scope.region.name}, ...............................", phrases.rnd_office),
        emblem_svg=emblem_of_region(scope.region.code),
    )  # fmt: skip


def phase_table(*, head: str, tallies: Sequence[Tally], caption: str) -> Table:
    """Every line with its phases; more than one line are added up below."""
    columns = (head, *(str(PHASE_LABELS[phase]) for phase in Phase), "Jumlah")
    rows = [(tally.label, *tally.cells) for tally in tallies]
    if len(tallies) > 1:
        sums = (sum(tally.counts.get(phase, 0) for tally in tallies) for phase in Phase)
        rows.append(("Jumlah", *(str(count) if count else "–" for count in sums), str(sum(t.total for t in tallies))))
    numeric = tuple(range(1, len(columns)))
    return Table(columns, tuple(rows), caption, numeric, PHASE_WIDTHS)


def phase_figure(*, title: str, tallies: Sequence[Tally], caption: str, table: Table) -> Figure:
    """The largest lines as stacked bars; the table beside has them all."""
    shown = [(tally.label, tally.drawn) for tally in tallies[:SHOWN]]
    said = counted_words([(tally.label, tally.total) for tally in tallies[:SHOWN]])
    chart = StackedChart(title, said, tuple(GROUPS), tuple(shown))
    return Figure(draw(chart, surface=Surface.PAPER), f"Diagram batang bertumpuk. {title}: {said}", caption, table)


def bar_figure(*, title: str, bars: Sequence[tuple[str, float]], caption: str, table: Table, unit: str = "") -> Figure:
    shown = list(bars)[:SHOWN]
    said = counted_words(shown)
    chart = BarChart(title, said, tuple(Bar(label, value) for label, value in shown), unit)
    return Figure(draw(chart, surface=Surface.PAPER), f"Diagram batang. {title}: {said}", caption, table)


def of_the_largest(count: int, *, what: str) -> str:
    """What a caption says where a figure cannot hold all."""
    return f"{SHOWN} {what} terbanyak dari {count}" if count > SHOWN else f"{count} {what}"
