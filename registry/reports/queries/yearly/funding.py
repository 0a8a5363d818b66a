"""What the budget lines of the innovations say: by document, source, agency and year (PP 38/2017 Arts. 30-31).

An amount in the RKPD comes again in the APBD, and a change may replace or add: no sum runs over documents.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from registry.exchange.rules.board import Phase
from registry.proposals.models import BudgetLine
from registry.reports.queries.content import BUDGET_DOCUMENTS
from registry.reports.queries.regional import Scope, bar_figure, counted
from registry.reports.rules.document import Block, Facts, Heading, Note, Paragraph, Table
from registry.reports.rules.regional import NO_AGENCY, Entry
from registry.shared.ink import number

Key = TypeVar("Key", bound=Hashable)
MILLION = 1_000_000
NO_SOURCE = "sumber dana tidak disebut"
LEAD = (
    "Kegiatan inovasi yang ditetapkan dimasukkan ke RKPD dan APBD, atau didanai sumber lain yang sah; yang belum "
    "termuat pada tahun berjalan dimasukkan ke perubahannya (PP 38/2017 Pasal 30). Anggarannya ditempatkan pada "
    "perangkat daerah pelaksana (Pasal 31 ayat (1)). Jumlah di bawah ialah baris anggaran yang dicatat pada "
    "inovasi, menurut dokumennya; jumlah antardokumen tidak ditambahkan, sebab satu kegiatan dapat tercantum pada "
    "beberapa dokumen. Realisasi belanja tidak dicatat di registri."
)
FUNDED = (Phase.DECREED, Phase.TRIED, Phase.READY, Phase.APPLIED)
LIST_WIDTHS = (3, 11, 9, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Money:
    """One budget line as it is recorded."""

    key: int
    year: int
    document: str
    amount: Decimal
    code: str
    source: str
    stopped_in: int | None


@dataclass(frozen=True, slots=True)
class FundingFacts:
    lines: Sequence[Money]

    def of_year(self, year: int) -> list[Money]:
        return [line for line in self.lines if line.year == year]


def funding_facts(scope: Scope) -> FundingFacts:
    """One query."""
    found = BudgetLine.objects.filter(proposal__in=counted(scope).values("pk")).order_by("year", "pk")
    fields = ("proposal_id", "year", "document", "amount", "code", "source", "proposal__stopped_on")
    return FundingFacts([
        Money(key, year, document, amount, code, " ".join(source.split()), stopped.year if stopped else None)
        for key, year, document, amount, code, source, stopped in found.values_list(*fields)
    ])  # fmt: skip


def funding_chapter(scope: Scope, facts: FundingFacts, entries: Sequence[Entry]) -> list[Block]:
    """The year's lines; without any, that none is recorded, and in which other years there are some."""
    head, year = Heading("Pendanaan"), scope.span.year
    if not facts.lines:
        return [head, Paragraph(LEAD), Paragraph("Belum ada baris anggaran yang tercatat pada inovasi daerah.")]
    lines, known = facts.of_year(year), {each.key: each for each in entries}
    blocks: list[Block] = [head, Paragraph(LEAD)]
    if lines:
        blocks += [_facts(lines, known, year), _documents(lines, year), *_sources(lines, year)]
        blocks += [*_agencies(lines, known, year), *_list(lines, known, year)]
    else:
        blocks.append(Paragraph(f"Tidak ada baris anggaran yang tercatat untuk tahun anggaran {year}."))
    return [*blocks, *_years(facts), *_after_the_end(facts, known)]


def _facts(lines: Sequence[Money], known: Mapping[int, Entry], year: int) -> Facts:
    """How many innovations have a line, and how many that were decreed have none."""
    with_money = {line.key for line in lines}
    without = sum(each.phase in FUNDED and key not in with_money for key, each in known.items())
    return Facts((
        (f"Inovasi dengan baris anggaran {year}", str(len(with_money))),
        ("Baris anggaran", str(len(lines))),
        (f"Inovasi yang ditetapkan, diuji coba, siap, atau diterapkan tanpa baris anggaran {year}", str(without)),
    ))  # fmt: skip


def _documents(lines: Sequence[Money], year: int) -> Block:
    """One bar a document: the same as the table, in millions."""
    sums = _sums(lines, by=lambda line: line.document)
    found = [(code, str(label)) for code, label in BUDGET_DOCUMENTS.items() if code in sums]
    rows = tuple(
        (label, str(len({line.key for line in lines if line.document == code})),
         str(sum(line.document == code for line in lines)), number(float(sums[code])))
        for code, label in found
    )  # fmt: skip
    title = f"Anggaran inovasi {year} menurut dokumen"
    table = Table(
        ("Dokumen", "Inovasi", "Baris", "Jumlah (rupiah)"), rows, f"{title} (rupiah)", (1, 2, 3), (10, 4, 4, 8)
    )
    bars = [(label, float(sums[code]) / MILLION) for code, label in found]
    return bar_figure(title=title, bars=bars, caption=f"{title} (juta rupiah)", table=table, unit="juta rupiah")


def _sources(lines: Sequence[Money], year: int) -> list[Block]:
    sums = _sums(lines, by=lambda line: (line.source or NO_SOURCE, line.document))
    rows = tuple(
        (source, _document(document), number(float(amount)))
        for (source, document), amount in sorted(sums.items(), key=lambda item: _place(*item[0]))
    )
    columns, caption = ("Sumber dana", "Dokumen", "Jumlah (rupiah)"), f"Anggaran {year} menurut sumber dana (rupiah)"
    return [Heading("Menurut sumber dana", 2), Table(columns, rows, caption, (2,), (12, 8, 8))]


def _place(source: str, document: str) -> tuple[bool, str, int]:
    """Sources by name, the unnamed last; documents in the order of the budget."""
    return source == NO_SOURCE, source, list(BUDGET_DOCUMENTS).index(document)


def _agencies(lines: Sequence[Money], known: Mapping[int, Entry], year: int) -> list[Block]:
    """By the agency that runs it, else by whose innovation it is."""
    caption = f"Anggaran {year} menurut perangkat daerah (rupiah)"
    table = _crossed(lines, head="Perangkat daerah", by=lambda line: _agency(known.get(line.key)), caption=caption)
    return [Heading("Menurut perangkat daerah", 2), table]


def _years(facts: FundingFacts) -> list[Block]:
    """Every year that has lines, so that a plan for the next is seen too."""
    caption = "Anggaran menurut tahun anggaran (rupiah)"
    table = _crossed(facts.lines, head="Tahun anggaran", by=lambda line: str(line.year), caption=caption)
    return [Heading("Menurut tahun anggaran", 2), table]


def _list(lines: Sequence[Money], known: Mapping[int, Entry], year: int) -> list[Block]:
    """Each line of what may be named; the others are counted alone."""
    named = [(line, known[line.key]) for line in lines if line.key in known and known[line.key].name]
    rows = tuple(
        (str(place), f"{each.name} (SIMULASI)" if each.is_simulated else each.name, _agency(each),
         _document(line.document), f"{line.source or '–'}\n{line.code}".strip(), number(float(line.amount)))
        for place, (line, each) in enumerate(named, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi", "Pelaksana", "Dokumen", "Sumber dana dan kode", "Jumlah (rupiah)")
    blocks: list[Block] = [Heading("Baris anggaran", 2)]
    if rows:
        blocks.append(Table(columns, rows, f"Baris anggaran {year}", (0, 5), LIST_WIDTHS))
    left = len(lines) - len(named)
    if left:
        blocks.append(Paragraph(f"{left} baris dari usulan yang masih dinilai hanya dihitung dalam jumlah di atas."))
    return blocks


def _after_the_end(facts: FundingFacts, known: Mapping[int, Entry]) -> list[Block]:
    """Lines of a year after a stop, recorded before it: Art. 31(2) leaves them no money."""
    after = [line for line in facts.lines if line.stopped_in is not None and line.year > line.stopped_in]
    if not after:
        return []
    said = sorted({f"{known[line.key].name or 'tanpa nama'} ({line.year})" for line in after if line.key in known})
    return [Note(
        f"{len(after)} baris anggaran tercatat untuk tahun sesudah uji cobanya dihentikan: {'; '.join(said)}. "
        "Inovasi yang dinyatakan tidak berhasil tidak dianggarkan pada tahun anggaran berikutnya (PP 38/2017 Pasal 31 "
        "ayat (2)).",
        tone="warning",
    )]  # fmt: skip


def _crossed(lines: Sequence[Money], *, head: str, by: Callable[[Money], str], caption: str) -> Table:
    """A line for each value, a column for each document that occurs."""
    documents = [code for code in BUDGET_DOCUMENTS if any(line.document == code for line in lines)]
    sums = _sums(lines, by=lambda line: (by(line), line.document))
    labels = sorted({label for label, _document in sums}, key=lambda label: (label == NO_AGENCY, label))
    rows = tuple(
        (label, *(number(float(sums[label, code])) if (label, code) in sums else "–" for code in documents))
        for label in labels
    )
    columns = (head, *(_document(code) for code in documents))
    return Table(columns, rows, caption, tuple(range(1, len(columns))), (10, *([6] * len(documents))))


def _sums(lines: Iterable[Money], *, by: Callable[[Money], Key]) -> Mapping[Key, Decimal]:
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for line in lines:
        sums[by(line)] += line.amount
    return sums


def _agency(each: Entry | None) -> str:
    return (each.executor or each.agency) if each else NO_AGENCY


def _document(code: str) -> str:
    return str(BUDGET_DOCUMENTS.get(code, code))
