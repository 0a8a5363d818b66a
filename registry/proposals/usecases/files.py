"""Keeping a checked file in the private store; the event is left by who takes it into a record."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from registry.proposals.models import StoredFile
from registry.shared.errors import Blocked
from registry.shared.fields import opaque_id
from registry.shared.files import FileFacts, inspect_file
from registry.shared.problems import Problem

_written: ContextVar[list[FieldFile] | None] = ContextVar("written_files", default=None)


@contextmanager
def undoing_files() -> Iterator[None]:
    """Around a transaction: the files that it wrote go again when it fails, so that none stays without a row."""
    mine: list[FieldFile] = []
    outer = _written.get()
    token = _written.set(mine)
    try:
        yield
    except BaseException:
        for file in mine:
            file.storage.delete(str(file.name))
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(mine)


def store_file(*, region_code: str, upload: File, at: datetime) -> StoredFile:
    """Check and keep an upload under an opaque name; a refused one leaves nothing."""
    facts = inspect_file(stream=upload, name=upload.name or "", limit=settings.UPLOAD_LIMIT_BYTES)
    if isinstance(facts, Problem):
        raise Blocked([facts])
    return _kept(region_code=region_code, facts=facts, content=upload, at=at)


def store_own(*, region_code: str, name: str, media_type: str, content: bytes, at: datetime) -> StoredFile:
    """Keep what we wrote ourselves, as an address in place of a file; nobody uploaded it."""
    digest, extension = hashlib.sha256(content).hexdigest(), name.rpartition(".")[2]
    facts = FileFacts(name, extension, media_type, len(content), digest)
    return _kept(region_code=region_code, facts=facts, content=ContentFile(content), at=at)


def _kept(*, region_code: str, facts: FileFacts, content: File, at: datetime) -> StoredFile:
    stored = StoredFile(
        region_id=region_code,
        name=facts.name,
        media_type=facts.media_type,
        size=facts.size,
        sha256=facts.sha256,
        pages=facts.pages,
        stored_at=at,
    )
    stored.file.save(f"{opaque_id()}.{facts.extension}", content, save=False)
    written = _written.get()
    if written is not None:
        written.append(stored.file)
    stored.save(force_insert=True)
    return stored


def drop_file(stored: StoredFile) -> None:
    """Forget a file that was stored in this transaction and is not needed after all."""
    stored.delete()
    stored.file.storage.delete(str(stored.file.name))
