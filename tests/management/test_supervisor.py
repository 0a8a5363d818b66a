"""Children are restarted when they die, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registry.management.demonstration.supervisor import STOPPERS, BackOff, Supervisor

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.fixture
def under():
    """A supervisor whose signal handlers and children end with the test."""
    before = {number: signal.getsignal(number) for number in STOPPERS}
    supervisor = Supervisor(env=os.environ, folder=Path.cwd())
    yield supervisor
    supervisor.stop()
    for number, handler in before.items():
        signal.signal(number, handler)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_wait_grows_while_a_child_keeps_dying_and_starts_anew_after_a_steady_life():
    back_off = BackOff()
    assert [back_off.wait_after(lived=1) for _ in range(6)] == [2, 4, 8, 16, 30, 30]
    assert back_off.wait_after(lived=60) == 2


def test_a_killed_child_is_started_again(under):
    under.keep(name="worker", command=SLEEPER)
    first = under.children["worker"].process.pid
    os.kill(first, signal.SIGKILL)
    assert under.wait_for(lambda: under.children["worker"].process.pid != first, seconds=10)
    assert is_alive(under.children["worker"].process.pid)
    assert under.seconds_up("worker") < 5


def test_stopping_ends_a_child_and_what_the_child_started(under, tmp_path):
    note = tmp_path / "pid"
    script = (
        "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(note)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    under.keep(name="web", command=(sys.executable, "-c", script))
    assert under.wait_for(lambda: note.exists() and note.read_text() != "", seconds=10)
    grandchild = int(note.read_text())
    under.stop()
    assert under.children["web"].process.returncode == -signal.SIGTERM
    until = time.monotonic() + 5  # an orphan is reaped by init in its own time
    while time.monotonic() < until and is_running(grandchild):
        time.sleep(0.05)
    assert not is_running(grandchild)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_command_runs_to_its_end_and_tells_whether_it_went_well(under):
    assert under.finish((sys.executable, "-c", ""))
    assert not under.finish((sys.executable, "-c", "raise SystemExit(3)"))


def test_a_signal_ends_a_command_before_its_end(under):
    began = time.monotonic()
    stopper = f"import os, signal, time; os.kill({os.getpid()}, signal.SIGTERM); time.sleep(60)"
    assert not under.finish((sys.executable, "-c", stopper))
    assert under.is_stopping
    assert time.monotonic() - began < 20
    assert not under.wait_for(lambda: True, seconds=5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_child_ends_with_a_parent_that_was_killed(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; sys.path.insert(0, os.getcwd());"
        "from registry.management.demonstration.supervisor import Supervisor;"
        "under = Supervisor(env=os.environ, folder=Path.cwd());"
        f"under.keep(name='web', command={SLEEPER!r}); print(under.pid_of('web'), flush=True);"
        "under.wait_for(lambda: False, seconds=60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    until = time.monotonic() + 5
    while time.monotonic() < until and is_running(child):
        time.sleep(0.05)
    assert not is_running(child)
