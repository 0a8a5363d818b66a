"""A document as PDF, set in a child process of its own: Typst hangs in a forked child and never gives memory back."""

import hashlib
import io
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.functional import Promise

from registry.reports.labels import FAILURE_LABELS
from registry.reports.rules.document import Document, as_data, long_date
from registry.reports.rules.glyphs import Replaced, printable
from registry.shared.later import Later

if TYPE_CHECKING:
    import pypdf
else:
    pypdf = Later("pypdf")  # the worker's

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[3]
CHILD = (sys.executable, "-m", "registry.reports.render.typesetting")
REFUSED = 3


@dataclass(frozen=True)
class Rendering:
    """A finished file and what is known of it; `conforming` says that it declares PDF/A-2a and PDF/UA-1.

    A file too large for memory stands in `stream` in place of `content`.
    """

    content: bytes
    pages: int | None
    sha256: str
    conforming: bool = True
    replaced: tuple[Replaced, ...] = ()
    stream: IO[bytes] | None = None
    rows: int | None = None

    def opened(self) -> File:
        """The file to be stored."""
        return ContentFile(self.content) if self.stream is None else File(self.stream)

    def close(self) -> None:
        """Let go what stood on disk."""
        if self.stream is not None:
            self.stream.close()


@dataclass(frozen=True)
class Watch:
    """How long a child may take, how often we look up, and whom we ask whether to go on."""

    timeout_seconds: int
    beat_seconds: float
    still_wanted: Callable[[], bool]


class RenderFailed(Exception):
    """No file came out; the message is for the person who asked, the detail for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def message(self) -> Promise | str:
        """Why, in a sentence."""
        return FAILURE_LABELS[self.code]

    def __str__(self) -> str:
        return str(self.message)


class Abandoned(Exception):
    """Nobody wants the report any more; its child was killed."""


def wanted() -> bool:
    """A report that nobody can cancel."""
    return True


def render_pdf(
    document: Document,
    *,
    timeout_seconds: int = 60,
    child: tuple[str, ...] = CHILD,
    beat_seconds: float = 1,
    still_wanted: Callable[[], bool] = wanted,
) -> Rendering:
    """Set the document; the same document gives the same bytes. At every beat the caller is asked whether to go on."""
    report, replaced = _filtered(as_data(document))
    report["date"] = long_date(document.asked_at)
    order = {"report": report, "day": document.asked_at.isoformat(), "seconds": max(1, timeout_seconds) * 2}
    watch = Watch(timeout_seconds, beat_seconds, still_wanted)
    answer = run_child(json.dumps(order).encode(), watch=watch, child=child)
    head, _line, content = answer.partition(b"\n")
    try:
        conforming = bool(json.loads(head)["conforming"])
        pages = len(pypdf.PdfReader(io.BytesIO(content)).pages)
    except Exception as unreadable:
        raise RenderFailed("crashed", f"unreadable answer: {unreadable}") from unreadable
    if not conforming:
        log.warning("report %s does not conform to PDF/A", document.registration)
    return Rendering(content, pages, hashlib.sha256(content).hexdigest(), conforming, replaced)


def run_child(order: bytes, *, watch: Watch, child: tuple[str, ...] = CHILD) -> bytes:
    """Run the child without our secrets in its environment; kill it when its time is over or nobody wants it."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
    pipe = subprocess.PIPE
    with subprocess.Popen(child, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env=kept) as process:  # noqa: S603  (our own module, no shell)
        try:
            answer, spoken = _answer(process, order, watch)
        finally:
            process.kill()
    said = spoken.decode(errors="replace").strip()[-2000:]
    if process.returncode == REFUSED:
        raise RenderFailed("refused", said)
    if process.returncode != 0:
        raise RenderFailed("crashed", f"exit {process.returncode}: {said}")
    if said:
        log.warning("typesetting said: %s", said)
    return answer


def _answer(process: "subprocess.Popen[bytes]", order: bytes, watch: Watch) -> tuple[bytes, bytes]:
    """What the child wrote and said, waited for from beat to beat."""
    ends = time.monotonic() + watch.timeout_seconds
    given: bytes | None = order
    while True:
        left = ends - time.monotonic()
        try:
            return process.communicate(given, timeout=max(0.0, min(watch.beat_seconds, left)))
        except subprocess.TimeoutExpired as late:
            given = None
            if time.monotonic() >= ends:
                raise RenderFailed("timeout", f"{watch.timeout_seconds} s") from late
            if not watch.still_wanted():
                raise Abandoned from late


def _filtered(value: Any) -> tuple[Any, tuple[Replaced, ...]]:
    """Every text in the values made printable, and what was lost on the way, each once."""
    lost: dict[Replaced, None] = {}

    def walk(part: Any) -> Any:
        if isinstance(part, str):
            text, replaced = printable(part)
            lost.update(dict.fromkeys(replaced))
            return text
        if isinstance(part, dict):
            return {key: walk(item) for key, item in part.items()}
        return [walk(item) for item in part] if isinstance(part, (list, tuple)) else part

    return walk(value), tuple(lost)
