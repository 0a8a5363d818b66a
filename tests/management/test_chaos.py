"""The plan of blows, what counts as a broken promise, and the table; the blows themselves fall in `.ci/run`."""

import os
import signal
import subprocess
import sys
from random import Random

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from registry.management.chaos import brokers, striking
from registry.management.chaos.asking import LONGEST_ASK, Findings, findings_of
from registry.management.chaos.brokers import OwnFolder, OwnRedis
from registry.management.chaos.plan import KILLS, ON_BROKER, RELIEF, Blow, Broker, Turn, plan
from registry.management.chaos.striking import STRIKES
from registry.management.chaos.table import row_of, table_of
from registry.management.chaos.usage import members, usage_of
from registry.people.rules.roles import Role
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import work
from registry.reports.usecases.jobs import ask_report
from tests.procedure.journeys import Journey


@pytest.mark.parametrize("broker", Broker)
def test_the_same_seed_gives_the_same_plan_and_what_lasts_is_ended(broker):
    turns = plan(broker=broker, seconds=60, seed=3)
    assert turns == plan(broker=broker, seconds=60, seed=3) != plan(broker=broker, seconds=60, seed=4)
    blows = [turn.blow for turn in turns]
    assert {*KILLS, *ON_BROKER[broker]} <= set(blows)
    on_broker = [blow for blow in blows if blow not in KILLS]
    for place, blow in enumerate(on_broker):
        if blow in RELIEF:
            assert on_broker[place + 1] == RELIEF[blow][0]
    assert set(STRIKES) == set(Blow)


GOOD = {"jobs": 2, "made": 2, "slowest_ask": LONGEST_ASK}


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"made": 1}, False),
        *(({name: 1}, False) for name in ("running", "twice", "lost", "files_without_row", "rows_without_file")),
        ({"broken_chains": 1}, False),
        ({"slowest_ask": LONGEST_ASK + 0.01}, False),
    ],
)
def test_one_broken_promise_is_enough(changes, holds):
    assert Findings(**GOOD | changes).holds is holds


@pytest.mark.django_db
def test_a_stray_file_a_lost_file_and_a_changed_file_are_found():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    asked = {"public_id": way.proposal.public_id, "kind": ReportKind.PROPOSAL, "by": way.acting(Role.RND_HEAD)}
    job = ask_report(request_key="a", at=timezone.now(), **asked)
    before = findings_of(asked=[job.public_id], slowest_ask=0)
    assert (before.running, before.made, before.holds) == (1, 0, False)
    work.run_job(job_id=job.pk, at=timezone.now())
    job.refresh_from_db()
    stray = len(default_storage.listdir("reports")[1]) - 1  # other tests of this process keep theirs
    found = findings_of(asked=[job.public_id], slowest_ask=0)
    assert (found.made, found.lost, found.files_without_row) == (1, 0, stray)
    place = job.file.file.name
    default_storage.delete(place)
    default_storage.save(place, ContentFile(b"changed"))
    assert findings_of(asked=[job.public_id], slowest_ask=0).lost == 1
    default_storage.delete(place)
    found = findings_of(asked=[job.public_id], slowest_ask=0)
    assert (found.made, found.lost, found.rows_without_file) == (0, 1, 1)


def test_the_table_tells_what_was_done_and_what_was_passed_over(monkeypatch):
    monkeypatch.setattr(brokers.shutil, "which", lambda _name: None)
    assert OwnRedis.program() is None
    told = GOOD | {"running": 0, "twice": 0, "lost": 0, "files_without_row": 1, "rows_without_file": 1, "seconds": 9.4}
    rows = [row_of("folder", told=told, struck={Blow.LOSE: 2}), row_of("redis", told=None, struck={})]
    assert table_of(rows).splitlines()[2:] == [
        "| folder | pesan dihapus 2× | 2 | 2 | 0 | 0 | 2 | 3.50 s | 9 |",
        "| redis | dilewati: redis-server tidak terpasang |  |  |  |  |  |  |  |",
    ]


def test_the_folder_is_emptied_broken_and_brought_back(tmp_path):
    folder = OwnFolder(folder=tmp_path, chance=Random(1))
    folder.messages.mkdir()
    folder.control.mkdir()
    place, table = folder.messages / "1.celery.msg", folder.control / "celery.exchange"
    place.write_text("whole")
    table.write_text("[]")
    folder.halve()
    assert place.read_text() in {"", "wh"}
    folder.take_away()
    assert folder.messages.is_file()
    folder.bring_back()
    folder.lose()
    folder.break_table()
    assert (list(folder.messages.iterdir()), table.read_text()) == ([], "")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_processes_of_a_session_and_what_they_use():
    script = "import os, sys; os.fork(); os.write(1, b'x'); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout.read(2) == b"xx"
        assert len(members(process.pid)) == 2
        assert usage_of(session=process.pid).resident > 1_000_000
        os.killpg(process.pid, signal.SIGKILL)


def test_a_blow_waits_for_its_victim_and_holds_up_no_other(tmp_path, monkeypatch):
    there: list[Blow] = []
    strikes = dict.fromkeys(Blow, lambda _striker: True) | {Blow.KILL_HAND: lambda _striker: bool(there)}
    monkeypatch.setattr(striking, "STRIKES", strikes)
    turns = [Turn(0, Blow.KILL_HAND), Turn(0, Blow.TAKE_AWAY), Turn(0, Blow.BRING_BACK), Turn(99, Blow.LOSE)]
    striker = striking.Striker(
        under=None, turns=turns, begins=tmp_path / "begun", folder=None, redis=None, chance=Random(1)
    )
    striker.look()
    assert striker.struck == {}
    striker.begins.touch()
    striker.look()
    assert striker.struck == {Blow.TAKE_AWAY: 1}
    there.append(Blow.KILL_HAND)
    striker.look()
    striker.look()
    assert striker.struck == {Blow.TAKE_AWAY: 1, Blow.KILL_HAND: 1}
    assert striker.turns == turns[3:]
