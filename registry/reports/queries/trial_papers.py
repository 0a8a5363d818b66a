"""What the executor writes of a trial: the periodic report, the final one, the stop (Arts. 16(4), 17(3), 18(1))."""

from collections.abc import Sequence

from registry.proposals.models import BudgetLine
from registry.reports.queries.content import legal_content
from registry.reports.queries.course import papers
from registry.reports.queries.opening import identity
from registry.reports.queries.record import BLANK, NUMBER, Record, filled, open_place, paper_of, signed_by
from registry.reports.queries.trial import deviations_of, plan_of, results_of, trial_sections
from registry.reports.rules.document import Block, Document, Form, Heading, Note, Paragraph, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.wording import day, rupiah, span
from registry.trial.models import Trial, TrialReport
from registry.workflow.rules.transitions import Move

EXECUTOR = "Kepala perangkat daerah pelaksana"


def trial_report(record: Record) -> Document:
    """The period that was recorded last, with what came before it and how far the trial is."""
    trial = _trial(record)
    reports = list(trial.reports.all())
    last, earlier = (reports[-1], reports[:-1]) if reports else (None, [])
    first = last.period_from if last else trial.started_on
    period = span(first, last.period_to if last else record.asked_on)
    blocks: list[Block] = [
        *plan_of(record.proposal, record.dossier, trial),
        Heading("Kemajuan dan kendala"),
        Paragraph(last.progress if last else open_place("kemajuan")),
        Paragraph(f"Kendala: {_obstacles(last)}"),
        *_reported(earlier, "Laporan sebelumnya"),
        *deviations_of(tuple(trial.deviations.all())),
        *results_of(record.dossier.measures),
    ]
    cover = (("Masa laporan", period), ("Dasar", "PP 38/2017 Pasal 16 ayat (4)"), ("Kepada", record.phrases.rnd_office))
    return _sheet(record, ReportKind.TRIAL_REPORT, "LAPORAN BERKALA UJI COBA INOVASI DAERAH", blocks, cover)


def final_report(record: Record) -> Document:
    """The results of all stages, handed to the R&D agency (Art. 18(1))."""
    trial = _trial(record)
    lasted = span(trial.started_on, trial.ended_on or record.asked_on)
    lead = (
        "Pelaksana menyerahkan hasil seluruh tahapan uji coba kepada perangkat daerah yang membidangi penelitian dan "
        f"pengembangan (PP 38/2017 Pasal 18 ayat (1)). Uji coba berlangsung {lasted}."
    )
    version = "Isi usulan sebagaimana berlaku pada tanggal laporan ini, dengan seluruh penyesuaian rancang bangun."
    blocks = [
        Heading("Penyerahan hasil"),
        Paragraph(lead),
        *identity(record.proposal, record.dossier),
        *legal_content(content=record.current, version=version),
        *trial_sections(record.proposal, record.dossier, record.closed),
        *papers(record.dossier),
    ]
    return paper_of(
        record, ReportKind.FINAL_REPORT, form=Form.REPORT, blocks=blocks, letterhead=_letterhead(record),
        cover=(("Pelaksana", _executor(record)), ("Dasar laporan", "PP 38/2017 Pasal 18 ayat (1)")),
        signature=signed_by(record, _office(record)),
    )  # fmt: skip


def stop_report(record: Record) -> Document:
    """Why the executor stops, on what results, and what the law asks for then (Art. 17(3)-(4))."""
    trial, head = _trial(record), record.head
    steps = [step for step in record.dossier.steps if step.move == Move.PROPOSE_STOP]
    reason = steps[-1].reason if steps else ""
    ask = (
        f"Penghentian dilakukan dengan persetujuan {head} dan diberitahukan kepada Menteri Dalam Negeri (PP 38/2017 "
        f"Pasal 17 ayat (4)). {record.phrases.rnd_office} kiranya menyampaikannya kepada {head}."
    )
    blocks: list[Block] = [
        *plan_of(record.proposal, record.dossier, trial),
        Heading("Alasan penghentian"),
        Paragraph(reason or open_place("alasan penghentian")),
        *results_of(record.dossier.measures),
        *_reported(list(trial.reports.all()), "Laporan berkala pelaksana"),
        *_money(record.dossier.budget),
        Heading("Yang diminta"),
        Paragraph(ask),
    ]
    cover = (("Dasar", "PP 38/2017 Pasal 17 ayat (3)"), ("Kepada", record.phrases.rnd_office))
    return _sheet(record, ReportKind.STOP_REPORT, "LAPORAN PENGHENTIAN UJI COBA INOVASI DAERAH", blocks, cover)


def _sheet(
    record: Record, kind: ReportKind, words: str, blocks: Sequence[Block], cover: tuple[tuple[str, str], ...]
) -> Document:
    registration = ("Nomor registrasi", record.proposal.registration)
    return paper_of(
        record, kind, form=Form.SHEET, blocks=blocks, letterhead=_letterhead(record), heading=(words, NUMBER),
        cover=filled((registration, *cover)), signature=signed_by(record, _office(record)),
    )  # fmt: skip


def _trial(record: Record) -> Trial:
    """The trial; these papers are open only where there is one."""
    trial = record.dossier.trial
    if trial is None:
        raise ValueError("a paper of a trial needs a trial")
    return trial


def _executor(record: Record) -> str:
    return record.proposal.executor.name if record.proposal.executor else BLANK


def _office(record: Record) -> str:
    return f"Kepala {record.proposal.executor.name}" if record.proposal.executor else EXECUTOR


def _letterhead(record: Record) -> tuple[str, ...]:
    """The executor's own, below its government."""
    government = f"Pemerintah {record.proposal.region.name}".upper()
    return (government, record.proposal.executor.name.upper()) if record.proposal.executor else (government,)


def _obstacles(last: TrialReport | None) -> str:
    return open_place("kendala") if last is None else last.obstacles or "tidak ada yang tercatat."


def _reported(reports: Sequence[TrialReport], caption: str) -> list[Block]:
    rows = tuple(
        (day(each.reported_on), span(each.period_from, each.period_to), each.progress, each.obstacles or "–")
        for each in reports
    )
    columns = ("Tanggal", "Masa", "Kemajuan", "Kendala")
    return [Table(columns, rows, caption, widths=(4, 5, 6, 5))] if rows else []


def _money(budget: Sequence[BudgetLine]) -> list[Block]:
    """Where money was set aside, what follows for the next year (Art. 31(2))."""
    if not budget:
        return []
    total = rupiah(str(sum(line.amount for line in budget)))
    years = ", ".join(str(year) for year in sorted({line.year for line in budget}))
    words = (
        f"Anggaran yang tercatat: {total} (tahun {years}). Inovasi yang dinyatakan tidak berhasil tidak dialokasikan "
        f"anggarannya pada tahun anggaran berikutnya (PP 38/2017 Pasal 31 ayat (2))."
    )
    return [Heading("Anggaran"), Note(words)]
