"""In a dossier a smaller copy stands in its original's place, and an address as the file that it is."""

import pytest

from registry.index.models import EditionRecord, SmallerCopy
from registry.index.usecases.copies import ask_smaller_copy, make_smaller_copy
from registry.index.usecases.evidence import Letter, Place, add_evidence
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)
from tests.reports.usecases.test_dossiers import REGION, ask, made, prove, scan, written

pytestmark = pytest.mark.django_db
ADDRESS = "https://drive.google.com/file/d/1"


def test_the_smaller_copy_goes_in_and_the_original_is_named_by_its_hash(city):  # noqa: F811
    record = EditionRecord.objects.get(code="iga-2026")
    EditionRecord.objects.filter(pk=record.pk).update(
        text=record.text.replace("pdf_limit_mb = 2 ", "pdf_limit_mb = 0.3 ")
    )
    heavy = prove(city, "16", content=scan(1))
    copy = ask_smaller_copy(document_id=heavy.public_id, by=city.officer, at=make.NOON)
    make_smaller_copy(copy_id=copy.pk, at=make.NOON)
    copy = SmallerCopy.objects.select_related("file").get()
    add_evidence(
        region_code=REGION, agency_id=None, year=YEAR, letter=Letter("video"), upload=ADDRESS,
        places=[Place(city.first.public_id, "35")], by=city.desk, at=make.NOON,
    )  # fmt: skip
    archive = made(ask(city))
    assert len(archive.read("bukti/16.pdf")) <= 0.3 * 1024 * 1024 < heavy.file.size
    hashes = archive.read("hash.txt").decode()
    assert f"{heavy.file.sha256} 1. asli, tidak disertakan (sk.pdf)" in hashes
    assert f"{copy.file.sha256} 1. Surat keputusan" in hashes
    assert archive.read("bukti/asli/35-dokumen-2-tautan.uri") == f"{ADDRESS}\r\n".encode()
    said = written(archive, "pengecualian.pdf")
    assert "Tautan, bukan berkas" in said
    assert "dipecah" not in said
