"""A finished file laid into a folder, and read again from where it lies."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from registry.reports.models import Job
from registry.reports.rules.jobs import JobState


def laid(asked: Job, *, folder: Path, name: str = "") -> dict[str, Any]:
    """Its place from the folder above, its hash and its size; CommandError where the job has not made it."""
    job = Job.objects.select_related("file").get(pk=asked.pk)
    if job.state != JobState.DONE or job.file is None:
        what = f"{job.get_kind_display()} ({job.get_format_display()})"
        raise CommandError(f"{what} tidak selesai: {job.get_state_display()} {job.error}".strip())
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / (name or job.file.name)
    with job.file.file.open("rb") as source, place.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    with place.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if sha256 != job.sha256:
        raise CommandError(f"Berkas {place.name} tidak sama dengan yang dibuat.")
    return {"file": f"{folder.name}/{place.name}", "sha256": sha256, "bytes": place.stat().st_size}
