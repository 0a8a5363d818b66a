"""Many readers at once: every answer must be one, and the web workers must stay small."""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

LONGEST = 120  # seconds that a reader waits for an answer


@dataclass(slots=True)
class Burst:
    """What came back."""

    answers: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        return sum(n for what, n in self.answers.items() if what != "200")


def read_at_once(*, port: int, paths: Sequence[str], readers: int) -> Burst:
    """Each reader reads all pages, one after the other, beginning with another one; all begin together."""
    found, lock, start = Burst(), threading.Lock(), threading.Barrier(readers + 1)

    def read(number: int) -> None:
        start.wait()
        for step in range(len(paths)):
            began = time.perf_counter()
            what = _ask(port, paths[(number + step) % len(paths)])
            with lock:
                found.answers[what] += 1
                found.waits.append(time.perf_counter() - began)

    threads = [threading.Thread(target=read, args=(number,), daemon=True) for number in range(readers)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - began
    return found


def _ask(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return str(answer.status)
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of one process: all that lies in memory for it; and the same where what several share is parted."""

    resident: float
    share: float


def memory_of_children(pid: int) -> list[Memory]:
    """Each child of a process, the smallest first; empty where the system does not tell."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            told = (place / "smaps_rollup").read_text() if parent == pid else ""
        except OSError:
            continue  # it has ended meanwhile
        sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in told.splitlines() if line.endswith("kB")}
        if sizes:
            found.append(Memory(sizes["Rss:"], sizes["Pss:"]))
    return sorted(found, key=lambda each: each.resident)
