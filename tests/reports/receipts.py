"""A citizen who has handed in, with his receipt waiting or made."""

from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.usecases.receipts import hand_in_citizen_proposal
from registry.reports.usecases.work import run_job
from tests import factories as make
from tests.procedure.usecases.test_citizens import values

CHECK = "https://registri.contoh.go.id/dokumen/cek/"


def hand_in(*, secret: bytes = b"kunci", check_url: str = CHECK, **more: object) -> tuple[Proposal, str]:
    make.region()
    return hand_in_citizen_proposal(
        region_code="13.76", values=values(**more), uploads=(), secret=secret, check_url=check_url, at=make.NOON
    )


def make_receipts() -> None:
    """What a worker does with every receipt that waits."""
    for job_id in Job.objects.filter(kind="tanda_terima", state="antre").values_list("pk", flat=True):
        run_job(job_id=job_id, at=make.NOON)
