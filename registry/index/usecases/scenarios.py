"""Keeping a what-if under a name; nothing of the real period is written."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import Period, Scenario
from registry.index.policy import may_plan, may_share_with
from registry.index.queries.editions import edition_for
from registry.index.rules.scenarios import Audience, Changes, change_problems
from registry.people.models import Agency
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@dataclass(frozen=True, slots=True)
class Sharing:
    """With whom a scenario is shared; an agency is named where it is one's."""

    audience: Audience = Audience.OWN
    agency_id: int | None = None


PRIVATE = Sharing()


@transaction.atomic
def save_scenario(
    *, region_code: str, year: int, scenario_id: str | None, name: str, edition: str, changes: Changes,
    sharing: Sharing = PRIVATE, by: Actor, at: datetime,
) -> Scenario:  # fmt: skip
    """Keep a new what-if of one's own, or change one; an unknown edition, row or level is refused with its reason."""
    if by.user_id is None or not may_plan(by, region_code):
        raise NotAllowed
    period = Period.objects.filter(region_id=region_code, year=year).select_related("edition").first()
    if period is None:
        raise NotAllowed
    if not period.is_open:
        raise Blocked([Problem("period_frozen", str(year))])
    found = edition_for(period=period, code=edition)
    if found is None:
        raise Blocked([Problem("unknown_edition", edition)])
    problems = [Problem("incomplete_edition", part) for part in found.missing]
    problems += [*change_problems(edition=found, changes=changes), *_sharing_problems(sharing, by)]
    if problems:
        raise Blocked(problems)
    if scenario_id is None:
        scenario = Scenario(period=period, owner_id=by.user_id)
    else:
        mine = Scenario.objects.select_for_update().filter(public_id=scenario_id, owner_id=by.user_id, period=period)
        kept = mine.first()
        if kept is None:
            raise NotAllowed
        scenario = kept
    scenario.name, scenario.edition, scenario.changes, scenario.updated_at = name, edition, changes.as_data(), at
    scenario.audience, scenario.shared_with_id = sharing.audience, sharing.agency_id
    scenario.save()
    record_event(
        kind=Kind.SCENARIO_SAVED, region_code=region_code, subject_type="scenario", subject_id=scenario.public_id,
        after={"edition": edition, "year": year, "audience": sharing.audience.value, "agency": sharing.agency_id},
        by=by, at=at,
    )  # fmt: skip
    return scenario


@transaction.atomic
def remove_scenario(*, scenario_id: str, by: Actor, at: datetime) -> None:
    """Throw one's own what-if away; a second call finds nothing to do."""
    scenario = Scenario.objects.select_for_update().filter(public_id=scenario_id).select_related("period").first()
    if scenario is None:
        return
    if scenario.owner_id != by.user_id:
        raise NotAllowed
    region_code = scenario.period.region_id
    scenario.delete()
    record_event(
        kind=Kind.SCENARIO_SAVED, region_code=region_code, subject_type="scenario", subject_id=scenario_id,
        after={"removed": True}, by=by, at=at,
    )  # fmt: skip


def _sharing_problems(sharing: Sharing, by: Actor) -> list[Problem]:
    if (sharing.audience == Audience.AGENCY) != (sharing.agency_id is not None):
        return [Problem("agency_not_named", "sharing")]
    if sharing.agency_id is None:
        return []
    agency = Agency.objects.filter(pk=sharing.agency_id).first()
    if agency is None or not may_share_with(by, agency):
        return [Problem("agency_not_yours", "sharing")]
    return []
