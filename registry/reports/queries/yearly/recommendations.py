"""The advice of the report: the facts of its chapters, put to the stated rules."""

from collections.abc import Sequence

from registry.proposals.models import Measure
from registry.reports.queries.yearly.applications import ApplicationFacts
from registry.reports.queries.yearly.exchange import ExchangeFacts
from registry.reports.queries.yearly.index import CLAIMED, IndexFacts, gaps_in
from registry.reports.queries.yearly.innovations import named
from registry.reports.queries.yearly.trials import TrialFacts
from registry.reports.rules.document import Block, Heading, Note, Paragraph, Table
from registry.reports.rules.overdue import Late, by_law
from registry.reports.rules.recommendations import Findings, advice_of
from registry.reports.rules.regional import Entry
from registry.trial.rules.ministers import MinisterReportKind
from registry.workflow.rules.states import State

LEAD = (
    "Setiap rekomendasi mengikuti dari fakta di laporan ini menurut aturan di sampingnya; tidak ada penilaian lain di "
    "dalamnya."
)
NONE = "Menurut aturan yang dipakai laporan ini tidak ada yang perlu ditindaklanjuti."


def findings_of(
    *, entries: Sequence[Entry], late: Sequence[Late], without: Sequence[str], trials: TrialFacts,
    applications: ApplicationFacts, exchange: ExchangeFacts, index: IndexFacts,
) -> Findings:  # fmt: skip
    """One query: the measures."""
    legal, reminded = by_law(late)
    measures: dict[int, list[Measure]] = {}
    judged = [each.key for each in named(entries) if each.state != State.TERCATAT]
    for measure in Measure.objects.filter(proposal_id__in=judged):
        measures.setdefault(measure.proposal_id, []).append(measure)
    rewarded = {award.proposal_id for award in exchange.awards}
    applied = [each.key for each in entries if each.state == State.DITERAPKAN]
    claimed = index.kept.get("results", {}).get(CLAIMED, {})
    return Findings(
        overdue_legal=len(legal),
        overdue_reminded=len(reminded),
        unsent_decrees=applications.open_letters(MinisterReportKind.DECREE),
        unreported_applications=applications.open_letters(MinisterReportKind.APPLICATION),
        agencies_without=without,
        without_measure=sum(key not in measures for key in judged),
        unmeasured_trials=trials.unmeasured,
        covered=claimed.get("covered", 0),
        needed=claimed.get("needed", 0),
        gaps=gaps_in(index),
        unverified=sum(
            bool(row["claimed"]) and row["verified"] is None for each in index.reported for row in each["rows"].values()
        ),
        unrewarded=sum(
            key not in rewarded and bool(measures.get(key)) and all(each.is_reached for each in measures[key])
            for key in applied
        ),
    )


def recommendations_chapter(found: Findings) -> list[Block]:
    advice = advice_of(found)
    if not advice:
        return [Heading("Rekomendasi"), Note(NONE, "good")]
    rows = tuple((str(place), each.text, each.rule, each.basis) for place, each in enumerate(advice, 1))
    table = Table(("No.", "Rekomendasi", "Aturan", "Dasar"), rows, "Rekomendasi", (0,), (2, 10, 9, 6))
    return [Heading("Rekomendasi"), Paragraph(LEAD), table]
