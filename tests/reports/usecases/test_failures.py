"""What can go wrong in the middle: a readable reason, nothing left behind, and a retry that works when it is mended."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from registry.people.rules.roles import Role
from registry.reports.labels import FAILURE_LABELS
from registry.reports.models import Job
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.jobs import MAX_ATTEMPTS, JobState, file_name
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import jobs, making, upkeep, work
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
SMALL_MEMORY = (
    "import sys, registry.reports.render.typesetting as child; child.MEMORY = 64 * 1024**2; sys.exit(child.main())"
)
KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
LITTLE_SPACE = 4096


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    return way


def asked(way: Journey, key: str) -> Job:
    return jobs.ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key=key, by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip


def run(job: Job, way: Journey) -> Job:
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    return job


def place_of(job: Job) -> str:
    return file_name(job_id=job.public_id, extension=job.format)


@contextmanager
def another_child(monkeypatch, program: str) -> Iterator[None]:
    with monkeypatch.context() as patched:
        child = {"child": (sys.executable, "-c", program)}
        patched.setattr(render_pdf, "__kwdefaults__", render_pdf.__kwdefaults__ | child)
        yield


@contextmanager
def no_time(monkeypatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setattr(making, "RENDER_SECONDS", 0)
        yield


@contextmanager
def full_disk(monkeypatch) -> Iterator[None]:
    """The system itself refuses the rest of a file beyond its first bytes, and leaves those on the disk."""
    save = default_storage._save

    def within_limits(name, content):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE_SPACE, before[1]))
        try:
            return save(name, content)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    with monkeypatch.context() as patched:
        patched.setattr(default_storage, "_save", within_limits)
        yield


FAULTS = {
    "killed": (lambda monkeypatch: another_child(monkeypatch, KILLED), "crashed"),
    "memory": (lambda monkeypatch: another_child(monkeypatch, SMALL_MEMORY), "crashed"),
    "time": (no_time, "timeout"),
    "disk": (full_disk, "storage"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_the_report_with_a_reason_and_a_retry_makes_it(way, monkeypatch, name):
    fault, code = FAULTS[name]
    job = asked(way, "a")
    Job.objects.update(attempts=MAX_ATTEMPTS - 1)  # the attempts before ended the same way
    with fault(monkeypatch):
        run(job, way)
    assert (job.state, job.error_code, job.error) == (JobState.FAILED, code, FAILURE_LABELS[code])
    assert not default_storage.exists(place_of(job))
    jobs.retry_job(public_id=job.public_id, by=way.acting(Role.RND_HEAD), at=way.now)
    assert run(job, way).state == JobState.DONE
    assert (job.error, default_storage.exists(place_of(job))) == ("", True)


def test_the_disk_that_was_full_for_a_moment_costs_one_attempt(way, monkeypatch):
    job = asked(way, "a")
    with full_disk(monkeypatch):
        run(job, way)
    assert (job.state, job.error_code) == (JobState.QUEUED, "storage")
    assert default_storage.size(place_of(job)) == LITTLE_SPACE  # what the next attempt replaces
    Job.objects.update(lease_until=None)
    assert run(job, way).state == JobState.DONE
    assert default_storage.size(place_of(job)) == job.file.size


def test_a_report_whose_proposal_went_in_the_middle_comes_out_of_its_frozen_facts(way):
    job = asked(way, "a")
    whole, number = run(asked(way, "b"), way).sha256, way.proposal.registration
    Job.objects.filter(pk=job.pk).update(proposal=None)  # as SET_NULL leaves it
    assert (run(job, way).state, job.sha256) == (JobState.DONE, whole)
    assert number in job.file.name


@pytest.mark.parametrize("end", ["cancelled", "given up"])
def test_a_report_that_ends_without_a_file_takes_what_a_killed_attempt_had_stored(way, end):
    job = asked(way, "a")
    default_storage.save(place_of(job), ContentFile(b"a part"))
    if end == "cancelled":
        jobs.cancel_job(public_id=job.public_id, by=way.acting(Role.RND_HEAD), at=way.now)
    else:
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, token="t", attempts=MAX_ATTEMPTS)
        assert upkeep.give_up(job_id=job.pk, token="t", at=way.now)
    assert not default_storage.exists(place_of(job))


def test_a_broken_disk_does_not_keep_a_report_from_ending(way, monkeypatch):
    def broken(_name):
        raise OSError("input/output error")

    job = asked(way, "a")
    monkeypatch.setattr(default_storage, "delete", broken)
    jobs.cancel_job(public_id=job.public_id, by=way.acting(Role.RND_HEAD), at=way.now)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
