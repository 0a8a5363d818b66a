"""Anyone checks a paper: genuine, changed or unknown, and not a word more than kind, number, region and day."""

import hashlib

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.proposals.models import ReceiptMark
from registry.proposals.rules.receipts import shown_code
from registry.reports.models import Job
from tests import factories as make
from tests.reports.receipts import hand_in, make_receipts

pytestmark = pytest.mark.django_db
PAGE = "/dokumen/cek/"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def mark():
    hand_in()
    make_receipts()
    return ReceiptMark.objects.select_related("document__file", "document__proposal").get()


def brought(content, name="tanda-terima.pdf"):
    return {"berkas": SimpleUploadedFile(name, content, "application/pdf")}


def bytes_of(mark):
    with mark.document.file.file.open("rb") as file:
        return file.read()


def test_a_receipt_is_known_by_its_fingerprint_and_by_its_bytes(client, mark):
    content = bytes_of(mark)
    by_code = client.get(PAGE, {"sidik": shown_code(code=mark.code).upper()})
    answers = [by_code, client.get(PAGE, {"sidik": mark.sha256}), client.post(PAGE, brought(content))]
    for page in answers:
        assert page.context["found"].outcome == "asli"
        for words in (
            "Asli: diterbitkan registri ini",
            "Tanda terima usulan",
            "13.76-2026-0001",
            "Kota Payakumbuh",
            "13 Maret 2026",
        ):
            assert words in page.text
        for secret in ("Bank sampah", "Warga Contoh", "kontak-rahasia", "TT-", mark.document.proposal.public_id):
            assert secret not in page.text
    assert "sessionid" not in client.cookies
    assert by_code.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_a_changed_copy_is_told_apart_from_the_paper_it_was_made_of(client, mark):
    changed = bytes_of(mark).replace(b"%%EOF", b"%%EOF\n")
    page = client.post(PAGE, brought(changed))
    assert (page.context["found"].outcome, "13.76-2026-0001" in page.text) == ("berubah", True)
    strange = client.post(PAGE, brought(b"%PDF-1.7 (sidik:aaaa-aaaa-aaaa-aaaa)"))
    assert (strange.context["found"].outcome, "13.76-2026-0001" in strange.text) == ("tidak_dikenal", False)


def test_a_paper_of_a_job_is_known_also_when_its_file_has_gone(client):
    content = make.pdf_bytes("Laporan")
    proposal = make.draft(name="Judul rahasia", is_simulated=True)
    Job.objects.create(
        region=proposal.region, kind="evaluasi_usulan", proposal=proposal, about=proposal.name, asked_at=make.NOON,
        request_key="k", facts={}, state="kedaluwarsa", sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    page = client.post(PAGE, brought(content))
    assert page.context["found"].outcome == "asli"
    for words in ("Laporan evaluasi usulan", "Kota Payakumbuh", "13 Maret 2026", "SIMULASI"):
        assert words in page.text
    assert "Judul rahasia" not in page.text
    assert client.post(PAGE, brought(content + b" ")).context["found"].outcome == "tidak_dikenal"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"bukan pdf", "Berkas ini bukan PDF."), (b"", "kosong"), (b"%PDF-" + b"0" * 5 * 1024 * 1024, "Berkas lebih besar dari 5 MB.")],
)  # fmt: skip
def test_what_is_no_small_pdf_is_refused_beside_its_field(client, content, words):
    page = client.post(PAGE, brought(content))
    assert (page.status_code, page.context["found"]) == (400, None)
    assert words in page.context["upload"].errors["berkas"][0]


def test_what_cannot_be_a_fingerprint_is_said_and_too_many_tries_stop(client, settings):
    assert "Ini bukan sidik dokumen" in client.get(PAGE, {"sidik": "salah"}).text
    settings.PUBLIC_LIMITS = {"cek": (1, 60)}
    cache.clear()
    assert [client.get(PAGE, {"sidik": "salah"}).status_code for _try in range(2)] == [200, 429]
    assert client.post(PAGE, brought(b"%PDF-")).status_code == 429
    assert client.get(PAGE).status_code == 200


def test_a_question_costs_the_same_at_one_and_at_three_papers(client, mark, settings, django_assert_num_queries):
    settings.PUBLIC_LIMITS = {}
    for secret in (b"dua", b"tiga"):
        with django_assert_num_queries(2):  # the mark with its paper, the regions of the frame
            client.get(PAGE, {"sidik": mark.code})
        hand_in(secret=secret)
