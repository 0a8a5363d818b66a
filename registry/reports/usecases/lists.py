"""A filtered list as a file: asked for by who reads the list, made by the worker with his eyes of that day."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from registry.people.models import User
from registry.reports.labels import LIST_LABELS
from registry.reports.models import Job
from registry.reports.queries.jobs import scope_of
from registry.reports.queries.listing import LISTS, cells_of, list_facts, listed, sheet_of
from registry.reports.queries.lists.reading import of_a_region
from registry.reports.render.pdf import Abandoned, Rendering
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.listing import MOST_ROWS, StillWanted
from registry.reports.usecases.jobs import queue_job
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.later import Later
from registry.shared.problems import Problem

if TYPE_CHECKING:
    from registry.reports.render import listing
else:
    listing = Later("registry.reports.render.listing")  # the worker's


@transaction.atomic
def ask_list(
    *, of: str, to: Mapping[str, Any], format: Format = Format.XLSX, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The filtered rows that the asker sees, all pages; `to` is what the address of the page narrows them to."""
    if not of_a_region(by) or not LISTS[of].may(by):
        raise NotAllowed
    office = str(User.objects.filter(pk=by.person).values_list("office", flat=True).first() or "")
    facts = list_facts(of=of, to=to, reader=by, office=office, today=timezone.localtime(at).date())
    rows = listed(facts).count()
    if not rows or rows > MOST_ROWS:
        raise Blocked([Problem("list_too_long" if rows else "list_empty", str(rows))])
    of_it = {"scope": scope_of(by), "about": str(LIST_LABELS[of])}
    return queue_list(facts=facts, rows=rows, format=format, request_key=request_key, of=of_it, by=by, at=at)


def queue_list(
    *, facts: dict[str, Any], rows: int, format: Format, subject: str = "", request_key: str, of: Mapping[str, Any],
    by: Actor, at: datetime,
) -> Job:  # fmt: skip
    """Queue the list of these facts; what was asked stands in the parameters, and how many rows there were."""
    reader, parameters = facts["reader"], dict(of.get("parameters", {}))
    words = facts["words"]
    parameters |= {"list": facts["list"], "filter": words, "office": facts["office"], "rows": rows}
    return queue_job(
        kind=ReportKind.LIST, format=format, region_code=reader["region_code"],
        subject=f"{subject}:{facts['list']}:{sorted(facts['narrowing'].items())}", request_key=request_key,
        of={**of, "parameters": parameters}, facts=lambda: facts, by=by, at=at,
    )  # fmt: skip


def make_list(job: Job, still_wanted: StillWanted) -> Rendering:
    """Read and write in one pass."""
    rows = cells_of(listed(job.facts), still_wanted=still_wanted, abandoned=Abandoned)
    write = listing.write_csv if job.format == Format.CSV else listing.write_xlsx
    return write(sheet_of(job.facts), rows)
