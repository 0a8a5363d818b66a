"""A region's period read whole, in a fixed number of queries: rows, papers, earlier outcomes, three columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import Count, Sum
from django.db.models.functions import Least
from django.utils import timezone

from registry.index.models import Period, RegionRow, Sheet, SheetRow
from registry.index.policy import may_open_region
from registry.index.queries.editions import edition_of
from registry.index.queries.lines import RowRecord, Use, Uses, records_of, uses_of
from registry.index.queries.visible import sheets_for
from registry.index.rules.advice import Item, Standing
from registry.index.rules.edition import Edition, Part
from registry.index.rules.evidence import Finding, Paper, findings, sound_papers
from registry.index.rules.prediction import Prediction, Rates, Tally, predict
from registry.index.rules.scoring import Score, points, score
from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.shared.actor import Actor


class Column(StrEnum):
    CLAIMED = "klaim"
    VERIFIED = "verifikasi"
    PREDICTED = "perkiraan"


NOTHING = Prediction(0, ())


@dataclass(slots=True)
class RowState:
    """One row of one innovation as it stands, with its papers, what was found on them, and the prediction."""

    key: str
    claimed: int = 0
    verified: int | None = None
    record: RowRecord | None = None
    uses: Sequence[Use] = ()
    found: Sequence[Finding] = ()
    sound: Sequence[Paper] = ()
    prediction: Prediction = NOTHING

    def level(self, column: Column) -> int:
        """The level in a column; what is not yet verified stands at 0 there."""
        if column == Column.CLAIMED:
            return self.claimed
        return (self.verified or 0) if column == Column.VERIFIED else self.prediction.level


@dataclass(slots=True)
class SheetState:
    sheet: Sheet
    rows: dict[str, RowState]

    def levels(self, column: Column) -> dict[str, int]:
        return {key: row.level(column) for key, row in self.rows.items()}


@dataclass(slots=True)
class PeriodState:
    """Everything of a region's period that scores, sheets and advice are read from."""

    period: Period
    edition: Edition
    sheets: list[SheetState]
    region_rows: dict[str, RegionRow]

    def region_levels(self, column: Column) -> dict[str, int]:
        """The region's own rows; the prediction is what is verified, else what is claimed."""
        return {key: _region_level(row, column) for key, row in self.region_rows.items()}

    def standing(self, column: Column) -> Standing:
        items = [
            Item(
                key=state.sheet.proposal.public_id,
                agency=str(state.sheet.proposal.owner_id or ""),
                affair=state.sheet.proposal.main_affair.code if state.sheet.proposal.main_affair else None,
                levels=state.levels(column),
                is_rejected=state.sheet.is_rejected,
            )
            for state in self.sheets
        ]
        return Standing(self.edition, self.region_levels(column), items)

    def score(self, column: Column) -> Score:
        standing = self.standing(column)
        spd = points(edition=self.edition, part=Part.SPD, levels=standing.spd)
        return score(edition=self.edition, spd=spd, entries=standing.entries())


def period_state(
    *, period: Period, on: date, proposal: Proposal | None = None, visible_for: Actor | None = None
) -> PeriodState:
    """The period as it stands on a day: whole, for one innovation alone, or for those that an actor may open.

    A frozen period stands as it did on the day of its freezing.
    """
    edition = edition_of(period.edition)
    day = on if period.frozen_at is None else timezone.localtime(period.frozen_at).date()
    sheets = Sheet.objects.filter(period=period)
    if proposal is not None:
        sheets = sheets.filter(proposal=proposal)
    if visible_for is not None:
        sheets = sheets.filter(pk__in=sheets_for(visible_for))
    found = list(sheets.select_related("proposal__owner", "proposal__main_affair").order_by("proposal__name", "pk"))
    ids = [sheet.pk for sheet in found]
    records = records_of(sheet_ids=ids)
    names = {row.pk: sheet.proposal.name for sheet in found for row in records.get(sheet.pk, {}).values()}
    uses = uses_of(sheet_ids=ids, names={} if period.frozen_at else names)
    rates = Rates(earlier_outcomes(period=period))
    return PeriodState(
        period=period,
        edition=edition,
        sheets=[_sheet_state(sheet, edition, records.get(sheet.pk, {}), uses, rates, day) for sheet in found],
        region_rows={row.key: row for row in RegionRow.objects.filter(period=period)},
    )


def own_sheets(*, state: PeriodState, actor: Actor) -> PeriodState:
    """The same period with those innovations alone that an actor may open; gains are read from the whole."""
    if may_open_region(actor, state.period.region_id):
        return state
    own = agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    return replace(state, sheets=[found for found in state.sheets if found.sheet.proposal.owner_id in own])


def earlier_outcomes(*, period: Period) -> list[Tally]:
    """How claims fared in the region's earlier periods, added up by the database."""
    rows = SheetRow.objects.filter(
        sheet__period__region_id=period.region_id,
        sheet__period__year__lt=period.year,
        verified__isnull=False,
        claimed__gt=0,
    ).values_list("key", "sheet__proposal__owner_id")
    added = rows.annotate(kept=Sum(Least("verified", "claimed")), levels=Sum("claimed"), sample=Count("pk")).order_by()
    return [Tally(key, str(owner or ""), *sums) for key, owner, *sums in added]


def _sheet_state(
    sheet: Sheet, edition: Edition, records: Mapping[str, RowRecord], uses: Uses, rates: Rates, on: date
) -> SheetState:  # fmt: skip
    rows: dict[str, RowState] = {}
    agency, limit = str(sheet.proposal.owner_id or ""), edition.pdf_limit
    for row in edition.sid:
        record = records.get(row.key)
        state = RowState(row.key)
        rows[row.key] = state
        if record is None:
            continue
        state.record, state.claimed, state.verified = record, record.claimed, record.verified
        state.uses = uses.get(record.pk, ())
        if state.uses:
            papers = [use.paper for use in state.uses]
            state.found = findings(
                row=row, papers=papers, innovation=sheet.proposal.name, today=on, pdf_limit=limit
            )  # fmt: skip
            state.sound = sound_papers(papers=papers, found=state.found)
        state.prediction = predict(
            claimed=record.claimed, verified=record.verified,
            papers=len(state.sound), found=state.found,
            rate=rates.of(row=row.key, agency=agency),
        )  # fmt: skip
    return SheetState(sheet, rows)


def _region_level(row: RegionRow, column: Column) -> int:
    if column == Column.VERIFIED:
        return row.verified or 0
    if column == Column.PREDICTED and row.verified is not None:
        return row.verified
    return row.claimed
