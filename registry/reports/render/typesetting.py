"""The child that sets a report: JSON on standard input, one line of JSON and the PDF on standard output."""

import json
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst

from registry.shared.processes import end_with_parent

HERE = Path(__file__).resolve().parent
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
MEMORY = 2 * 1024**3
REFUSED = 3


def main() -> int:
    """Set the order read from standard input within limits of time and memory."""
    end_with_parent(signal.SIGKILL)
    order = json.load(sys.stdin.buffer)
    _limit(order["seconds"])
    compiler = typst.Compiler(
        input=HERE / "report.typ",
        root=HERE,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]),
        sys_inputs={"report": json.dumps(order["report"])},
    )
    timestamp = datetime.fromisoformat(order["day"]).replace(tzinfo=UTC)
    try:
        content, conforming = _set(compiler, STANDARDS, timestamp), True
    except typst.TypstError as refused:
        sys.stderr.write(f"{refused.message}\n")
        try:
            content, conforming = _set(compiler, [], timestamp), False
        except typst.TypstError as broken:
            sys.stderr.write(f"{broken.message}\n")
            return REFUSED
    sys.stdout.buffer.write(json.dumps({"conforming": conforming}).encode() + b"\n" + content)
    return 0


def _set(compiler: typst.Compiler, standards: list[Literal["a-2a", "ua-1"]], timestamp: datetime) -> bytes:
    content = compiler.compile(format="pdf", pdf_standards=[*standards], timestamp=timestamp)
    return content if isinstance(content, bytes) else b"".join(content or [])


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
