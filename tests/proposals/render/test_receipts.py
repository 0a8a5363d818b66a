"""The receipt as a page of PDF: its words, what it cannot print, its fingerprint, and that a screen reader reads it."""

import io

import pdfua
import pytest
from pypdf import PdfReader

from registry.proposals.render.receipts import LOST, Receipt, receipt_pdf
from registry.shared.files import FileFacts, inspect_file

URL = "https://registri.contoh.go.id/dokumen/cek/"


def receipt(name="Jemput \\ bola (kota)", *, check_url=URL):
    return Receipt(
        office="Pemerintah Kota Payakumbuh", title="Tanda terima usulan", facts=(("Nomor", "TT-1"), ("Nama inovasi", name)),
        closing=("Bukan keputusan.",), code="abcd-efgh-jkmn-pqrs", check_url=check_url,
    )  # fmt: skip


def words(content):
    return PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()


def test_the_receipt_is_one_safe_page_with_its_words_in_their_order():
    content = receipt_pdf(receipt())
    assert words(content) == [
        "PEMERINTAH KOTA PAYAKUMBUH", "Tanda terima usulan", "Nomor TT-1", "Nama inovasi Jemput \\ bola (kota)",
        "Bukan keputusan.", "Sidik dokumen", "abcd-efgh-jkmn-pqrs", "Keaslian tanda terima ini dapat diperiksa siapa pun di", URL,
    ]  # fmt: skip
    facts = inspect_file(stream=io.BytesIO(content), name="tanda-terima.pdf", limit=40_000)
    assert isinstance(facts, FileFacts)
    assert facts.pages == 1
    assert content == receipt_pdf(receipt())


def test_letters_that_the_papers_print_stand_and_what_they_lack_is_said():
    shown = words(receipt_pdf(receipt("Ǧadget ā e\u0301\u200d 🚀 漢字")))
    assert "Nama inovasi Ǧadget ā é ? ??" in shown
    assert LOST in shown
    assert LOST not in words(receipt_pdf(receipt()))


@pytest.mark.parametrize("name", ["kata " * 50, "x" * 250, ""])
def test_a_long_name_stays_on_the_page(name):
    lines = words(receipt_pdf(receipt(name)))
    assert "".join(lines).count("x") - "".join(words(receipt_pdf(receipt("")))).count("x") == name.count("x")
    assert max(map(len, lines)) < 100


def test_the_checker_of_accessible_pdf_finds_nothing(tmp_path):
    for at, content in enumerate((receipt_pdf(receipt()), receipt_pdf(receipt(check_url="")))):
        file = tmp_path / f"{at}.pdf"
        file.write_bytes(content)
        assert [finding.message for finding in pdfua.validate(str(file)).findings] == []
        reader = PdfReader(file)
        assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == ("Tanda terima usulan", "id")
