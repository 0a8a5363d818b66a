"""One count of headings for every renderer, and it is the one that the typesetter has."""

import io
import re
from dataclasses import replace

from pypdf import PdfReader

from registry.reports.render.benchmark import sample_document
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.document import Annex, Form, Heading, Paragraph
from registry.reports.rules.outline import Entry, outline_of

BLOCKS = (
    Heading("alfa"), Heading("beta", 2), Heading("gama", 3), Heading("delta", 3), Heading("epsilon", 2),
    Heading("zeta"), Heading("eta", 3), Heading("teta", 2), Heading("iota", 9), Heading("kapa", 0),
    Annex("lamda"), Heading("mu", 2), Annex("nu"), Paragraph("isi"),
)  # fmt: skip


def test_levels_count_below_their_own_chief_and_annexes_are_lettered():
    said = [(entry.number, entry.text) for entry in outline_of(replace(sample_document(), blocks=BLOCKS))]
    assert said == [
        ("1", "alfa"), ("1.1", "beta"), ("1.1.1", "gama"), ("1.1.2", "delta"), ("1.2", "epsilon"), ("2", "zeta"),
        ("2.0.1", "eta"), ("2.1", "teta"), ("2.1.1", "iota"), ("3", "kapa"), ("", "Lampiran A. lamda"), ("3.1", "mu"),
        ("", "Lampiran B. nu"),
    ]  # fmt: skip
    assert [Entry("x", level).is_listed for level in (1, 2, 3)] == [True, True, False]


def test_the_pdf_bears_the_same_numbers():
    document = replace(sample_document(), blocks=BLOCKS, form=Form.REPORT)
    pages = PdfReader(io.BytesIO(render_pdf(document).content)).pages
    said = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for entry in outline_of(document):
        assert f"{entry.number} {entry.text}".strip() in said, entry
