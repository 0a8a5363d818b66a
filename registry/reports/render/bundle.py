"""A ZIP on disk, never whole in memory: fixed times, every file with its SHA-256 in hash.txt."""

import hashlib
import tempfile
from collections.abc import Sequence
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

HASHES = "hash.txt"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
PACKED_ALREADY = (".pdf", ".xlsx", ".docx", ".jpg", ".jpeg", ".png", ".mp4")
UNIX, PLAIN_FILE = 3, 0o644 << 16


class Bundle:
    """Files added one by one; `finish` writes the hashes and gives the stream, read from its start."""

    def __init__(self) -> None:
        self.stream: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (whoever stores it lets it go)
        self.archive = ZipFile(self.stream, "w")
        self.sums: dict[str, str] = {}

    @property
    def size(self) -> int:
        return self.stream.tell()

    def add(self, name: str, content: bytes) -> None:
        """A name that is taken already keeps what it has."""
        if name in self.sums:
            return
        self._write(name, content)
        self.sums[name] = hashlib.sha256(content).hexdigest()

    def finish(self, *, notes: Sequence[str]) -> IO[bytes]:
        """`sha256sum -c hash.txt` reads the first lines; the notes stand as comments below."""
        lines = [f"{digest}  {name}" for name, digest in self.sums.items()]
        lines += [f"# {' '.join(note.split())}" for note in notes]
        self._write(HASHES, "".join(f"{line}\n" for line in lines).encode())
        self.archive.close()
        self.stream.seek(0)
        return self.stream

    def drop(self) -> None:
        """Nobody wants it any more."""
        self.archive.close()
        self.stream.close()

    def _write(self, name: str, content: bytes) -> None:
        entry = ZipInfo(name, EARLIEST)
        entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
        entry.compress_type = ZIP_STORED if name.endswith(PACKED_ALREADY) else ZIP_DEFLATED
        self.archive.writestr(entry, content)
