"""The two commands of the README, run as they are: the standing demonstration and the main job once."""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from registry.workflow.rules.states import Initiator, State

WHOLE_SECONDS = 60


def command(*words: str, **more) -> subprocess.Popen[str]:
    """The command with a plain environment; what the embedded demonstration must not see is left out."""
    left_out = more.pop("without", ())
    env = {name: value for name, value in os.environ.items() if name not in {"DATA_DIR", "REGISTRY_ENV", *left_out}}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", *words], cwd=settings.BASE_DIR, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def embedded(*words: str) -> subprocess.Popen[str]:
    return command(*words, without=("DATABASE_URL", "REDIS_URL"))


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def running(folder: Path) -> dict[int, str]:
    """The processes that work for a demonstration in this folder, by their environment."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            told = (place / "environ").read_bytes().split(b"\0")
            words = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if f"DATA_DIR={folder}".encode() in told:
            found[int(place.name)] = words
    return found


@pytest.mark.long  # its steps are those of the run with the index, which every change waits for
def test_the_main_job_is_done_once_without_a_person(tmp_path):
    began = time.monotonic()
    said, _ = (process := command("--once", str(tmp_path))).communicate(timeout=180)
    took = time.monotonic() - began
    assert process.returncode == 0, said
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert took <= WHOLE_SECONDS
    assert set(summary) == {"version", "seconds", "proposals"}
    check_proposals(summary["proposals"], folder=tmp_path)


def check_proposals(proposals: list[dict], *, folder: Path) -> None:
    """All five routes and the one that was stopped, their reports, and no process that is left behind."""
    assert [p["initiator"] for p in proposals[:5]] == list(Initiator)
    assert [p["final_state"] for p in proposals] == [State.DITERAPKAN] * 5 + [State.DIHENTIKAN]
    for proposal in proposals:
        check_proposal(proposal, folder=folder)
    assert len({p["registration"] for p in proposals}) == 6
    assert not [words for place in folder.glob("peragaan_*") for words in running(place).values()]


def check_proposal(proposal: dict, *, folder: Path) -> None:
    assert set(proposal) == {"registration", "name", "initiator", "simulated", "final_state", "steps", "report"}
    assert proposal["simulated"] is True
    assert proposal["name"].endswith(" (SIMULASI)")
    steps = proposal["steps"]
    assert steps[-1]["state"] == proposal["final_state"]
    assert [step["on"] for step in steps] == sorted(step["on"] for step in steps)
    assert all(set(step) == {"state", "move", "on", "by_role", "basis", "documents"} for step in steps)
    papers = [paper for step in steps for paper in step["documents"]]
    assert papers
    assert all(paper["number"].startswith("CONTOH-") and len(paper["sha256"]) == 64 for paper in papers)
    report = proposal["report"]
    assert set(report) == {"kind", "file", "pages", "sha256", "seconds", "attempts"}
    content = (folder / report["file"]).read_bytes()
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == report["sha256"]
    assert report["pages"] >= 1


@pytest.fixture
def standing(tmp_path):
    """A demonstration that has said SIAP."""
    port = free_port()
    process = embedded("--port", str(port), "--data", str(tmp_path))
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("SIAP "):
            break
    assert lines[-1:] == [f"SIAP http://127.0.0.1:{port}/\n"], "".join(lines)
    yield process, port, tmp_path
    if process.poll() is None:
        process.terminate()
        process.communicate(timeout=60)


def health(port: int) -> dict:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=10) as answer:
        return json.load(answer)


def workers(folder: Path) -> set[int]:
    return {pid for pid, words in running(folder).items() if " celery " in words}


@pytest.mark.embedded
def test_a_killed_worker_comes_back_and_nothing_is_left_after_the_stop(standing):
    process, port, folder = standing
    assert health(port)["worker_seconds"] is not None
    logins = json.loads((folder / "logins.json").read_text())
    assert len({(row["region"], row["role"]) for row in logins}) == 30
    before = workers(folder)
    os.kill(min(before), signal.SIGKILL)
    until = time.monotonic() + 40
    while time.monotonic() < until and len(workers(folder) - before) < len(before):
        time.sleep(0.2)
    assert len(workers(folder) - before) >= len(before)
    assert health(port)["status"] == "sehat"

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert running(folder) == {}


@pytest.mark.embedded
def test_a_stop_while_it_is_still_loading_is_clean(tmp_path):
    process = embedded("--port", str(free_port()), "--data", str(tmp_path))
    until = time.monotonic() + 30
    while time.monotonic() < until and not running(tmp_path):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert "SIAP" not in said
    assert "Traceback" not in said
    assert running(tmp_path) == {}


@pytest.mark.embedded
def test_a_busy_port_is_one_sentence(tmp_path):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said, _ = (process := embedded("--port", str(port), "--data", str(tmp_path))).communicate(timeout=60)
    assert process.returncode != 0
    assert said == f"CommandError: Port {port} sedang dipakai; pilih yang lain dengan --port.\n"


@pytest.mark.embedded
@pytest.mark.parametrize("word", ["--data", "--once"])
def test_an_unwritable_place_is_one_sentence(tmp_path, word):
    (tmp_path / "berkas").touch()
    folder = tmp_path / "berkas" / "di-bawahnya"
    said, _ = (process := embedded("--port", str(free_port()), word, str(folder))).communicate(timeout=60)
    assert process.returncode != 0
    assert said.startswith(f"CommandError: Folder {folder}")
    assert said.endswith("tidak dapat ditulis.\n")
    assert said.count("\n") == 1
