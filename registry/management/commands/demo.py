"""The whole register on one machine: migrate, load the demo, web server and worker under one roof."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

STOP_SECONDS, START_SECONDS, LONGEST_WAIT = 15, 60, 30


class Command(BaseCommand):
    help = "Menjalankan peragaan: http://127.0.0.1:PORT/ dengan data publik nyata."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--data", type=Path, default=settings.BASE_DIR / ".data" / "demo")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, port = options["data"].absolute(), options["port"]
        env = self._environment(folder)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(f"Port {port} sedang dipakai; pilih yang lain dengan --port.") from error
        for step in (["migrate", "--verbosity", "0"], ["load_demo"]):
            if subprocess.run([sys.executable, "manage.py", *step], env=env, cwd=settings.BASE_DIR).returncode:  # noqa: S603
                raise CommandError("Peragaan tidak dapat disiapkan.")
        Supervisor(env=env, port=port, folder=folder, say=self.stdout.write).run()

    def _environment(self, folder: Path) -> dict[str, str]:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("broker/messages", "broker/control", "static"):
                (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
            secret = folder / "secret"
            if not secret.exists():
                secret.touch(mode=0o600)
                secret.write_text(secrets.token_urlsafe(48))
        except OSError as error:
            raise CommandError(f"Folder {folder} tidak dapat ditulis.") from error
        return os.environ | {
            "REGISTRY_ENV": "demo",
            "DATA_DIR": str(folder),
            "SECRET_KEY": secret.read_text(),
            "LOGIN_LIMITS_OFF": "1",
            "PYTHONUNBUFFERED": "1",
        }


class Supervisor:
    """Keeps web and worker alive in their own process groups, and stops them together."""

    def __init__(self, *, env: dict[str, str], port: int, folder: Path, say: Any) -> None:
        self.env, self.port, self.say, self.stopping = env, port, say, False
        python = sys.executable
        self.commands = {
            "web": [
                python, "-m", "gunicorn", "innovation.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
                "--workers", "2", "--threads", "4", "--log-level", "warning",
            ],
            "worker": [
                python, "-m", "celery", "-A", "innovation", "worker", "-B", "-c", "1", "--without-gossip",
                "--without-mingle", "--loglevel", "warning", "-s", str(folder / "beat"),
            ],
        }  # fmt: skip
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.failures = dict.fromkeys(self.commands, 0)
        self.again_at = dict.fromkeys(self.commands, 0.0)

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_stop)
        for name in self.commands:
            self._start(name)
        try:
            self._announce()
            while not self.stopping:
                self._restart_the_dead()
                time.sleep(0.5)
        finally:
            self._stop()

    def _ask_stop(self, *_: Any) -> None:
        self.stopping = True

    def _start(self, name: str) -> None:
        self.children[name] = subprocess.Popen(  # noqa: S603  (our own commands)
            self.commands[name], env=self.env, cwd=settings.BASE_DIR, start_new_session=True
        )

    def _announce(self) -> None:
        """Say SIAP once the web server answers and the worker lives."""
        until = time.monotonic() + START_SECONDS
        while not self.stopping and time.monotonic() < until:
            self._restart_the_dead()
            if self._answers() and self.children["worker"].poll() is None:
                self.say(f"SIAP http://127.0.0.1:{self.port}/")
                return
            time.sleep(0.3)
        if not self.stopping:
            raise CommandError("Peragaan tidak menjawab; lihat pesan di atas.")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sehat", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def _restart_the_dead(self) -> None:
        """A dead child is started again, later and later while it keeps dying."""
        now = time.monotonic()
        for name, child in self.children.items():
            if child.poll() is None:
                continue
            if not self.again_at[name]:
                self.failures[name] += 1
                self.again_at[name] = now + min(2 ** self.failures[name], LONGEST_WAIT)
            elif now >= self.again_at[name]:
                self.again_at[name] = 0.0
                self._start(name)

    def _stop(self) -> None:
        """Ask each leader to finish its work, then sweep what is left of its group."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until and any(child.poll() is None for child in self.children.values()):
            time.sleep(0.1)
        for child in self.children.values():
            with contextlib.suppress(ProcessLookupError):  # the whole group ended by itself
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
