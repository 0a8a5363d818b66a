"""A region with very many made-up drafts, to measure a list by; whoever fills it undoes it."""

from datetime import date

from django.utils import timezone

from registry.people.models import Agency
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reference.models import Affair, Region
from registry.reports.rules.schedules import NOBODY
from registry.shared.actor import Actor, Seat

BATCH = 500
CODE = "99.99"
TODAY = date(2026, 11, 24)


def fill_list(*, rows: int) -> Actor:
    """Fill a region that exists nowhere; the reader who sees all of it."""
    parent, _ = Region.objects.get_or_create(code="99", defaults={"name": "Provinsi contoh", "level": "provinsi"})
    region = Region.objects.create(code=CODE, name="Kota contoh", level="kota", parent=parent)
    agencies = [
        Agency.objects.create(region=region, name=f"Dinas contoh yang namanya cukup panjang {number}", kind="dinas")
        for number in range(30)
    ]
    affair, _ = Affair.objects.get_or_create(code=101, defaults={"name": "Pendidikan", "group": "wajib_dasar"})
    for start in range(0, rows, BATCH):
        numbers = range(start, min(rows, start + BATCH))
        Proposal.objects.bulk_create([_row(number, region, agencies, affair) for number in numbers])
    return Actor(user_id=NOBODY, region_code=CODE, seats=frozenset({Seat(Role.ADMINISTRATOR)}), on=TODAY)


def _row(number: int, region: Region, agencies: list[Agency], affair: Affair) -> Proposal:
    agency, now = agencies[number % len(agencies)], timezone.now()
    return Proposal(
        region=region, registration=f"CONTOH-2026-{number:06}", initiator="perangkat_daerah", agency=agency,
        owner=agency, executor=agency, main_affair=affair, state_since=TODAY, due_on=TODAY,
        name=f"Contoh inovasi pelayanan nomor {number} dengan nama sepanjang nama yang biasa", is_simulated=True,
        created_at=now, updated_at=now,
    )  # fmt: skip
