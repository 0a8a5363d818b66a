"""The index out of the door: its rounds on the simulated proposals, three scores, the region's dossier."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from registry.index.models import Period
from registry.index.queries.standing import Column, period_state
from registry.management.demonstration.accounts import acting
from registry.management.demonstration.index_round import REGION, YEAR, is_index_played, play_index
from registry.management.demonstration.laying import laid
from registry.management.demonstration.waiting import wait_for_jobs
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.rules.formats import Format
from registry.reports.usecases.dossiers import ask_dossier, ask_region_dossier

NAMES = {Column.CLAIMED: "claimed", Column.VERIFIED: "verified", Column.PREDICTED: "predicted"}


def play_part(folder: Path) -> dict[str, Any]:
    """Play, score, let the worker make ZIP and workbook, and lay both into the folder; CommandError where one fails."""
    at = timezone.now()
    if not is_index_played():
        play_index(at=at)
    jobs = [ask_for_region(format=form, at=at) for form in (Format.ZIP, Format.XLSX)]
    wait_for_jobs(job.public_id for job in jobs)
    dossier, workbook = (laid(job, folder=folder / "index") for job in jobs)
    return _scores(on=timezone.localtime(at).date()) | {"dossier": dossier, "workbook": workbook}


def ask_dossiers(*, at: datetime) -> None:
    """What stands in the demonstration from the start: the region's dossier, and that of its first innovation."""
    ask_for_region(format=Format.ZIP, at=at)
    sheets = Period.objects.get(region_id=REGION, year=YEAR).sheets.select_related("proposal").order_by("pk")
    head = acting(region=REGION, role=Role.RND_HEAD, on=at.date())
    for sheet in sheets[:1]:
        ask_dossier(public_id=sheet.proposal.public_id, year=YEAR, request_key="peragaan", by=head, at=at)


def ask_for_region(*, format: Format, at: datetime) -> Job:
    head = acting(region=REGION, role=Role.RND_HEAD, on=at.date())
    return ask_region_dossier(region_code=REGION, year=YEAR, format=format, request_key="peragaan", by=head, at=at)


def _scores(*, on: date) -> dict[str, Any]:
    """The edition, the three scores, and the predicate of the verified one."""
    period = Period.objects.select_related("edition").get(region_id=REGION, year=YEAR)
    state = period_state(period=period, on=on)
    scores = {column: state.score(column) for column in Column}
    return {
        "edition": period.edition.code,
        "simulated": period.is_simulated,
        "iid": {NAMES[column]: f"{found.iid:f}" for column, found in scores.items()},
        "predicate": scores[Column.VERIFIED].predicate,
    }
