"""The pictures of a document as PNG, for papers that hold no SVG; drawn by the same child that sets a PDF."""

import base64
import json
import re
from collections.abc import Sequence

from registry.reports.render.pdf import RenderFailed, Watch, run_child
from registry.reports.rules.glyphs import printable

INSIDE = re.compile(r'href="data:image/png;base64,([A-Za-z0-9+/=]+)"')


def drawn(svgs: Sequence[str], *, watch: Watch) -> list[bytes]:
    """Each picture in the order given; the same picture gives the same bytes."""
    if not svgs:
        return []
    order = {"pictures": [printable(svg)[0] for svg in svgs], "seconds": max(1, watch.timeout_seconds) * 2}
    head, _line, content = run_child(json.dumps(order).encode(), watch=watch).partition(b"\n")
    pictures, at = [], 0
    for size in json.loads(head)["sizes"]:
        pictures.append(content[at : at + size])
        at += size
    if len(pictures) != len(svgs):
        raise RenderFailed("crashed", f"{len(pictures)} pictures of {len(svgs)}")
    return pictures


def emblem_png(svg: str) -> bytes:
    """The picture that an emblem's frame holds; empty where there is none."""
    found = INSIDE.search(svg)
    return base64.b64decode(found[1]) if found else b""
