"""Keeping a checked file in the private store; the event is left by who takes it into a record."""

from datetime import datetime

from django.conf import settings
from django.core.files import File

from registry.proposals.models import StoredFile
from registry.shared.errors import Blocked
from registry.shared.fields import opaque_id
from registry.shared.files import inspect_file
from registry.shared.problems import Problem


def store_file(*, region_code: str, upload: File, at: datetime) -> StoredFile:
    """Check and keep an upload under an opaque name; a refused one leaves nothing."""
    facts = inspect_file(stream=upload, name=upload.name or "", limit=settings.UPLOAD_LIMIT_BYTES)
    if isinstance(facts, Problem):
        raise Blocked([facts])
    stored = StoredFile(
        region_id=region_code,
        name=facts.name,
        media_type=facts.media_type,
        size=facts.size,
        sha256=facts.sha256,
        pages=facts.pages,
        stored_at=at,
    )
    stored.file.save(f"{opaque_id()}.{facts.extension}", upload, save=False)
    stored.save(force_insert=True)
    return stored
