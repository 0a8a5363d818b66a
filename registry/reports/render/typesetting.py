"""The child that sets a report, or draws its pictures: JSON on standard input, one line of JSON and bytes on output."""

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
PIXELS_PER_INCH = 200
MEMORY = 2 * 1024**3
REFUSED = 3


def main() -> int:
    """Set the order read from standard input within limits of time and memory."""
    end_with_parent(signal.SIGKILL)
    order = json.load(sys.stdin.buffer)
    _limit(order["seconds"])
    if "pictures" in order:
        return _draw(order["pictures"])
    compiler = _compiler("report.typ", {"report": json.dumps(order["report"])})
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


def _draw(pictures: list[str]) -> int:
    """Each SVG as a PNG, one after the other, with their lengths before them."""
    try:
        drawn = _compiler("pictures.typ", {"pictures": json.dumps(pictures)}).compile(format="png", ppi=PIXELS_PER_INCH)
    except typst.TypstError as broken:
        sys.stderr.write(f"{broken.message}\n")
        return REFUSED
    pages = [drawn] if isinstance(drawn, bytes) else list(drawn or [])
    sys.stdout.buffer.write(json.dumps({"sizes": [len(page) for page in pages]}).encode() + b"\n" + b"".join(pages))
    return 0


def _compiler(source: str, inputs: dict[str, str]) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return typst.Compiler(input=HERE / source, root=HERE, font_paths=fonts, sys_inputs=inputs)


def _set(compiler: typst.Compiler, standards: list[Literal["a-2a", "ua-1"]], timestamp: datetime) -> bytes:
    content = compiler.compile(format="pdf", pdf_standards=[*standards], timestamp=timestamp)
    return content if isinstance(content, bytes) else b"".join(content or [])


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
