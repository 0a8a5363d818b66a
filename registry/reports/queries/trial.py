"""The trial: its plan, its log, its deviations, and its results against the targets (Arts. 16-18, 23)."""

from collections.abc import Sequence

from django.utils import timezone

from registry.procedure.queries.dossier import Dossier
from registry.proposals.models import Measure, Proposal
from registry.reports.rules.charts import Bar, BarChart, draw
from registry.reports.rules.document import Block, Facts, Figure, Heading, Note, Paragraph, Table
from registry.reports.rules.wording import achieved, day, quantity, span
from registry.review.models import Evaluation
from registry.shared.ink import Surface
from registry.trial.models import Deviation, Trial
from registry.workflow.rules.documents import DocumentKind

HAZARDS = {
    "endangers_health": "kesehatan",
    "endangers_security": "keamanan",
    "endangers_safety": "keselamatan manusia",
    "endangers_environment": "lingkungan",
}


def trial_sections(proposal: Proposal, dossier: Dossier, rounds: Sequence[Evaluation]) -> list[Block]:
    """Plan, log, deviations, results, impact; what was never recorded has no section."""
    trial = dossier.trial
    if trial is None:
        return []
    return [
        *plan_of(proposal, dossier, trial),
        *_log(dossier, trial),
        *deviations_of(tuple(trial.deviations.all())),
        *results_of(dossier.measures),
        *impact_of(proposal, dossier.measures, rounds),
    ]


def reached(measures: Sequence[Measure]) -> tuple[int, int]:
    """How many measures reached their target, of how many."""
    return sum(measure.is_reached for measure in measures), len(measures)


def plan_of(proposal: Proposal, dossier: Dossier, trial: Trial) -> list[Block]:
    decrees = [d for d in dossier.documents if d.kind in (DocumentKind.DECREE, DocumentKind.AMENDED_DECREE)]
    rows = [
        ("Dasar", "; ".join(f"{d.get_kind_display()} {d.number}, {day(d.on)}" for d in decrees)),
        ("Pelaksana", proposal.executor.name if proposal.executor else ""),
        ("Laboratorium uji coba", trial.place),
        ("Waktu yang direncanakan", span(trial.started_on, trial.planned_end)),
        ("Selesai", day(trial.ended_on)),
    ]
    stages = tuple((s.name, span(s.starts_on, s.ends_on), f"{s.progress} %") for s in trial.stages.all())
    table = Table(("Tahap", "Waktu", "Kemajuan"), stages, "Tahap uji coba", (2,), (6, 5, 2))
    return [Heading("Rencana uji coba"), Facts(tuple(row for row in rows if row[1])), *([table] if stages else [])]


def _log(dossier: Dossier, trial: Trial) -> list[Block]:
    """The periodic reports, then each adjustment of the design with its reason (Arts. 16(4), 17(2))."""
    reports = tuple(
        (day(each.reported_on), span(each.period_from, each.period_to), each.progress, each.obstacles or "–")
        for each in trial.reports.all()
    )
    adjusted = tuple(
        (day(timezone.localtime(each.made_at).date()), f"Versi {each.number}", each.reason or "–")
        for each in dossier.versions
        if each.kind == "penyesuaian"
    )
    blocks: list[Block] = []
    if reports:
        columns = ("Tanggal", "Masa", "Kemajuan", "Kendala")
        blocks.append(Table(columns, reports, "Laporan berkala pelaksana", widths=(5, 5, 6, 5)))
    if adjusted:
        table = Table(("Tanggal", "Versi", "Alasan"), adjusted, "Penyesuaian rancang bangun", widths=(3, 2, 8))
        blocks += [Heading("Penyesuaian rancang bangun (Pasal 17 ayat (2))", 2), table]
    return [Heading("Catatan pelaksanaan"), *blocks] if blocks else []


def deviations_of(deviations: Sequence[Deviation]) -> list[Block]:
    """Where the trial did otherwise than the rules, and that no hazard was touched (Art. 16(3))."""
    rows = tuple((each.rule, each.instead, span(each.starts_on, each.ends_on), _hazards(each)) for each in deviations)
    if not rows:
        return []
    lead = Paragraph(
        "Selama uji coba tata cara pelaksana boleh berbeda dari peraturan, kecuali yang dapat membahayakan kesehatan, "
        "keamanan, keselamatan manusia, dan lingkungan (Pasal 16 ayat (3)). Kelonggaran ini berakhir bersama uji coba."
    )
    columns = ("Ketentuan", "Yang dilakukan", "Waktu", "Pemeriksaan bahaya")
    return [Heading("Penyimpangan dari ketentuan"), lead, Table(columns, rows, widths=(4, 5, 4, 4))]


def _hazards(deviation: Deviation) -> str:
    touched = [word for name, word in HAZARDS.items() if getattr(deviation, name)]
    return f"Membahayakan {', '.join(touched)}" if touched else "Tidak membahayakan"


def results_of(measures: Sequence[Measure]) -> list[Block]:
    """Each measure against its target, drawn in percent of the target so that unlike units compare."""
    said = result_table(measures)
    return [*said[:1], *_chart(measures), *said[1:]]


def result_table(measures: Sequence[Measure]) -> list[Block]:
    """The same without the chart, for a letter."""
    if not measures:
        return []
    columns = ("Ukuran", "Awal", "Target", "Realisasi", "Tanggal ukur", "Tercapai")
    rows = tuple(
        (
            each.name,
            quantity(each.baseline, each.unit) or "–",
            quantity(each.target, each.unit),
            quantity(each.realised, each.unit) or "belum diukur",
            day(each.realised_on) or "–",
            "Ya" if each.is_reached else "Tidak",
        )
        for each in measures
    )
    table = Table(columns, rows, "Hasil terhadap target", (1, 2, 3), (9, 6, 6, 6, 9, 5))
    done, all_of_them = reached(measures)
    tone = "good" if done == all_of_them else "warning"
    note = Note(f"{done} dari {all_of_them} ukuran mencapai targetnya.", tone)
    return [Heading("Hasil terhadap target"), table, note]


def _chart(measures: Sequence[Measure]) -> list[Block]:
    bars = tuple(
        Bar(
            each.name,
            achieved(target=float(each.target), realised=float(each.realised), lower_is_better=each.lower_is_better),
            100,
        )
        for each in measures
        if each.realised is not None
    )
    if not bars:
        return []
    words = "; ".join(f"{bar.label} {quantity(bar.value)} persen dari target" for bar in bars)
    chart = BarChart("Capaian terhadap target", f"{words}.", bars, "%", "Capaian", "Target (100 %)")
    how = Paragraph(
        "Capaian ialah realisasi dibagi target; bila makin kecil makin baik: dua kali target dikurangi realisasi, "
        "dibagi target."
    )
    return [
        Figure(draw(chart, surface=Surface.PAPER), f"Diagram batang. {words}.", "Capaian dalam persen dari target"),
        how,
    ]


def impact_of(proposal: Proposal, measures: Sequence[Measure], rounds: Sequence[Evaluation]) -> list[Block]:
    """Both tests by which a region is assessed later (Art. 23)."""
    done, all_of_them = reached(measures)
    replicable = [a.reason for a in rounds[-1].answers.all() if a.criterion == "e" and a.reason] if rounds else []
    rows = [
        ("Dampak pada kinerja dan pelayanan (huruf a)", proposal.benefit),
        ("Ukuran yang mencapai target", f"{done} dari {all_of_them}" if all_of_them else ""),
        ("Dapat diterapkan di daerah lain (huruf b)", "".join(replicable)),
    ]
    filled = tuple(row for row in rows if row[1])
    return [Heading("Dampak dan keterterapan (Pasal 23)"), Facts(filled)] if filled else []
