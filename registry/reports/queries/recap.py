"""The recapitulation: what happened in the period, and where every proposal stands, of the region or an agency."""

from datetime import date

from django.utils.translation import override

from registry.procedure.labels import WAITS_ON_LABELS
from registry.proposals.models import StepTaken
from registry.reports.queries.regional import (
    Scope,
    bar_figure,
    counted,
    entries_of,
    of_the_largest,
    paper,
    phase_figure,
    phase_table,
)
from registry.reports.rules.charts import Line, LineChart, figure_of
from registry.reports.rules.document import MONTHS, Annex, Block, Document, Facts, Heading, Paragraph, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import DRAWN, Entry, Names, acts_of, tallies
from registry.reports.rules.wording import day
from registry.workflow.labels import STAGE_LABELS, STATE_LABELS
from registry.workflow.rules.states import Stage, State
from registry.workflow.rules.transitions import Move

HOW = (
    "Dihitung setiap usulan yang sudah diajukan dan setiap catatan dari sumber publik sampai akhir periode. Draf dan "
    "permohonan izin yang belum diputus kepala perangkat daerah (PP 38/2017 Pasal 10 ayat (1)) tidak dihitung. "
    "Keadaan ialah keadaan pada tanggal laporan; gerak ialah langkah hukum yang tanggalnya di dalam periode dan yang "
    "tidak dibatalkan. Perangkat daerah ialah pemilik inovasi; bila belum ada, pelaksana, lalu pengusulnya."
)
UNNAMED = "Nama usulan yang belum dinyatakan layak tidak dicantumkan."
BEFORE_HANDING_IN = (State.DRAFT, State.IZIN)


def recap_document(scope: Scope, *, names: Names) -> Document:
    """Three queries, whatever the number of proposals."""
    with override("id"):
        entries = entries_of(scope, names=names)
        blocks: list[Block] = [
            Heading("Ringkasan"), Paragraph(HOW), *_summary(entries), *_acts(scope), *_state(entries),
        ]  # fmt: skip
        if scope.agency is None:
            blocks += _agencies(entries)
        blocks += [*_initiators(entries), *_affairs(entries), *_closing(scope, entries), *_list(entries)]
        return paper(
            scope, kind=ReportKind.RECAP, title=f"Rekapitulasi Inovasi Daerah {scope.about}", blocks=blocks,
            cover=(("Usulan yang dihitung", str(len(entries))),), simulated=any(each.is_simulated for each in entries),
        )  # fmt: skip


def steps_of(scope: Scope) -> list[tuple[Move, date]]:
    """The moves of the period that stand, each with its day."""
    taken = StepTaken.objects.filter(
        proposal__in=counted(scope).values("pk"), taken_back_at=None, on__gte=scope.span.first, on__lte=scope.span.last
    ).exclude(move=Move.WITHDRAW, from_state__in=BEFORE_HANDING_IN)
    return [(Move(move), on) for move, on in taken.order_by("pk").values_list("move", "on")]


def acts_blocks(scope: Scope) -> list[Block]:
    """What was done in the period, act by act; of a year, also month by month."""
    acts = acts_of(steps_of(scope))
    rows = tuple((name, str(sum(months)), basis) for name, basis, months in acts)
    blocks: list[Block] = [
        Table(
            ("Langkah", "Jumlah", "Dasar"), rows, f"Langkah hukum selama {scope.span.words}", (1,), (9, 3, 8)
        )
    ]  # fmt: skip
    drawn = [(name, months) for name, _basis, months in acts if name in DRAWN]
    if scope.span.is_year and any(any(months) for _name, months in drawn):
        lines = tuple(Line(name, tuple(float(count) for count in months)) for name, months in drawn)
        said = "; ".join(f"{name} {sum(months)}" for name, months in drawn)
        points = tuple(month[:3] for month in MONTHS)
        chart = LineChart("Langkah menurut bulan", f"Diagram garis menurut bulan. {said} dalam setahun.", points, lines)
        blocks.append(figure_of(chart, caption=f"Pengajuan, penetapan, dan penerapan menurut bulan {scope.span.year}"))
    return blocks


def _summary(entries: tuple[Entry, ...]) -> list[Block]:
    stages = {str(STAGE_LABELS[stage]): sum(each.stage == stage for each in entries) for stage in Stage}
    moving = sum(each.state in WAITS_ON_LABELS for each in entries)
    rows = [
        ("Usulan dan catatan", str(len(entries))),
        ("Sedang menunggu suatu langkah", str(moving)),
        *((f"Tahapan {label.lower()}", str(count)) for label, count in stages.items()),
        ("Tanpa tahapan pelaporan", str(len(entries) - sum(stages.values()))),
    ]
    return [Facts(tuple(rows))]


def _acts(scope: Scope) -> list[Block]:
    return [Heading(f"Gerak selama {scope.span.words}"), *acts_blocks(scope)]


def _state(entries: tuple[Entry, ...]) -> list[Block]:
    """State by state in the order of the law, and at whose desk each waits."""
    found = {state: sum(each.state == state for each in entries) for state in State}
    rows = tuple(
        (str(STATE_LABELS[state]), str(WAITS_ON_LABELS.get(state, "–")), str(count))
        for state, count in found.items()
        if count
    )
    table = Table(("Keadaan", "Menunggu", "Jumlah"), rows, "Usulan menurut keadaan", (2,), (8, 8, 3))
    return [Heading("Keadaan pada tanggal laporan"), *([table] if rows else [Paragraph("Belum ada usulan.")])]


def _agencies(entries: tuple[Entry, ...]) -> list[Block]:
    found = tallies(entries, lambda each: each.agency)
    if not found:
        return []
    table = phase_table(head="Perangkat daerah", tallies=found, caption="Usulan menurut perangkat daerah dan tahap")
    caption = f"Usulan menurut perangkat daerah: {of_the_largest(len(found), what='perangkat daerah')}"
    figure = phase_figure(title="Usulan menurut perangkat daerah", tallies=found, caption=caption, table=table)
    return [Heading("Menurut perangkat daerah"), figure]


def _initiators(entries: tuple[Entry, ...]) -> list[Block]:
    found = tallies(entries, lambda each: each.initiator)
    if not found:
        return []
    table = phase_table(head="Inisiator", tallies=found, caption="Usulan menurut inisiator dan tahap")
    title = "Usulan menurut inisiator (PP 38/2017 Pasal 7)"
    return [
        Heading("Menurut inisiator"),
        phase_figure(title="Usulan menurut inisiator", tallies=found, caption=title, table=table),
    ]


def _affairs(entries: tuple[Entry, ...]) -> list[Block]:
    found = tallies(entries, lambda each: each.affair)
    if not found:
        return []
    table = phase_table(head="Urusan utama", tallies=found, caption="Usulan menurut urusan pemerintahan dan tahap")
    caption = f"Usulan menurut urusan pemerintahan: {of_the_largest(len(found), what='urusan')}"
    bars = [(tally.label, float(tally.total)) for tally in found]
    figure = bar_figure(title="Usulan menurut urusan utama", bars=bars, caption=caption, table=table)
    return [Heading("Menurut urusan pemerintahan"), figure]


def _closing(scope: Scope, entries: tuple[Entry, ...]) -> list[Block]:
    words = f"Rekapitulasi ini disusun dari registri menurut keadaan {day(scope.asked_on)}"
    rest = " dan memuat setiap usulan yang dihitung pada lampiran" if entries else ""
    return [Heading("Penutup"), Paragraph(f"{words}{rest}.")]


def _list(entries: tuple[Entry, ...]) -> list[Block]:
    """Every proposal that is counted, so that each number can be checked."""
    if not entries:
        return []
    rows = tuple(
        (
            str(place), f"{each.name or '(nama belum diumumkan)'}{' (SIMULASI)' if each.is_simulated else ''}",
            each.registration or "–", each.agency, each.initiator, _since(each),
        )
        for place, each in enumerate(entries, 1)
    )  # fmt: skip
    columns = ("No.", "Usulan", "Nomor registrasi", "Perangkat daerah", "Inisiator", "Keadaan")
    table = Table(columns, rows, "Daftar usulan", (0,), (2, 8, 6, 6, 5, 6))
    notes: list[Block] = [] if all(each.name for each in entries) else [Paragraph(UNNAMED)]
    return [Annex("Daftar usulan yang dihitung"), *notes, table]


def _since(each: Entry) -> str:
    return f"{STATE_LABELS[each.state]}{f', sejak {day(each.since)}' if each.since else ''}"
