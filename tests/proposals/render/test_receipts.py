"""The receipt as a page of PDF."""

import io

from pypdf import PdfReader

from registry.proposals.render.receipts import receipt_pdf
from registry.shared.files import FileFacts, inspect_file


def test_the_receipt_is_one_safe_page_with_its_words():
    content = receipt_pdf(
        title="Tanda terima (usulan)", lines=["Nomor: TT-1", "", "Nama: Jemput \\ bola 🚀 漢字 " + "kata " * 40]
    )
    assert PdfReader(io.BytesIO(content)).pages[0].extract_text().startswith("Tanda terima (usulan)\nNomor: TT-1")
    facts = inspect_file(stream=io.BytesIO(content), name="tanda-terima.pdf", limit=10_000)
    assert isinstance(facts, FileFacts)
    assert facts.pages == 1
