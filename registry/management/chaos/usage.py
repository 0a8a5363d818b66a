"""What the processes of a session use, read from /proc (Linux)."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TYPESETTER = b"registry.reports.render.typesetting"


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor time of the session and of its ended children; memory, what they share counted once.

    Without typesetters, who come and go.
    """

    cpu_seconds: float
    resident: int


def members(session: int) -> dict[int, bytes]:
    """The processes of a session and their commands."""
    return {pid: words for pid, (words, _numbers) in _read(session).items()}


def usage_of(*, session: int) -> Usage:
    found = _read(session)
    ticks = sum(int(number) for _words, numbers in found.values() for number in numbers[11:15])
    resident = sum(_share(pid) for pid, (words, _numbers) in found.items() if TYPESETTER not in words)
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), resident)


def _share(pid: int) -> int:
    """Bytes of a process, of each shared page its part."""
    with suppress(OSError):  # it has ended meanwhile
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _read(session: int) -> dict[int, tuple[bytes, list[str]]]:
    """Command and the numbers behind the name in `stat`: state first, then parent, group and session."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            numbers = (place / "stat").read_text().rpartition(")")[2].split()
            if int(numbers[3]) == session:
                found[int(place.name)] = ((place / "cmdline").read_bytes(), numbers)
    return found
