"""A Redis server and a message folder that may be stopped, frozen and emptied, for nobody else uses them."""

import shutil
import signal
import socket
import subprocess
import time
from contextlib import closing, suppress
from functools import partial
from os import getpid
from pathlib import Path
from random import Random

from django.core.management.base import CommandError
from redis import Redis
from redis.exceptions import RedisError

from registry.shared.processes import end_with_parent

START_SECONDS, GLANCE = 10.0, 0.05


class OwnRedis:
    """A child that keeps nothing on disk: what it knew is lost with it."""

    def __init__(self, *, folder: Path, port: int = 0) -> None:
        self.folder, self.port = folder, port or _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def program() -> str | None:
        return shutil.which("redis-server")

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen(  # noqa: S603  (the system's own program)
            [
                self.program() or "redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--save", "",
                "--appendonly", "no", "--dir", str(self.folder), "--loglevel", "warning",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=partial(end_with_parent, parent=getpid()),
        )  # fmt: skip
        until = time.monotonic() + START_SECONDS
        while not self._ask("ping"):
            if time.monotonic() > until or self.process.poll() is not None:
                raise CommandError(f"Redis untuk percobaan ini tidak menjawab di port {self.port}.")
            time.sleep(GLANCE)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, frozen or not, and wait until it is gone."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.send_signal(signal.SIGCONT)
            self.process.wait(timeout=START_SECONDS)
            self.process = None

    def signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(number)

    def flush(self) -> None:
        self._ask("flushall")

    def _ask(self, word: str) -> bool:
        with suppress(RedisError), closing(Redis(port=self.port, socket_timeout=1)) as client:
            return bool(client.execute_command(word))
        return False


class OwnFolder:
    """The messages of the folder broker, and the table that says where each goes."""

    def __init__(self, *, folder: Path, chance: Random) -> None:
        self.messages, self.control, self.chance = folder / "messages", folder / "control", chance

    def lose(self) -> None:
        """Delete every message that waits."""
        for place in self._waiting():
            place.unlink(missing_ok=True)

    def halve(self) -> None:
        """Leave messages as a writer leaves them that was killed, or found the disk full: half, or nothing."""
        for place in self._waiting()[:2]:
            with suppress(OSError):
                content = place.read_bytes()
                place.write_bytes(content[: len(content) // 2 * self.chance.randrange(2)])

    def break_table(self) -> None:
        for place in self.control.glob("*.exchange"):
            place.write_bytes(b"")

    def take_away(self) -> None:
        """A regular file stands where the folder was: nothing can be written there."""
        self.messages.rename(self.messages.with_name("kept"))
        self.messages.touch()

    def bring_back(self) -> None:
        self.messages.unlink()
        self.messages.with_name("kept").rename(self.messages)

    def _waiting(self) -> list[Path]:
        return sorted(self.messages.glob("*.msg"))


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
