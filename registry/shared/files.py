"""Checks of an uploaded file: size, sniffed type, bombs, SHA-256; what is inside it, `contents.py` knows."""

import hashlib
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import filetype

from registry.shared.later import Later
from registry.shared.problems import Problem

if TYPE_CHECKING:
    from registry.shared import contents
else:
    contents = Later("registry.shared.contents")

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MAX_UNPACKED = 100 * 1024 * 1024
MAX_ENTRIES = 2_000
NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file that passed every check."""

    name: str
    extension: str
    media_type: str
    size: int
    sha256: str
    pages: int | None = None


class Stream(Protocol):
    """What can be measured and read again: an open file, or an upload."""

    def seek(self, offset: int, whence: int = ..., /) -> int: ...
    def read(self, size: int = ..., /) -> bytes: ...


def inspect_file(*, stream: Stream, name: str, limit: int) -> FileFacts | Problem:
    """The facts of a safe file, or the one problem that forbids it; a file beyond the limit is never read."""
    size = stream.seek(0, io.SEEK_END)
    if size == 0:
        return Problem("empty_file", name)
    if size > limit:
        return Problem("too_large", name)
    stream.seek(0)
    content = stream.read()
    stream.seek(0)
    name = safe_name(name)
    extension = name.rpartition(".")[2].lower()
    media_type = MEDIA_TYPES.get(extension)
    kind = filetype.guess(content)
    if media_type is None or kind is None or kind.mime != media_type:
        return Problem("type_not_allowed", name)
    pages = None
    if extension == "pdf":
        pages = contents.pages_of_pdf(content)
        is_safe = pages is not None
    elif extension in OFFICE_PARTS:
        is_safe = _office_is_safe(content, main_part=OFFICE_PARTS[extension])
    else:
        is_safe = contents.is_safe_image(content)
    if not is_safe:
        return Problem("unsafe_file", name)
    return FileFacts(name, extension, media_type, size, hashlib.sha256(content).hexdigest(), pages)


def safe_name(name: str) -> str:
    """The last part of a file's name without control characters, short enough to store."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    shown = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs"}).strip()
    stem, dot, extension = shown.rpartition(".")
    return stem[: NAME_LENGTH - len(extension) - 1] + dot + extension if dot else shown[:NAME_LENGTH]


def _office_is_safe(content: bytes, *, main_part: str) -> bool:
    """The listing alone tells: nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    names = [entry.filename for entry in entries]
    return (
        len(entries) <= MAX_ENTRIES
        and sum(entry.file_size for entry in entries) <= MAX_UNPACKED
        and len(names) == len(set(names))
        and {"[Content_Types].xml", main_part} <= set(names)
        and not any(_is_dangerous(name) for name in names)
    )


def _is_dangerous(name: str) -> bool:
    path = name.replace("\\", "/").lower()
    return path.startswith("/") or ".." in path.split("/") or path.endswith(("vbaproject.bin", ".exe"))
