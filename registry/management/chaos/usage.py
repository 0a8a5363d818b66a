"""What the processes of a session use, read from /proc (Linux)."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TYPESETTER = b"registry.reports.render.typesetting"


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor time of the session and of its ended children; resident memory without typesetters, who come and go."""

    cpu_seconds: float
    resident: int


def members(session: int) -> dict[int, bytes]:
    """The processes of a session and their commands."""
    return {pid: words for pid, (words, _numbers) in _read(session).items()}


def usage_of(*, session: int) -> Usage:
    found = _read(session).values()
    ticks = sum(int(number) for _words, numbers in found for number in numbers[11:15])
    pages = sum(int(numbers[21]) for words, numbers in found if TYPESETTER not in words)
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE"))


def _read(session: int) -> dict[int, tuple[bytes, list[str]]]:
    """Command and the numbers behind the name in `stat`: state first, then parent, group and session."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            numbers = (place / "stat").read_text().rpartition(")")[2].split()
            if int(numbers[3]) == session:
                found[int(place.name)] = ((place / "cmdline").read_bytes(), numbers)
    return found
