"""What was applied in the year by Perda or Perkada, and what was stopped or is no longer run."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from registry.proposals.models import StepTaken
from registry.reports.queries.regional import Scope, bar_figure, counted
from registry.reports.rules.document import Block, Heading, Paragraph, Table
from registry.reports.rules.wording import capital, day
from registry.trial.models import Application, MinisterReport
from registry.trial.rules.ministers import MinisterReportKind
from registry.workflow.labels import INSTRUMENT_LABELS
from registry.workflow.rules.states import Instrument
from registry.workflow.rules.transitions import Move

YEARS = 5
ENDS = (Move.APPROVE_STOP, Move.DEACTIVATE)


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """Instruments up to the end of the year, letters to the Minister by proposal and kind, ends of the year."""

    applications: Sequence[Application]
    letters: Mapping[tuple[int, str], MinisterReport]
    steps: Sequence[StepTaken]

    def ended_by(self, move: Move, *, since: date) -> list[StepTaken]:
        return [step for step in self.steps if step.move == move and step.on >= since]

    def reason_of(self, step: StepTaken) -> str:
        """Why, as the step says, or the proposal to stop that it follows."""
        said = [each.reason for each in self.steps if each.proposal_id == step.proposal_id and each.reason.strip()]
        return step.reason.strip() or (said[-1].strip() if said else "")

    def open_letters(self, kind: MinisterReportKind) -> int:
        """How many letters of that kind are due and not recorded."""
        return sum(letter.document_id is None for (_key, each), letter in self.letters.items() if each == kind)


def application_facts(scope: Scope) -> ApplicationFacts:
    """Three queries."""
    keys = counted(scope).values("pk")
    applied = Application.objects.filter(proposal__in=keys, established_on__lte=scope.span.last)
    letters = MinisterReport.objects.filter(proposal__in=keys).select_related("document")
    ends = StepTaken.objects.filter(
        proposal__in=keys, move__in=[Move.PROPOSE_STOP, *ENDS], taken_back_at=None, on__lte=scope.span.last
    )
    return ApplicationFacts(
        list(applied.select_related("proposal__owner", "document").order_by("established_on", "pk")),
        {(letter.proposal_id, letter.kind): letter for letter in letters},
        list(ends.select_related("proposal__executor").order_by("on", "pk")),
    )


def applied_chapter(scope: Scope, facts: ApplicationFacts) -> list[Block]:
    """The instruments of the year, each with its report to the Minister; and how many there were in earlier years."""
    head = Heading("Penerapan")
    of_year = [
        each for each in facts.applications if each.established_on and each.established_on.year == scope.span.year
    ]
    earlier = _by_year(scope, facts)
    if not of_year:
        return [
            head,
            Paragraph(f"Tidak ada Perda atau Perkada penerapan yang ditetapkan pada {scope.span.words}."),
            *earlier,
        ]
    rows = tuple(
        (
            str(place), f"{_named(each)}\n{each.proposal.owner.name if each.proposal.owner else ''}".strip(),
            _instrument(each), day(each.established_on), day(each.effective_on) or "–", _reported(each, facts),
        )
        for place, each in enumerate(of_year, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi dan pemiliknya", "Instrumen", "Ditetapkan", "Berlaku", "Laporan kepada Menteri")
    table = Table(columns, rows, f"Penerapan {scope.span.words}", (0,), (3, 11, 10, 7, 7, 9))
    lead = Paragraph(
        f"{len(of_year)} inovasi ditetapkan penerapannya dengan Perda atau Perkada (PP 38/2017 Pasal 20 ayat (1)-(2)). "
        "Penerapan dilaporkan kepada Menteri paling lambat enam bulan sejak ditetapkan (ayat (4))."
    )
    return [head, lead, table, *earlier]


def stopped_chapter(scope: Scope, facts: ApplicationFacts) -> list[Block]:
    """Stops with their reason and the notice to the Minister; what is no longer run."""
    stops, given_up = (facts.ended_by(move, since=scope.span.first) for move in ENDS)
    head = Heading("Penghentian")
    if not stops and not given_up:
        return [head, Paragraph(f"Tidak ada uji coba yang dihentikan pada {scope.span.words}.")]
    blocks: list[Block] = [head]
    if stops:
        noticed = tuple((*_end(step, facts), _noticed(step, facts)) for step in stops)
        heads = ("Inovasi", "Pelaksana", "Tanggal", "Alasan", "Pemberitahuan kepada Menteri")
        lead = Paragraph(
            "Penghentian dilakukan dengan persetujuan kepala daerah dan diberitahukan kepada Menteri (PP 38/2017 Pasal "
            "17 ayat (3)-(4)). Pada tahun anggaran berikutnya inovasi ini tidak dianggarkan (Pasal 31 ayat (2))."
        )
        blocks += [lead, Table(heads, noticed, "Uji coba yang dihentikan", widths=(8, 7, 6, 9, 7))]
    if given_up:
        rows = tuple(_end(step, facts) for step in given_up)
        columns = ("Inovasi", "Pelaksana", "Tanggal", "Alasan")
        caption = "Inovasi yang dinyatakan tidak lagi dijalankan"
        blocks += [Heading("Tidak lagi dijalankan", 2), Table(columns, rows, caption, widths=(8, 7, 6, 11))]
    return blocks


def _by_year(scope: Scope, facts: ApplicationFacts) -> list[Block]:
    """The instruments of this year and the four before, where there were any before."""
    years = Counter(each.established_on.year for each in facts.applications if each.established_on)
    if not any(year < scope.span.year for year in years):
        return []
    bars = [(str(year), float(years[year])) for year in range(scope.span.year - YEARS + 1, scope.span.year + 1)]
    rows = tuple((year, str(int(count))) for year, count in bars)
    title = "Penerapan menurut tahun penetapan"
    table = Table(("Tahun", "Penerapan"), rows, title, (1,), (12, 3))
    return [Heading("Menurut tahun", 2), bar_figure(title=title, bars=bars, caption=title, table=table)]


def _instrument(each: Application) -> str:
    kind = str(INSTRUMENT_LABELS[Instrument(each.instrument)]) if each.instrument else "–"
    number = f" nomor\n{each.document.number}" if each.document else ""
    return f"{kind}{number}{f' tahun {each.year}' if each.year else ''}"


def _reported(each: Application, facts: ApplicationFacts) -> str:
    letter = facts.letters.get((each.proposal_id, MinisterReportKind.APPLICATION))
    if letter is None or letter.document is None:
        return f"Belum; paling lambat {day(letter.due_on)}" if letter and letter.due_on else "Belum"
    return f"{letter.document.number}\n{day(letter.document.on)}"


def _noticed(step: StepTaken, facts: ApplicationFacts) -> str:
    letter = facts.letters.get((step.proposal_id, MinisterReportKind.STOP))
    return f"{letter.document.number}\n{day(letter.document.on)}" if letter and letter.document else "Belum tercatat"


def _end(step: StepTaken, facts: ApplicationFacts) -> tuple[str, str, str, str]:
    proposal = step.proposal
    name = f"{proposal.name} (SIMULASI)" if proposal.is_simulated else proposal.name
    executor = proposal.executor.name if proposal.executor else "–"
    return name, executor, day(step.on), capital(facts.reason_of(step)) or "–"


def _named(each: Application) -> str:
    return f"{each.proposal.name} (SIMULASI)" if each.proposal.is_simulated else each.proposal.name
