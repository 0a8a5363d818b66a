"""Stored files follow their transaction: none stays without a row."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from registry.proposals.models import StoredFile
from registry.proposals.usecases.files import drop_file, store_file, store_own, undoing_files
from registry.shared.errors import Blocked
from tests import factories as make

pytestmark = pytest.mark.django_db


def stored(*, content: bytes | None = None):
    upload = ContentFile(make.pdf_bytes() if content is None else content, "surat.pdf")
    return store_file(region_code=make.region().pk, upload=upload, at=make.NOON)


def test_a_checked_file_is_kept_under_an_opaque_name():
    kept = stored()
    assert (kept.name, kept.media_type, kept.pages) == ("surat.pdf", "application/pdf", 1)
    assert "surat" not in kept.file.name
    assert default_storage.exists(kept.file.name)


def test_a_refused_file_leaves_nothing():
    with pytest.raises(Blocked) as refusal:
        stored(content=b"<html>bukan pdf</html>")
    assert [problem.code for problem in refusal.value.problems] == ["type_not_allowed"]
    assert not StoredFile.objects.exists()


@undoing_files()
@transaction.atomic
def storing(names, *, inner=None, fails=False):
    """Stores a file, perhaps another within, and perhaps fails afterwards."""
    names.append(stored().file.name)
    if inner:
        inner()
    if fails:
        raise RuntimeError


def test_a_failing_transaction_takes_its_files_along():
    names = []
    with pytest.raises(RuntimeError):
        storing(names, fails=True)
    assert not StoredFile.objects.exists()
    assert not default_storage.exists(names[0])


def test_an_inner_success_within_an_outer_failure_leaves_nothing_either():
    names = []
    with pytest.raises(RuntimeError):
        storing(names, inner=lambda: storing(names), fails=True)
    assert [default_storage.exists(name) for name in names] == [False, False]


def test_an_inner_failure_keeps_what_the_outer_one_stored():
    kept, lost = [], []

    def failing():
        with pytest.raises(RuntimeError):
            storing(lost, fails=True)

    storing(kept, inner=failing)
    assert [default_storage.exists(name) for name in kept + lost] == [True, False]


def test_a_file_that_is_not_needed_goes_with_its_row():
    kept = stored()
    name = kept.file.name
    drop_file(kept)
    assert (StoredFile.objects.exists(), default_storage.exists(name)) == (False, False)


def test_what_we_write_ourselves_is_kept_with_its_hash():
    stored = store_own(
        region_code=make.region().pk, name="tautan.uri", media_type="text/uri-list", content=b"https://a.id\r\n",
        at=make.NOON,
    )  # fmt: skip
    assert (stored.size, stored.pages, stored.sha256) == (14, None, hashlib.sha256(b"https://a.id\r\n").hexdigest())
    assert stored.file.name.endswith(".uri")
