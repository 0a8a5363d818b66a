"""A period as plain values: what is frozen when it has been sent, and what every dossier is made from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import override

from registry.index.models import Period, RegionRow
from registry.index.queries.lines import RowRecord, Use, copy_of
from registry.index.queries.profile import profiles_of
from registry.index.queries.standing import Column, RowState, SheetState, period_state
from registry.index.rules.edition import Edition, Part
from registry.index.rules.portal import Answer
from registry.index.rules.scoring import Score, points
from registry.proposals.models import Proposal

SHAPE = 2  # the first kept levels, hashes and scores alone: no dossier can be made from it


def kept_or_current(*, period: Period, on: date, proposal: Proposal | None = None) -> dict[str, Any]:
    """What was sent, where the period is frozen; else the period as it stands, or one innovation of it."""
    if period.frozen is None:
        return snapshot(period=period, on=on, proposal=proposal)
    if proposal is None:
        return dict(period.frozen)
    own = [found for found in period.frozen["innovations"] if found["id"] == proposal.public_id]
    return period.frozen | {"innovations": own}


def profile_for(*, proposal: Proposal, period: Period | None) -> list[Answer]:
    """The portal's fields as they were sent, where the innovation was in a frozen period; else as they stand."""
    frozen = period.frozen if period and period.frozen_at else None
    sent = frozen["innovations"] if frozen and frozen.get("shape") == SHAPE else []
    for found in sent:
        if found["id"] == proposal.public_id:
            return [Answer(*entry) for entry in found["profile"]]
    return profiles_of([proposal])[proposal.pk]


def snapshot(*, period: Period, on: date, proposal: Proposal | None = None) -> dict[str, Any]:
    """Profiles, levels with their reasons, documents with page ranges and hashes, findings, and the three scores."""
    state = period_state(period=period, on=on, proposal=proposal)
    scores = {} if proposal else {column: state.score(column) for column in Column}
    predicted = state.region_levels(Column.PREDICTED)
    with override("id"):
        profiles = profiles_of([found.sheet.proposal for found in state.sheets])
    return {
        "shape": SHAPE,
        "edition": str(period.edition),
        "scores": {column.value: str(found.iid) for column, found in scores.items()},
        "results": {column.value: _result(found) for column, found in scores.items()},
        "region": {key: _levels(row) | {"predicted": predicted[key]} for key, row in state.region_rows.items()},
        "innovations": [_innovation(found, state.edition, profiles[found.sheet.proposal_id]) for found in state.sheets],
    }


def _result(score: Score) -> dict[str, Any]:
    return {
        "iid": str(score.iid),
        "predicate": score.predicate,
        "spd": f"{score.spd:.2f}",
        "mean": f"{score.mean_maturity:.2f}",
        "count": f"{score.count_score:.2f}",
        "covered": score.gate.covered,
        "needed": score.gate.needed,
        "reported": score.reported,
    }


def _innovation(found: SheetState, edition: Edition, profile: Sequence[Answer]) -> dict[str, Any]:
    proposal = found.sheet.proposal
    return {
        "id": proposal.public_id,
        "name": proposal.name,
        "registration": proposal.registration,
        "owner": proposal.owner.name if proposal.owner else "",
        "affair": proposal.main_affair.name if proposal.main_affair else "",
        "simulated": proposal.is_simulated,
        "rejected": found.sheet.is_rejected,
        "rejected_reason": found.sheet.rejected_reason,
        "maturity": {
            column.value: f"{points(edition=edition, part=Part.SID, levels=found.levels(column)):f}"
            for column in Column
        },
        "profile": [[answer.name, answer.value, answer.words] for answer in profile],
        "rows": {key: _row(row) for key, row in found.rows.items()},
    }


def _row(row: RowState) -> dict[str, Any]:
    levels = {"claimed": row.claimed, "verified": row.verified} if row.record is None else _levels(row.record)
    return levels | {
        "predicted": row.prediction.level,
        "documents": [_document(use) for use in row.uses],
        "findings": [[each.code, each.weight.value, each.paper, each.detail] for each in row.found],
    }


def _levels(record: RowRecord | RegionRow) -> dict[str, Any]:
    return {
        "claimed": record.claimed,
        "verified": record.verified,
        "value": None if record.value is None else f"{record.value:f}",
        "basis": record.basis,
        "reason": record.verified_reason,
    }


def _document(use: Use) -> dict[str, Any]:
    """A document with the file that goes to the portal, and with the original where that is a smaller copy of it."""
    document, copy = use.document, copy_of(use.document)
    file = document.file if copy is None or copy.file is None else copy.file
    original = {} if copy is None else {"original": {"name": document.file.name, "sha256": copy.original_sha256}}
    return original | {
        "id": document.public_id,
        "kind": document.kind,
        "number": document.number,
        "on": document.on.isoformat() if document.on else None,
        "subject": document.subject,
        "file": file.public_id,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "page_from": use.page_from,
        "page_to": use.page_to,
        "address": document.address,
    }
