"""What is inside an uploaded picture or PDF: bombs, scripts, pages. Kept apart, for its libraries are large."""

import io
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_IMAGE_PIXELS = 40_000_000
MAX_PDF_OBJECTS = 50_000
PDF_SCRIPTS = frozenset({"/JavaScript", "/JS", "/Launch"})

Image.MAX_IMAGE_PIXELS = MAX_IMAGE_PIXELS


def is_safe_image(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MAX_IMAGE_PIXELS:
                return False
            image.verify()
    except Exception:  # Pillow raises many kinds for a broken or a huge picture
        return False
    return True


def pages_of_pdf(content: bytes) -> int | None:
    """The number of pages; None when the file cannot be read or carries a script or a launch action."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted or _has_script(reader.trailer):
            return None
        return len(reader.pages) or None
    except Exception:  # pypdf raises many kinds for a broken file
        return None


def _has_script(root: Any) -> bool:
    """Walk every object that can be reached; too many count as unsafe."""
    waiting: list[Any] = [root]
    seen: set[tuple[int, int]] = set()
    visited = 0
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            key = (item.idnum, item.generation)
            if key in seen:
                continue
            seen.add(key)
            item = item.get_object()
        visited += 1
        if visited > MAX_PDF_OBJECTS * 20 or len(seen) > MAX_PDF_OBJECTS:
            return True
        if isinstance(item, DictionaryObject):
            if PDF_SCRIPTS & set(item) or item.get("/S") in PDF_SCRIPTS:
                return True
            waiting.extend(item.values())
        elif isinstance(item, ArrayObject):
            waiting.extend(item)
    return False
