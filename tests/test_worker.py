"""A real Celery worker in a process of its own: killed, cancelled, and with a broker that was down."""

import hashlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from kombu import pools

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.management.demonstration.places import worker_command
from registry.people.queries import actor_for
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.render.benchmark import sample_document
from registry.reports.rules.document import Paragraph, as_data
from registry.reports.rules.jobs import JobState, JobStep
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report, cancel_job
from registry.shared.actor import Actor
from tests import databases
from tests.procedure.journeys import Journey

PATIENCE = 90
NOBODY_LISTENS = "redis://127.0.0.1:1/0"
PAGE = "Kalimat contoh ini mengisi satu halaman laporan agar penyusunannya cukup lama untuk disela. " * 35


@pytest.fixture(scope="module")
def own_database(django_db_blocker, empty_database, tmp_path_factory) -> Iterator[str]:
    """A database whose rows are really committed, so that a worker in another process sees them."""
    with django_db_blocker.unblock():
        is_file = connection.vendor == "sqlite"
        name = str(tmp_path_factory.mktemp("worker") / "worker.sqlite3") if is_file else f"worker_{os.getpid()}"
        databases.copy(empty_database, name)
        try:
            with databases.connected_to(name):
                yield _address(name)
        finally:
            if not is_file:
                with connection._nodb_cursor() as cursor:
                    cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _address(name: str) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    told = connection.settings_dict
    return f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{name}"


@contextmanager
def worker(database: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The worker of the demonstration, beat included, in a process group of its own."""
    env = os.environ | {"DATABASE_URL": database}
    with subprocess.Popen(
        worker_command(folder=folder), cwd=settings.BASE_DIR, env=env, start_new_session=True
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends, list(Job.objects.values("state", "step", "attempts", "error", "published_at"))
        time.sleep(0.05)


def typesetters(session: int) -> int:
    """How many children are setting a report in the worker's session."""
    found = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words, numbers = (place / "cmdline").read_bytes(), (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found += b"registry.reports.render.typesetting" in words and numbers[3] == str(session)
    return found


def asked(*, key: str = "a", pages: int = 0) -> Job:
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    job = ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key=key, by=way.acting(Role.RND_HEAD),
        at=timezone.now(),
    )  # fmt: skip
    if pages:
        long = replace(sample_document(), blocks=(Paragraph("\n\n".join([PAGE] * pages)),))
        Job.objects.filter(pk=job.pk).update(facts=as_data(long))
    return job


def asker_of(job: Job) -> Actor:
    return actor_for(user=job.asked_by, on=timezone.localdate())


def is_setting(job: Job) -> bool:
    job.refresh_from_db()
    return (job.state, job.step) == (JobState.RUNNING, JobStep.LAYOUT)


def is_done(job: Job) -> bool:
    job.refresh_from_db()
    return job.state == JobState.DONE


def made_events(job: Job) -> int:
    return Event.objects.filter(kind=Kind.REPORT_MADE, subject_id=job.public_id).count()


def test_a_worker_killed_in_the_middle_leaves_the_report_to_the_next_which_makes_it_once(own_database, tmp_path):
    job = asked(pages=400)
    with worker(own_database, tmp_path) as first:
        until(lambda: is_setting(job) and typesetters(first.pid) == 1)
        os.killpg(first.pid, signal.SIGKILL)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now())  # half a minute goes by
    with worker(own_database, tmp_path):
        until(lambda: is_done(job))
    assert (job.attempts, made_events(job)) == (2, 1)
    assert hashlib.sha256(job.file.file.read()).hexdigest() == job.sha256
    job.file.file.close()
    assert len(list(Path(job.file.file.path).parent.glob(f"{job.public_id}*"))) == 1


def test_a_cancelled_report_stops_its_child_and_the_worker_goes_on(own_database, tmp_path):
    long = asked(pages=2000)
    with worker(own_database, tmp_path) as process:
        until(lambda: is_setting(long) and typesetters(process.pid) == 1)
        cancel_job(public_id=long.public_id, by=asker_of(long), at=timezone.now())
        until(lambda: typesetters(process.pid) == 0)
        short = ask_report(
            public_id=long.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="b", by=asker_of(long),
            at=timezone.now(),
        )  # fmt: skip
        until(lambda: is_done(short))
    long.refresh_from_db()
    assert (long.state, long.file, made_events(long)) == (JobState.CANCELLED, None, 0)


@contextmanager
def dead_broker() -> Iterator[None]:
    """A folder that is a file, or a port where nobody listens."""
    if settings.REDIS_URL:
        current_app.conf.broker_url = NOBODY_LISTENS
        _forget_connections()
    else:
        messages = Path(settings.BROKER_DIR / "messages")
        messages.rename(messages.with_name("kept"))
        messages.write_text("")
    try:
        yield
    finally:
        if settings.REDIS_URL:
            current_app.conf.broker_url = settings.REDIS_URL
            _forget_connections()
        else:
            messages.unlink()
            messages.with_name("kept").rename(messages)


def _forget_connections() -> None:
    """Also those that kombu keeps by address: what comes after in this process would find them closed."""
    pools.reset()
    current_app._pool = current_app.amqp._producer_pool = None


def test_a_report_asked_while_the_broker_is_down_is_made_when_it_is_back(own_database, tmp_path):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    browser = Client()
    browser.force_login(way.people[Role.RND_HEAD])
    began = time.monotonic()
    with dead_broker():
        address = reverse("report_ask", args=[way.proposal.public_id])
        answer = browser.post(address, {"kind": ReportKind.PROPOSAL, "request_key": "a"}, follow=True)
    assert time.monotonic() - began < 5
    assert "Menunggu giliran" in answer.content.decode()
    job = Job.objects.get(proposal=way.proposal)
    assert (job.state, job.published_at) == (JobState.QUEUED, None)
    with worker(own_database, tmp_path):
        until(lambda: is_done(job))
    assert (job.attempts, made_events(job)) == (1, 1)
