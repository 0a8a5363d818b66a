"""The innovations of the region: where they stand, what was done in the year, and the list of all that are named."""

from collections.abc import Sequence

from registry.proposals.models import ProcessDocument
from registry.reports.queries.recap import acts_blocks
from registry.reports.queries.regional import Scope, bar_figure, of_the_largest, phase_figure, phase_table
from registry.reports.rules.charts import draw
from registry.reports.rules.document import Annex, Block, Figure, Heading, Note, Paragraph, Table
from registry.reports.rules.regional import NAMED, Entry, counted_words, tallies
from registry.reports.rules.wording import day
from registry.shared.charts import DonutChart, Slice
from registry.shared.ink import Surface
from registry.workflow.labels import STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Stage, State

NO_STAGE = "Tanpa tahapan pelaporan"
EMPTY = "Belum ada inovasi yang tercatat sampai akhir tahun ini."


def named(entries: Sequence[Entry]) -> list[Entry]:
    return [each for each in entries if each.state in NAMED]


def innovations_chapter(scope: Scope, entries: Sequence[Entry]) -> list[Block]:
    """One query: the steps of the year."""
    if not entries:
        return [Heading("Inovasi daerah"), Note(EMPTY)]
    return [
        Heading("Inovasi daerah"), *_stages(entries), *_states(entries), *_initiators(entries), *_forms(entries),
        *_affairs(entries), Heading(f"Langkah selama {scope.span.words}", 2), *acts_blocks(scope),
    ]  # fmt: skip


def decrees_of(keys: Sequence[int]) -> dict[int, ProcessDocument]:
    """The decree in force of each innovation; one query."""
    found = ProcessDocument.objects.filter(
        proposal_id__in=keys, kind__in=[DocumentKind.DECREE, DocumentKind.AMENDED_DECREE], superseded_by=None
    )
    return {document.proposal_id: document for document in found.order_by("on", "pk").only("proposal", "number", "on")}


def list_annex(entries: Sequence[Entry]) -> list[Block]:
    """Every named innovation with its state, its executor and its decree."""
    chosen = sorted(named(entries), key=lambda each: (each.agency.casefold(), each.name.casefold(), each.key))
    if not chosen:
        return []
    decrees = decrees_of([each.key for each in chosen])
    rows = tuple(
        (
            str(place), "\n".join(part for part in (titled(each), each.registration) if part), each.agency,
            f"{STATE_LABELS[each.state]}{f', sejak {day(each.since)}' if each.since else ''}", each.executor or "–",
            f"{decrees[each.key].number}\n{day(decrees[each.key].on)}" if each.key in decrees else "–",
        )
        for place, each in enumerate(chosen, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi dan nomor registrasi", "Perangkat daerah", "Keadaan", "Pelaksana", "Keputusan")
    table = Table(columns, rows, "Daftar inovasi", (0,), (4, 15, 13, 10, 10, 12))
    words = f"Memuat {len(chosen)} inovasi menurut perangkat daerah dan nama."
    if left_out := len(entries) - len(chosen):
        words += f" {left_out} usulan yang belum dinyatakan layak atau yang tidak diteruskan hanya dihitung."
    return [Annex("Daftar inovasi"), Paragraph(words), table]


def titled(each: Entry) -> str:
    return f"{each.name} (SIMULASI)" if each.is_simulated else each.name


def _stages(entries: Sequence[Entry]) -> list[Block]:
    found = [(str(STAGE_LABELS[stage]), sum(each.stage == stage for each in entries)) for stage in Stage]
    found.append((NO_STAGE, len(entries) - sum(count for _label, count in found)))
    said = counted_words(found)
    chart = DonutChart("Inovasi menurut tahapan", said, tuple(Slice(label, count) for label, count in found))
    rows = tuple((label, str(count)) for label, count in found)
    table = Table(("Tahapan", "Jumlah"), rows, "Inovasi menurut tahapan pelaporan", (1,), (12, 3))
    svg = draw(chart, surface=Surface.PAPER)
    return [Heading("Menurut tahapan", 2), Figure(svg, f"Diagram donat. {said}", "Tahapan inovasi", table)]


def _states(entries: Sequence[Entry]) -> list[Block]:
    counts = {state: sum(each.state == state for each in entries) for state in State}
    rows = tuple((str(STATE_LABELS[state]), str(count)) for state, count in counts.items() if count)
    return [Table(("Keadaan", "Jumlah"), rows, "Inovasi menurut keadaan", (1,), (12, 3))]


def _initiators(entries: Sequence[Entry]) -> list[Block]:
    found = tallies(entries, lambda each: each.initiator)
    table = phase_table(head="Inisiator", tallies=found, caption="Inovasi menurut inisiator dan tahap")
    figure = phase_figure(
        title="Inovasi menurut inisiator", tallies=found, caption="Inisiator (PP 38/2017 Pasal 7)", table=table
    )
    return [Heading("Menurut inisiator", 2), figure]


def _forms(entries: Sequence[Entry]) -> list[Block]:
    found = tallies([each for each in entries if each.form], lambda each: each.form)
    if not found:
        return []
    table = phase_table(head="Bentuk", tallies=found, caption="Inovasi menurut bentuk dan tahap")
    unknown = sum(not each.form for each in entries)
    words = f"Bentuk menurut PP 38/2017 Pasal 4; {unknown} inovasi belum menyebut bentuknya."
    return [Heading("Menurut bentuk", 2), Paragraph(words), table]


def _affairs(entries: Sequence[Entry]) -> list[Block]:
    found = tallies(entries, lambda each: each.affair)
    table = phase_table(head="Urusan utama", tallies=found, caption="Inovasi menurut urusan pemerintahan dan tahap")
    bars = [(tally.label, float(tally.total)) for tally in found]
    caption = f"Urusan pemerintahan utama: {of_the_largest(len(found), what='urusan')}"
    return [
        Heading("Menurut urusan pemerintahan", 2),
        bar_figure(title="Inovasi menurut urusan utama", bars=bars, caption=caption, table=table),
    ]
