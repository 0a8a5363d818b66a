"""Children that are kept alive in their own process groups, and stopped together."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from registry.shared.processes import end_with_parent

STOP_SECONDS, LONGEST_WAIT, STEADY_SECONDS, GLANCE = 15, 30, 60, 0.2
STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(slots=True)
class BackOff:
    """How long a child that died waits for its next start: longer each time, and anew after a steady life."""

    failures: int = 0
    steady: float = STEADY_SECONDS

    def wait_after(self, *, lived: float) -> float:
        self.failures = 1 if lived >= self.steady else self.failures + 1
        return float(min(2**self.failures, LONGEST_WAIT))


@dataclass(slots=True)
class Child:
    """One command that is kept running."""

    command: Sequence[str]
    process: subprocess.Popen[bytes]
    started: float
    back_off: BackOff
    again_at: float | None = None


class Supervisor:
    """Runs commands one after the other, or keeps them running; a signal to stop ends all of them."""

    def __init__(self, *, env: Mapping[str, str], folder: Path, log: IO[bytes] | None = None) -> None:
        self.env, self.folder, self.log, self.is_stopping = env, folder, log, False
        self.children: dict[str, Child] = {}
        for number in STOPPERS:
            signal.signal(number, self._ask_stop)

    def finish(self, command: Sequence[str], *, meanwhile: Callable[[], object] = bool) -> bool:
        """Run one command to its end, unless one asks to stop meanwhile; whether it went well."""
        process = self._start(command)
        while process.poll() is None and not self.is_stopping:
            self.watch()
            meanwhile()
            time.sleep(GLANCE)
        _end([process])
        return process.returncode == 0 and not self.is_stopping

    def keep(self, *, name: str, command: Sequence[str], steady: float = STEADY_SECONDS) -> None:
        """Start a command and keep it running from now on."""
        self.children[name] = Child(command, self._start(command), time.monotonic(), BackOff(steady=steady))

    def wait_for(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """Watch until it is ready, the time is over or one asks to stop."""
        until = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < until:
            self.watch()
            if ready():
                return True
            time.sleep(GLANCE)
        return False

    def watch(self) -> None:
        """Start the dead again, later and later while they keep dying."""
        now = time.monotonic()
        for child in self.children.values():
            if child.process.poll() is None:
                continue
            if child.again_at is None:
                child.again_at = now + child.back_off.wait_after(lived=now - child.started)
            elif now >= child.again_at:
                _end([child.process])  # what a killed leader left of its group
                child.process, child.started, child.again_at = self._start(child.command), now, None

    def seconds_up(self, name: str) -> float:
        """How long a kept child has been running."""
        return time.monotonic() - self.children[name].started

    def pid_of(self, name: str) -> int:
        """The leader of a kept child's process group, dead or alive."""
        return self.children[name].process.pid

    def stop(self, *, patience: float = STOP_SECONDS) -> None:
        """End every child; one that still works when the patience is over is killed."""
        _end([child.process for child in self.children.values()], patience=patience)

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  (our own commands)
            command, env=dict(self.env), cwd=self.folder, start_new_session=True, stdout=self.log, stderr=self.log,
            preexec_fn=partial(end_with_parent, parent=os.getpid()),  # the supervisor has one thread
        )  # fmt: skip

    def _ask_stop(self, *_: Any) -> None:
        self.is_stopping = True


def _end(processes: Sequence[subprocess.Popen[bytes]], *, patience: float = STOP_SECONDS) -> None:
    """Ask each leader to finish its work, then sweep what is left of its group."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + patience
    while time.monotonic() < until and any(process.poll() is None for process in processes):
        time.sleep(GLANCE / 2)
    for process in processes:
        with contextlib.suppress(ProcessLookupError):  # the whole group ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
