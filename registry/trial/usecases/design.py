"""R3: the design adjusted during the trial; each adjustment is a frozen version with its reason (Art. 17(2))."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.models import Agency
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal, ProposalVersion
from registry.proposals.queries.content import missing_content_of
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.proposals.usecases.versions import freeze_version
from registry.proposals.usecases.writing import write_fields
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, Stale
from registry.shared.problems import Problem
from registry.trial.policy import may_adjust_design
from registry.trial.queries.log import newest_version
from registry.trial.rules.design import ADJUSTABLE, changed_fields, decree_problems
from registry.trial.usecases.record import leave_event, open_record


@transaction.atomic
def adjust_design(
    *,
    public_id: str,
    changes: Mapping[str, str],
    executor_id: int | None = None,
    reason: str,
    base_version: int,
    amended_decree: NewPaper | None = None,
    by: Actor,
    at: datetime,
) -> ProposalVersion:
    """Write what changed and freeze it; form, objective and executor only with an amended decree."""
    proposal = open_record(public_id=public_id, may=may_adjust_design, by=by)
    today = timezone.localtime(at).date()
    now = {name: getattr(proposal, name) for name in ADJUSTABLE}
    changed: dict[str, str | int] = dict(changed_fields(now=now, wanted=changes))
    if executor_id is not None and executor_id != proposal.executor_id:
        changed["executor_id"] = executor_id
    if not changed:
        raise Blocked([Problem("already_recorded", "design")])
    _same_base(proposal=proposal, base_version=base_version, now={name: now[name] for name in changed if name in now})
    found = _problems(proposal=proposal, changed=changed, reason=reason, amended_decree=amended_decree, today=today)
    if found:
        raise Blocked(found)
    document = file_document(proposal=proposal, paper=amended_decree, by=by, at=at) if amended_decree else None
    write_fields(proposal=proposal, values=changed, at=at)
    lacking = missing_content_of(proposal)
    if lacking:  # Art. 14(3): what the decree names may not fall empty
        raise Blocked([Problem("content_missing", name, "PP 38/2017 Pasal 14 ayat (3)") for name in lacking])
    version = freeze_version(proposal=proposal, kind="penyesuaian", reason=reason.strip(), by=by, at=at)
    leave_event(
        Kind.DESIGN_ADJUSTED, proposal=proposal, permission=Permission.EXECUTE, reason=reason.strip(),
        before={"version": base_version}, after={"version": version.number, "fields": sorted(changed)},
        documents=[document] if document else [], by=by, at=at,
    )  # fmt: skip
    return version


def _same_base(*, proposal: Proposal, base_version: int, now: Mapping[str, str]) -> None:
    if newest_version(proposal) != base_version:
        raise Stale(dict(now))


def _problems(
    *,
    proposal: Proposal,
    changed: Mapping[str, str | int],
    reason: str,
    amended_decree: NewPaper | None,
    today: date,
) -> list[Problem]:
    found = [] if reason.strip() else [Problem("reason_missing", "reason")]
    paper = amended_decree.as_fact() if amended_decree else None
    found += decree_problems(changed=changed, paper=paper, today=today, decree_on=proposal.decreed_on)
    executor = changed.get("executor_id")
    if executor is not None and not Agency.objects.filter(pk=executor, region_id=proposal.region_id).exists():
        found.append(Problem("executor_missing", "executor_id", "PP 38/2017 Pasal 14 ayat (1)"))
    return found
