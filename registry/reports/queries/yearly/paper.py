"""The yearly innovation report put together from its chapters; live data, frozen as it is read."""

from dataclasses import dataclass

from django.utils.translation import override

from registry.exchange.rules.board import Phase
from registry.reports.queries.overdue import overdue_lines
from registry.reports.queries.regional import Scope, entries_of, paper
from registry.reports.queries.workbook import COLUMNS
from registry.reports.queries.yearly.agencies import agencies_chapter, agencies_without
from registry.reports.queries.yearly.applications import (
    ApplicationFacts,
    application_facts,
    applied_chapter,
    stopped_chapter,
)
from registry.reports.queries.yearly.exchange import ExchangeFacts, awards_chapter, exchange_chapter, exchange_facts
from registry.reports.queries.yearly.funding import FundingFacts, funding_chapter, funding_facts
from registry.reports.queries.yearly.index import (
    IndexFacts,
    index_chapter,
    index_facts,
    maturity_annex,
    maturity_by_agency,
)
from registry.reports.queries.yearly.innovations import innovations_chapter, list_annex
from registry.reports.queries.yearly.opening import legal_basis, method, summary
from registry.reports.queries.yearly.recommendations import findings_of, recommendations_chapter
from registry.reports.queries.yearly.trials import TrialFacts, trial_facts, trials_chapter
from registry.reports.rules.document import Annex, Block, Document, Facts, Heading, PageBreak, Paragraph
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Entry, Names
from registry.reports.rules.wording import day


@dataclass(frozen=True, slots=True)
class YearFacts:
    """Everything the report was made from, read before anything is written."""

    entries: tuple[Entry, ...]
    trials: TrialFacts
    applications: ApplicationFacts
    exchange: ExchangeFacts
    index: IndexFacts
    funding: FundingFacts

    @property
    def agencies(self) -> dict[str, str]:
        """The agency of each innovation by its address."""
        return {each.public_id: each.agency for each in self.entries}

    @property
    def is_simulated(self) -> bool:
        of_index = self.index.period is not None and self.index.period.is_simulated
        return of_index or self.exchange.is_simulated or any(each.is_simulated for each in self.entries)


def yearly_document(scope: Scope, *, names: Names = Names.FROM_VERDICT) -> Document:
    """A fixed number of queries, whatever the number of innovations."""
    with override("id"):
        facts = YearFacts(
            entries_of(scope, names=names), trial_facts(scope), application_facts(scope), exchange_facts(scope),
            index_facts(scope), funding_facts(scope),
        )  # fmt: skip
        edition = ""
        if facts.index.edition is not None:
            edition = f"{facts.index.kept['edition']}: {facts.index.edition.legal}"
        return paper(
            scope, kind=ReportKind.YEARLY, title=f"Laporan Inovasi Daerah Tahun {scope.span.year}",
            blocks=[*summary(scope, _summary(scope, facts)), *legal_basis(scope, edition), *method(),
                    *_chapters(scope, facts),
                    *list_annex(facts.entries), *maturity_annex(facts.index, facts.agencies),
                    *_inputs(scope, facts)],
            cover=(("Inovasi yang dihitung", str(len(facts.entries))),), simulated=facts.is_simulated,
        )  # fmt: skip


def _chapters(scope: Scope, facts: YearFacts) -> list[Block]:
    without = agencies_without(scope, facts.entries)
    late = overdue_lines(scope, names=Names.FROM_VERDICT)
    found = findings_of(
        entries=facts.entries, late=late, without=without, trials=facts.trials, applications=facts.applications,
        exchange=facts.exchange, index=facts.index,
    )  # fmt: skip
    maturity = maturity_by_agency(facts.index, facts.agencies)
    return [
        PageBreak(),
        *innovations_chapter(scope, facts.entries),
        PageBreak(),
        *index_chapter(scope, facts.index),
        PageBreak(),
        *agencies_chapter(scope, facts.entries, without=without, maturity=maturity),
        PageBreak(),
        *trials_chapter(scope, facts.trials),
        *applied_chapter(scope, facts.applications),
        *stopped_chapter(scope, facts.applications),
        *funding_chapter(scope, facts.funding, facts.entries),
        *exchange_chapter(scope, facts.exchange),
        *awards_chapter(scope, facts.exchange),
        *recommendations_chapter(found),
        Heading("Penutup"),
        Paragraph(
            f"Laporan ini disusun dari registri menurut keadaan {day(scope.asked_on)}. Masukannya dibekukan bersama "
            "laporan ini dan disebut pada lampiran terakhir."
        ),
    ]


def _summary(scope: Scope, facts: YearFacts) -> list[tuple[str, str]]:
    phases = {phase: sum(each.phase == phase for each in facts.entries) for phase in Phase}
    rows = [
        ("Inovasi yang dihitung", str(len(facts.entries))),
        ("Masih dinilai", str(phases[Phase.JUDGED])),
        ("Ditetapkan, belum diuji coba", str(phases[Phase.DECREED])),
        ("Dalam uji coba", str(phases[Phase.TRIED])),
        ("Siap diterapkan", str(phases[Phase.READY])),
        ("Diterapkan", str(phases[Phase.APPLIED])),
        ("Selesai atau tidak diteruskan", str(phases[Phase.ENDED])),
        ("Catatan dari sumber publik", str(phases[Phase.SOURCED])),
        ("Uji coba yang berjalan dalam tahun ini", str(len(facts.trials.trials))),
        (
            f"Inovasi dengan baris anggaran {scope.span.year}",
            str(len({line.key for line in facts.funding.of_year(scope.span.year)})),
        ),
    ]
    results = facts.index.kept.get("results", {})
    rows += [
        (
            f"Nilai indeks {label.lower()}",
            f"{results[column]['iid'].replace('.', ',')} ({results[column]['predicate']})",
        )
        for column, label in COLUMNS.items()
        if column in results
    ]
    return rows


def _inputs(scope: Scope, facts: YearFacts) -> list[Block]:
    """What the report was made from, so that it can be checked later."""
    period = facts.index.period
    rows = (
        ("Dibaca pada", day(scope.asked_on)),
        ("Usulan dan catatan", str(len(facts.entries))),
        ("Uji coba", str(len(facts.trials.trials))),
        ("Ukuran hasil uji coba", str(len(facts.trials.measures))),
        ("Penerapan sampai akhir tahun", str(len(facts.applications.applications))),
        ("Surat kepada Menteri", str(len(facts.applications.letters))),
        ("Baris anggaran semua tahun", str(len(facts.funding.lines))),
        ("Masa pelaporan indeks", f"{period.year}, {period.edition}" if period else ""),
        ("Acara, kunjungan, replikasi",
         f"{len(facts.exchange.events)}, {len(facts.exchange.visits)}, "
         f"{len(facts.exchange.adoptions) + len(facts.exchange.replications)}"),
        ("Penghargaan", str(len(facts.exchange.awards))),
        ("Edisi perkataan daerah", str(scope.phrases.edition or "")),
    )  # fmt: skip
    return [Annex("Masukan laporan ini"), Facts(tuple(row for row in rows if row[1]))]
