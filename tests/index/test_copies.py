"""A PDF beyond the portal's limit: a smaller copy beside the original, or the sentence that says by how much not."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.index.models import EditionRecord, EvidenceDocument, Period, SmallerCopy
from registry.index.queries.editions import pdf_limit_in
from registry.index.queries.snapshot import snapshot
from registry.index.queries.standing import period_state
from registry.index.rules.copies import LEASE, MOST_ATTEMPTS, OVERLOOKED, CopyState
from registry.index.usecases.copies import ask_smaller_copy, make_smaller_copy, sweep_copies
from registry.index.usecases.evidence import Place
from registry.shared.errors import Blocked, NotAllowed
from registry.tasks.index import seek, shrink, sweep
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_usecases import add, claim, verify

pytestmark = pytest.mark.django_db
NOON = make.NOON
LIMIT = "pdf_limit_mb = 2 "


@pytest.fixture
def document(city):
    """A scan of some 250 KB under two rows, in an edition whose portal takes 0.1 MB; one row is verified."""
    record = EditionRecord.objects.get(code="iga-2026")
    EditionRecord.objects.filter(pk=record.pk).update(text=record.text.replace(LIMIT, "pdf_limit_mb = 0.1 "))
    stream = io.BytesIO()
    Image.effect_noise((1300, 300), 60).convert("RGB").save(stream, "PDF", quality=95)
    claim(city)
    made = add(
        city, Place(city.first.public_id, "16"), Place(city.first.public_id, "17"), content=stream.getvalue()
    )  # fmt: skip
    verify(city, base=3)
    return made


def found(city, key="16"):
    state = period_state(period=Period.objects.get(), on=make.TODAY, proposal=city.first)
    return [one.code for one in state.sheets[0].rows[key].found]


def ask(document, by, at=NOON):
    return ask_smaller_copy(document_id=document.public_id, by=by, at=at)


def test_the_copy_stands_beside_the_original_and_nothing_that_was_verified_falls(city, document):
    assert "too_large" in found(city)
    copy = ask(document, city.officer)
    assert ask(document, city.desk).pk == copy.pk
    make_smaller_copy(copy_id=copy.pk, at=NOON)
    copy.refresh_from_db()
    assert (copy.status, copy.original_sha256, copy.file.pages) == (CopyState.DONE, document.file.sha256, 1)
    assert copy.size == copy.file.size <= pdf_limit_in(region_code="13.76") < document.file.size
    assert copy.file.sha256 != document.file.sha256
    assert document.file.file.storage.exists(document.file.file.name)
    assert "too_large" not in found(city)
    assert document.uses.get(row__key="16").row.verified == 1
    make_smaller_copy(copy_id=copy.pk, at=NOON)  # a second message
    assert ask(document, city.officer).pk == copy.pk
    assert [event.kind for event in Event.objects.order_by("pk")][-2:] == [Kind.COPY_ASKED, Kind.COPY_MADE]
    [paper] = snapshot(period=Period.objects.get(), on=make.TODAY)["innovations"][1]["rows"]["17"]["documents"]
    assert (paper["sha256"], paper["original"]["sha256"]) == (copy.file.sha256, document.file.sha256)


def test_one_that_cannot_be_made_small_enough_says_so_and_may_be_tried_under_another_limit(city, document):
    copy = ask(document, city.officer)
    SmallerCopy.objects.update(limit=500)
    shrink(copy_id=copy.pk, of_a_newer_sender=1)
    copy.refresh_from_db()
    assert (copy.status, copy.file, 500 < copy.size < document.file.size) == (CopyState.TOO_LARGE, None, True)
    assert "too_large" in found(city)
    again = ask(document, city.officer)
    assert (again.pk, again.status, again.limit) == (copy.pk, CopyState.WAITING, int(Decimal("0.1") * 1024 * 1024))


def test_a_lost_message_and_a_dead_worker_are_made_good_and_a_broken_file_ends(city, document):
    copy = ask(document, city.officer)
    assert sweep_copies(at=NOON) == 0
    assert sweep_copies(at=NOON + OVERLOOKED) == 1
    assert SmallerCopy.objects.get().status == CopyState.DONE
    SmallerCopy.objects.update(status=CopyState.RUNNING, file=None, lease_until=NOON, attempts=MOST_ATTEMPTS)
    assert sweep_copies(at=NOON) == 0
    assert sweep_copies(at=NOON + timedelta(seconds=1)) == 1
    assert SmallerCopy.objects.get().status == CopyState.FAILED
    assert Event.objects.filter(kind=Kind.COPY_MADE).last().after["state"] == "gagal"
    ask(document, city.officer)
    stored = document.file.file
    stored.storage.delete(stored.name)
    stored.storage.save(stored.name, ContentFile(b"bukan pdf"))
    make_smaller_copy(copy_id=copy.pk, at=NOON)
    assert SmallerCopy.objects.get().status == CopyState.FAILED
    sweep(of_a_newer_sender=1)
    seek(of_a_newer_sender=1)


def test_a_worker_that_comes_late_writes_nothing(city, document, monkeypatch):
    copy = ask(document, city.officer)

    def overtaken(content, *, limit):
        make_smaller = SmallerCopy.objects.get()
        SmallerCopy.objects.update(attempts=make_smaller.attempts + 1, lease_until=NOON + LEASE)
        raise ValueError

    monkeypatch.setattr("registry.index.render.smaller.smaller_pdf", overtaken)
    make_smaller_copy(copy_id=copy.pk, at=NOON)
    assert SmallerCopy.objects.get().status == CopyState.RUNNING


def test_only_a_pdf_beyond_the_limit_that_one_sees_is_made_smaller(city, document):
    with pytest.raises(NotAllowed):
        ask(document, city.stranger)
    small = add(city)
    with pytest.raises(Blocked) as refusal:
        ask(small, city.officer)
    assert [problem.code for problem in refusal.value.problems] == ["small_enough"]
    EvidenceDocument.objects.get(pk=small.pk).file.__class__.objects.filter(pk=small.file_id).update(
        media_type="image/png"
    )
    with pytest.raises(NotAllowed):
        ask(small, city.officer)
    assert pdf_limit_in(region_code="13.71") == 2 * 1024 * 1024
    assert Period.objects.get().year == YEAR
