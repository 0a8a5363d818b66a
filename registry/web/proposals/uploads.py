"""Uploads kept together with the act that they belong to: a refused act leaves neither row nor file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from registry.proposals.models import StoredFile
from registry.proposals.usecases.files import store_file, undoing_files


@contextmanager
def kept_files(
    *, region_code: str, uploads: Mapping[str, UploadedFile], at: datetime
) -> Iterator[dict[str, StoredFile]]:
    """The stored files, in one transaction with what is done inside; on any failure the files are removed again."""
    with undoing_files(), transaction.atomic():
        yield {name: store_file(region_code=region_code, upload=upload, at=at) for name, upload in uploads.items()}
