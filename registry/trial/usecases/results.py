"""What the trial reached: the realised value of each measure (Arts. 3 h, 18(1))."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Permission
from registry.proposals.queries.content import plain
from registry.proposals.usecases.writing import write_fields
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.trial.models import Trial
from registry.trial.policy import may_record_results
from registry.trial.rules.log import day_problems
from registry.trial.usecases.record import leave_event, open_record


@transaction.atomic
def record_results(
    *, public_id: str, realised: Mapping[int, Decimal], on: date, by: Actor, at: datetime
) -> dict[str, str]:
    """Set the realised value of the measures named, all measured on one day; the log keeps what stood before."""
    proposal = open_record(public_id=public_id, may=may_record_results, by=by)
    trial = Trial.objects.get(proposal=proposal)
    today = timezone.localtime(at).date()
    measures = list(proposal.measures.filter(pk__in=realised))
    found = [] if measures else [Problem("results_missing", "realised")]
    found += day_problems(on=on, today=today, not_before=trial.started_on, subject="realised_on")
    if found:
        raise Blocked(found)
    changed = [m for m in measures if (m.realised, m.realised_on) != (realised[m.pk], on)]
    if not changed:
        raise Blocked([Problem("already_recorded", "results")])
    before = {measure.name: plain(measure.realised) for measure in changed}
    for measure in changed:
        measure.realised, measure.realised_on = realised[measure.pk], on
        measure.save(update_fields=["realised", "realised_on"])
    after = {measure.name: plain(measure.realised) for measure in changed}
    write_fields(proposal=proposal, values={}, at=at)
    leave_event(
        Kind.MEASURE_RECORDED, proposal=proposal, permission=Permission.EXECUTE, before=before,
        after=after | {"on": on.isoformat()}, by=by, at=at,
    )  # fmt: skip
    return after
