"""The trials of the year: where each stands, how many reports came, and the results against their targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from registry.proposals.models import Measure
from registry.reports.queries.conclusion import OUTCOMES
from registry.reports.queries.regional import Scope, counted
from registry.reports.queries.trial import HAZARDS
from registry.reports.rules.charts import draw
from registry.reports.rules.document import Block, Facts, Figure, Heading, Paragraph, Table
from registry.reports.rules.regional import counted_words
from registry.reports.rules.wording import achieved, day, quantity, span
from registry.shared.charts import DonutChart, Slice
from registry.shared.ink import Surface, number
from registry.trial.models import Deviation, Trial

CONCLUSIONS = dict(Trial.CONCLUSIONS)


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """The trials that ran on some day of the year, with their measures, and their deviations."""

    trials: Sequence[Trial]
    deviations: Sequence[Deviation]

    @property
    def measures(self) -> list[tuple[Trial, Measure]]:
        return [(trial, measure) for trial in self.trials for measure in trial.proposal.measures.all()]

    @property
    def unmeasured(self) -> int:
        """Trials that have ended and have a measure nobody has measured."""
        return sum(
            trial.ended_on is not None and any(each.realised is None for each in trial.proposal.measures.all())
            for trial in self.trials
        )


def trial_facts(scope: Scope) -> TrialFacts:
    """Three queries."""
    last, first = scope.span.last, scope.span.first
    ran = Trial.objects.filter(Q(ended_on=None) | Q(ended_on__gte=first), started_on__lte=last)
    ran = ran.filter(proposal__in=counted(scope).values("pk")).select_related("proposal__executor")
    trials = ran.prefetch_related(Prefetch("proposal__measures")).annotate(
        reports_count=Count("reports", filter=Q(reports__reported_on__gte=first, reports__reported_on__lte=last))
    )
    found = list(trials.order_by("started_on", "proposal__name", "pk"))
    deviations = Deviation.objects.filter(trial__in=[trial.pk for trial in found]).order_by("starts_on", "pk")
    return TrialFacts(found, list(deviations))


def trials_chapter(scope: Scope, facts: TrialFacts) -> list[Block]:
    head = Heading("Uji coba")
    if not facts.trials:
        return [head, Paragraph(f"Tidak ada uji coba yang berjalan pada {scope.span.words}.")]
    ended = sum(trial.ended_on is not None and trial.ended_on <= scope.span.last for trial in facts.trials)
    begun = sum(trial.started_on >= scope.span.first for trial in facts.trials)
    rows = (
        ("Uji coba yang berjalan dalam tahun ini", str(len(facts.trials))),
        ("Dimulai dalam tahun ini", str(begun)),
        ("Berakhir dalam tahun ini", str(ended)),
        ("Laporan berkala yang masuk", str(sum(_reports(trial) for trial in facts.trials))),
    )
    return [head, Facts(rows), _list(facts), *_results(facts), *_deviations(facts)]


def _list(facts: TrialFacts) -> Table:
    rows = tuple(
        (
            str(place), _named(trial),
            f"{trial.proposal.executor.name if trial.proposal.executor else '–'}\n{trial.place}",
            span(trial.started_on, trial.ended_on or trial.planned_end), str(_reports(trial)), _conclusion(trial),
        )
        for place, trial in enumerate(facts.trials, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi", "Pelaksana dan laboratorium", "Waktu", "Laporan", "Kesimpulan")
    return Table(columns, rows, "Uji coba tahun ini", (0, 4), (4, 14, 13, 10, 6, 9))


def _results(facts: TrialFacts) -> list[Block]:
    """Every measure against its target, and how many of them were reached."""
    if not facts.measures:
        return [Heading("Hasil terhadap target", 2), Paragraph("Belum ada ukuran hasil yang tercatat.")]
    parts = [
        ("Mencapai target", sum(each.is_reached for _trial, each in facts.measures)),
        ("Diukur, belum mencapai", sum(m.realised is not None and not m.is_reached for _trial, m in facts.measures)),
        ("Belum diukur", sum(each.realised is None for _trial, each in facts.measures)),
    ]
    said = counted_words(parts)
    chart = DonutChart("Ukuran hasil uji coba", said, tuple(Slice(label, count) for label, count in parts), "ukuran")
    sums = Table(
        ("Ukuran", "Jumlah"), tuple((label, str(count)) for label, count in parts), "Ukuran hasil", (1,), (12, 3)
    )
    figure = Figure(
        draw(chart, surface=Surface.PAPER), f"Diagram donat. {said}", "Ukuran hasil uji coba terhadap targetnya", sums
    )
    rows = tuple(
        (
            _named(trial), each.name, _aim(each), quantity(each.realised, each.unit) or "belum diukur", _achieved(each),
            "Ya" if each.is_reached else "Tidak",
        )
        for trial, each in facts.measures
    )  # fmt: skip
    columns = ("Inovasi", "Ukuran", "Awal dan target", "Realisasi", "Capaian", "Tercapai")
    table = Table(columns, rows, "Hasil uji coba terhadap target", (3, 4), (15, 12, 9, 7, 6, 6))
    return [Heading("Hasil terhadap target", 2), figure, table]


def _deviations(facts: TrialFacts) -> list[Block]:
    """Where trials did otherwise than the rules (Art. 16(3))."""
    names = {trial.pk: _named(trial) for trial in facts.trials}
    rows = tuple(
        (names[each.trial_id], each.rule, each.instead, span(each.starts_on, each.ends_on), _hazards(each))
        for each in facts.deviations
    )
    if not rows:
        return []
    columns = ("Inovasi", "Ketentuan", "Yang dilakukan", "Waktu", "Pemeriksaan bahaya")
    table = Table(columns, rows, "Penyimpangan dari ketentuan selama uji coba", widths=(6, 6, 8, 6, 5))
    return [Heading("Penyimpangan dari ketentuan (Pasal 16 ayat (3))", 2), table]


def _hazards(deviation: Deviation) -> str:
    touched = [word for name, word in HAZARDS.items() if getattr(deviation, name)]
    return f"Membahayakan {', '.join(touched)}" if touched else "Tidak membahayakan"


def _named(trial: Trial) -> str:
    return f"{trial.proposal.name} (SIMULASI)" if trial.proposal.is_simulated else trial.proposal.name


def _reports(trial: Trial) -> int:
    return int(getattr(trial, "reports_count", 0))


def _conclusion(trial: Trial) -> str:
    if trial.conclusion:
        return OUTCOMES[trial.conclusion][0].rstrip(".")
    return f"Hasil diserahkan {day(trial.ended_on)}, belum disimpulkan" if trial.ended_on else "Masih berjalan"


def _aim(measure: Measure) -> str:
    first = f"{quantity(measure.baseline)} → " if measure.baseline is not None else ""
    return f"{first}{quantity(measure.target, measure.unit)}"


def _achieved(measure: Measure) -> str:
    if measure.realised is None:
        return "–"
    target, realised = float(measure.target), float(measure.realised)
    return f"{number(achieved(target=target, realised=realised, lower_is_better=measure.lower_is_better))} %"
