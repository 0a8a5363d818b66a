"""Where a demonstration keeps its things, and the environment of its children."""

import os
import secrets
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from redis import Redis

PYTHON = sys.executable


def manage(*words: str) -> tuple[str, ...]:
    return (PYTHON, "manage.py", *words)


def web_command(*, port: int) -> tuple[str, ...]:
    return (
        PYTHON, "-m", "gunicorn", "innovation.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
        "--workers", "2", "--threads", "4", "--log-level", "warning",
    )  # fmt: skip


def worker_command(*, folder: Path) -> tuple[str, ...]:
    return (
        PYTHON, "-m", "celery", "--quiet", "-A", "innovation", "worker", "-B", "-c", "1", "--without-gossip",
        "--without-mingle", "--loglevel", "warning", "-s", str(folder / "beat"),
    )  # fmt: skip


def crew_command() -> tuple[str, ...]:
    """A worker of two hands, as an installation runs it; beat is a service of its own."""
    return (
        PYTHON, "-m", "celery", "--quiet", "-A", "innovation", "worker", "-c", "2", "--without-gossip",
        "--without-mingle", "--loglevel", "warning",
    )  # fmt: skip


def beat_command(*, folder: Path) -> tuple[str, ...]:
    return (
        PYTHON, "-m", "celery", "--quiet", "-A", "innovation", "beat", "--loglevel", "warning", "-s",
        str(folder / "beat"),
    )  # fmt: skip


def environment(*, folder: Path) -> dict[str, str]:
    """Make the folder ready, and say what its children must know."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("broker/messages", "broker/control", "static"):
            (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        secret = folder / "secret"
        if not secret.exists():
            secret.touch(mode=0o600)
            secret.write_text(secrets.token_urlsafe(48))
        key = secret.read_text()
    except OSError as error:
        raise CommandError(f"Folder {folder} tidak dapat ditulis.") from error
    return os.environ | {
        "REGISTRY_ENV": "demo",
        "DATA_DIR": str(folder),
        "SECRET_KEY": key,
        "LOGIN_LIMITS_OFF": "1",
        "PYTHONUNBUFFERED": "1",
    }


def require_free_port(port: int) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(f"Port {port} sedang dipakai; pilih yang lain dengan --port.") from error


def apart(*, env: Mapping[str, str], name: str) -> dict[str, str]:
    """The environment of fresh data: a schema and a queue of its own, or the folder's own database."""
    own = dict(env)
    if connection.vendor == "postgresql":
        _in_database(f'CREATE SCHEMA "{name}"')
        own["DATABASE_SCHEMA"] = name
    else:
        own.pop("DATABASE_URL", None)
    if own.get("REDIS_URL"):
        own["REDIS_PREFIX"] = f"{name}:"
    return own


def clear_away(*, env: Mapping[str, str], name: str) -> None:
    """Drop the fresh schema and the fresh queue, nothing else; the folder with its reports stays."""
    if env.get("DATABASE_SCHEMA") == name:
        _in_database(f'DROP SCHEMA "{name}" CASCADE')
    if env.get("REDIS_PREFIX") == f"{name}:":
        with closing(Redis.from_url(env["REDIS_URL"])) as queue:
            for key in queue.scan_iter(match=f"{name}:*"):
                queue.delete(key)


def _in_database(statement: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        raise CommandError(f"Basis data tidak dapat disiapkan: {error}") from error
    finally:
        connection.close()
