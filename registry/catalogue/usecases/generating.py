"""Filling an empty database for a benchmark; one that holds anything else is refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.catalogue.queries.generated import OFFICER, foreign_records, last_generation
from registry.catalogue.rules.plausible import AGENCIES, MARK, Made, innovation
from registry.catalogue.usecases.generating_evidence import generate_sheets
from registry.catalogue.usecases.refreshing import rebuild_entries
from registry.people.models import Agency, Membership, User
from registry.people.policy import may_administer
from registry.people.rules.roles import Role
from registry.proposals.models import BudgetLine, Inventor, Measure, Proposal
from registry.reference.models import Affair, Region
from registry.reference.queries import AUTONOMOUS, NATIONWIDE
from registry.reference.usecases import make_tenant
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

HOME = "13.76"
AT_ONCE = 2000


@transaction.atomic
def generate_records(
    *, innovations: int, regions: int, seed: int = 1, with_evidence: bool = False, by: Actor, at: datetime
) -> int:
    """Bring the database to so many innovations in all; how many were added."""
    if not may_administer(by):
        raise NotAllowed("Only an administrator fills a database.")
    standing = Proposal.objects.count()
    _refuse(standing, innovations=innovations, regions=regions, seed=seed)
    codes = _codes(regions)
    agencies = _agencies(codes)
    _officer(agencies[HOME, 0], by=by, at=at)
    affairs = list(Affair.objects.values_list("pk", flat=True))
    for start in range(standing, innovations, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, innovations))
        _write([innovation(n, seed=seed, regions=codes, affairs=affairs) for n in numbers], agencies)
    if with_evidence:
        generate_sheets(at=at)
    rebuild_entries(at=at)
    record_event(
        kind=Kind.RECORDS_GENERATED, region_code=NATIONWIDE, subject_type=MARK, subject_id=NATIONWIDE,
        role=Role.ADMINISTRATOR, after={"seed": seed, "regions": regions, "innovations": innovations}, by=by, at=at,
    )  # fmt: skip
    return innovations - standing


def _refuse(standing: int, *, innovations: int, regions: int, seed: int) -> None:
    if foreign := foreign_records():
        raise Blocked([Problem("not_generated", ", ".join(foreign))])
    before = last_generation()
    asked = {"seed": seed, "regions": regions}
    if before and ({name: before[name] for name in asked} != asked or innovations < standing):
        raise Blocked([Problem("generated_otherwise", ", ".join(f"{name} {n}" for name, n in before.items()))])


def _codes(regions: int) -> list[str]:
    """The home first, then the rest in the order of their codes."""
    found = Region.objects.filter(level__in=AUTONOMOUS).exclude(pk=HOME).order_by("code").values_list("pk", flat=True)
    return [HOME, *found[: max(0, regions - 1)]]


def _agencies(codes: Sequence[str]) -> dict[tuple[str, int], int]:
    """The same agencies in every region; by region and place in the list, their keys."""
    wanted = [
        Agency(region_id=code, name=name, kind=kind, seen_in_year=MARK, is_rnd=not place)
        for code in codes
        for place, (name, kind) in enumerate(AGENCIES)
    ]
    Agency.objects.bulk_create(wanted, ignore_conflicts=True, batch_size=AT_ONCE)
    places = {name: place for place, (name, _kind) in enumerate(AGENCIES)}
    found = Agency.objects.values_list("region_id", "name", "pk")
    return {(code, places[name]): pk for code, name, pk in found}


def _officer(agency: int, *, by: Actor, at: datetime) -> None:
    make_tenant(region_code=HOME, by=by, at=at)
    user, is_new = User.objects.get_or_create(
        username=OFFICER, defaults={"region_id": HOME, "office": "Petugas patokan", "password": "!"}
    )
    if is_new:
        Membership.objects.create(user=user, role=Role.RND_OFFICER)


def _write(rows: Sequence[Made], agencies: Mapping[tuple[str, int], int]) -> None:
    proposals = Proposal.objects.bulk_create([_proposal(row, agencies) for row in rows], batch_size=500)
    on_the_way = [(row, proposal) for row, proposal in zip(rows, proposals, strict=True) if not row.sourced]
    Inventor.objects.bulk_create([Inventor(proposal=proposal, name="Inovator Contoh") for _row, proposal in on_the_way])
    Measure.objects.bulk_create(
        Measure(proposal=proposal, name="waktu layanan", unit="menit", baseline=at_first, target=aimed_at)
        for row, proposal in on_the_way
        for at_first, aimed_at, _rupiah in [row.in_numbers]
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(proposal=proposal, year=2026, document="apbd", amount=row.in_numbers[2])
        for row, proposal in on_the_way
    )


def _proposal(row: Made, agencies: Mapping[tuple[str, int], int]) -> Proposal:
    columns: dict[str, Any] = {"region_id": row.region, **row.columns}
    if not row.sourced:
        owner = agencies[row.region, row.agency]
        columns |= {"owner_id": owner, "agency_id": owner, "executor_id": owner}
    return Proposal(**columns)
