"""Asking for many reports as a page does, waiting for their end, and what came out of it."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.utils import timezone

from registry.audit.models import Event
from registry.audit.queries import chained_regions, first_broken_row
from registry.audit.rules.kinds import Kind
from registry.management.demonstration.accounts import acting
from registry.management.demonstration.examples import MOGE, STANDING
from registry.management.demonstration.play import play
from registry.management.demonstration.summary import is_made
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal, StoredFile
from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN, JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report

LONGEST_ASK = 3.5  # seconds, even with a frozen broker
REPORTS = "reports"


@dataclass(slots=True)
class Findings:
    """What a round came to; every number but the first two and the last must be nought, and the ask short."""

    jobs: int
    made: int
    running: int = 0
    twice: int = 0
    lost: int = 0
    files_without_row: int = 0
    rows_without_file: int = 0
    broken_chains: int = 0
    slowest_ask: float = 0.0
    most_attempts: int = 0

    @property
    def holds(self) -> bool:
        wrong = self.running + self.twice + self.lost + self.files_without_row + self.rows_without_file
        return self.made == self.jobs and wrong + self.broken_chains == 0 and self.slowest_ask <= LONGEST_ASK


def reportable_proposal() -> Proposal:
    """The proposal of the demonstration on which a report may be asked; played when it is not there yet."""
    example = next(example for example in STANDING if example.name == MOGE)
    [part] = play(examples=[example], today=timezone.localdate())
    if part.proposal is None:
        raise LookupError(MOGE)
    return part.proposal


def ask_reports(*, proposal: Proposal, count: int, seconds: float, key: str) -> tuple[list[str], float]:
    """Ask evenly over the time, each by the use-case that the page calls; the ids, and the longest that one took."""
    by = acting(region=proposal.region_id, role=Role.RND_HEAD, on=timezone.localdate())
    began, slowest, asked = time.monotonic(), 0.0, []
    for number in range(count):
        time.sleep(max(0.0, began + seconds * number / count - time.monotonic()))
        before = time.monotonic()
        job = ask_report(
            public_id=proposal.public_id, kind=ReportKind.PROPOSAL, request_key=f"{key}-{number}", by=by,
            at=timezone.now(),
        )  # fmt: skip
        slowest = max(slowest, time.monotonic() - before)
        asked.append(job.public_id)
    return asked, slowest


def findings_of(*, asked: Iterable[str], slowest_ask: float) -> Findings:
    """Whether each job ended exactly once, with its row and its file."""
    jobs = list(Job.objects.filter(public_id__in=list(asked)).select_related("file").defer("facts"))
    events = Event.objects.filter(kind=Kind.REPORT_MADE, subject_id__in=[job.public_id for job in jobs])
    told = Counter(events.values_list("subject_id", flat=True))
    rows = Counter(StoredFile.objects.filter(file__startswith=f"{REPORTS}/").values_list("file", flat=True))
    names = default_storage.listdir(REPORTS)[1] if default_storage.exists(REPORTS) else []
    lying = {f"{REPORTS}/{name}" for name in names}
    made = {job.public_id for job in jobs if _is_whole(job) and told[job.public_id] == 1}
    return Findings(
        jobs=len(jobs),
        made=len(made),
        running=sum(job.state in OPEN for job in jobs),
        twice=sum(times > 1 for times in told.values()) + sum(times > 1 for times in rows.values()),
        lost=sum(job.state not in OPEN and job.public_id not in made for job in jobs),
        files_without_row=len(lying - set(rows)),
        rows_without_file=len(set(rows) - lying),
        broken_chains=sum(first_broken_row(region_code=code) is not None for code in chained_regions()),
        slowest_ask=round(slowest_ask, 2),
        most_attempts=max((job.attempts for job in jobs), default=0),
    )


def _is_whole(job: Job) -> bool:
    try:
        return job.state == JobState.DONE and is_made(job)
    except OSError:
        return False
