"""A document as PDF, set in a child process of its own: Typst hangs in a forked child and never gives memory back."""

import hashlib
import io
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from registry.reports.rules.document import Document, as_data, long_date
from registry.reports.rules.glyphs import Replaced, printable

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[3]
CHILD = (sys.executable, "-m", "registry.reports.render.typesetting")
MESSAGES = {
    "timeout": _("Laporan belum selesai disusun dalam batas waktu. Coba lagi; bila tetap gagal, hubungi pengelola."),
    "crashed": _("Penyusun laporan berhenti sebelum selesai. Coba lagi; bila tetap gagal, hubungi pengelola."),
    "refused": _("Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola."),
}
REFUSED = 3


@dataclass(frozen=True)
class Rendering:
    """A finished file and what is known of it; `conforming` says that it declares PDF/A-2a and PDF/UA-1."""

    content: bytes
    pages: int
    sha256: str
    conforming: bool
    replaced: tuple[Replaced, ...]


class RenderFailed(Exception):
    """No file came out; the message is for the person who asked, the detail for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def message(self) -> Promise | str:
        """Why, in a sentence."""
        return MESSAGES[self.code]

    def __str__(self) -> str:
        return str(self.message)


def render_pdf(document: Document, *, timeout_seconds: int = 60, child: tuple[str, ...] = CHILD) -> Rendering:
    """Set the document; the same document gives the same bytes."""
    report, replaced = _filtered(as_data(document))
    report["date"] = long_date(document.asked_at)
    order = {"report": report, "day": document.asked_at.isoformat(), "seconds": max(1, timeout_seconds) * 2}
    answer = _run(json.dumps(order).encode(), timeout_seconds=timeout_seconds, child=child)
    head, _line, content = answer.partition(b"\n")
    try:
        conforming = bool(json.loads(head)["conforming"])
        pages = len(PdfReader(io.BytesIO(content)).pages)
    except Exception as unreadable:
        raise RenderFailed("crashed", f"unreadable answer: {unreadable}") from unreadable
    if not conforming:
        log.warning("report %s does not conform to PDF/A", document.registration)
    return Rendering(content, pages, hashlib.sha256(content).hexdigest(), conforming, replaced)


def _run(order: bytes, *, timeout_seconds: int, child: tuple[str, ...]) -> bytes:
    """Run the child without our secrets in its environment, and kill it when its time is over."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  (our own module, no shell)
            child, input=order, capture_output=True, timeout=timeout_seconds, cwd=ROOT, env=kept, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise RenderFailed("timeout", f"{timeout_seconds} s") from late
    said = done.stderr.decode(errors="replace").strip()[-2000:]
    if done.returncode == REFUSED:
        raise RenderFailed("refused", said)
    if done.returncode != 0:
        raise RenderFailed("crashed", f"exit {done.returncode}: {said}")
    if said:
        log.warning("typesetting said: %s", said)
    return done.stdout


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
