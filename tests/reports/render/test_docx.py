"""The editable paper: read back with the library that wrote it, and from its parts."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

from docx import Document as opened
from docx.document import Document as Paper
from PIL import Image

from registry.reports.render.benchmark import sample_document
from registry.reports.render.docx import render_docx
from registry.reports.render.emblem import emblem_svg
from registry.reports.render.qr import qr_svg
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Centred,
    Clause,
    Document,
    Figure,
    Form,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from registry.reports.rules.outline import outline_of


@cache
def sample() -> bytes:
    return render_docx(sample_document()).content


def paper(*blocks: Block, **changes: object) -> Paper:
    return opened(io.BytesIO(render_docx(replace(sample_document(), blocks=blocks, **changes)).content))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def words(of: Paper) -> list[str]:
    return [line.text for line in of.paragraphs if line.text.strip()]


def decree(*blocks: Block) -> Document:
    return replace(
        sample_document(), form=Form.DECREE, blocks=blocks, heading=("KEPUTUSAN WALI KOTA", "NOMOR ...", "TENTANG"),
        signature=Signature("Ditetapkan di Kota\npada tanggal ...", "WALI KOTA,"),
        countersignature=Signature("Diundangkan", "SEKRETARIS DAERAH", "Berita Daerah"),
    )  # fmt: skip


def test_the_same_document_gives_the_same_bytes_and_no_hour_stands_in_it():
    assert render_docx(sample_document()).content == sample()
    with zipfile.ZipFile(io.BytesIO(sample())) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in file.namelist()
    core = opened(io.BytesIO(sample())).core_properties
    assert (core.created.date(), core.modified.date()) == (date(2026, 11, 24), date(2026, 11, 24))
    assert (core.language, core.author, core.last_modified_by, core.keywords) == (
        "id-ID", "PEMERINTAH DAERAH CONTOH, PERANGKAT DAERAH CONTOH, Alamat contoh", "", "SIMULASI",
    )  # fmt: skip


def test_headings_are_headings_and_the_contents_list_names_them():
    found = opened(io.BytesIO(sample()))
    titles = [line.text for line in found.paragraphs if line.style.name.startswith("Heading")]
    assert titles[:2] == ["Identitas usulan", "Isi usulan"]
    assert titles[-2:] == ["Lampiran A. Daftar dokumen", "Lampiran B. Yang belum sesuai hukum"]
    listed = [line for line in found.paragraphs if line.style.name.startswith("toc ")]
    said = [line.text for line in listed]
    assert said[:4] == ["1\tIdentitas usulan", "2\tIsi usulan", "2.1\tLatar belakang", "2.2\tMaksud dan tujuan"]
    assert said[-1] == "Lampiran B. Yang belum sesuai hukum"
    assert [line.style.name for line in listed[1:3]] == ["toc 1", "toc 2"]


def test_each_line_of_the_contents_leads_to_its_heading_and_the_field_can_be_renewed():
    written = part(sample(), "word/document.xml")
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', written)
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', written)
    assert set(links) <= {name for _number, name in marks}
    assert len(links) == len(set(links)) == len([line for line in outline_of(sample_document()) if line.is_listed])
    assert sorted(number for number, _name in marks) == sorted(re.findall(r'<w:bookmarkEnd w:id="(\d+)"', written))
    assert re.findall(r"<w:instrText[^>]*>([^<]+)", written) == ['TOC \\o "1-2" \\h \\z \\u']
    kinds = re.findall(r'fldCharType="(\w+)"', written)
    assert kinds == ["begin", "separate", "end"]
    assert "updateFields" not in part(sample(), "word/settings.xml")


def test_headings_of_a_report_count_themselves_and_annexes_and_letters_do_not():
    numbers = part(sample(), "word/numbering.xml")
    for style, text in (("Heading1", "%1"), ("Heading2", "%1.%2"), ("Heading3", "%1.%2.%3")):
        assert f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/>' in numbers
    uses = re.findall(r'<w:numId w:val="(\d+)"/>', part(sample(), "word/document.xml"))
    assert uses == ["0", "0"]
    plain = render_docx(replace(sample_document(), form=Form.SHEET)).content
    assert '<w:pStyle w:val="Heading1"/>' not in part(plain, "word/numbering.xml")


def test_the_contents_of_a_report_without_headings_are_no_field():
    assert "w:instrText" not in part(render_docx(replace(sample_document(), blocks=())).content, "word/document.xml")


def test_pages_are_numbered_heads_repeat_rows_stay_whole_and_the_language_is_set():
    assert re.findall(r"<w:instrText[^>]*>([^<]+)", part(sample(), "word/footer1.xml")) == ["PAGE", "NUMPAGES"]
    assert "SIMULASI" in part(sample(), "word/header1.xml")
    tables = part(sample(), "word/document.xml").count("<w:tblHeader")
    assert tables == sum(
        isinstance(block, Table) or bool(isinstance(block, Figure) and block.table)
        for block in sample_document().blocks
    )
    assert part(sample(), "word/document.xml").count("<w:cantSplit") > tables
    assert 'w:lang w:val="id-ID"' in part(sample(), "word/styles.xml")


def test_a_real_paper_bears_no_mark():
    found = paper(Paragraph("Isi."), simulated=False)
    assert "SIMULASI" not in "".join(words(found))
    assert found.sections[0].header.paragraphs[0].text == ""


def test_a_figure_is_a_picture_with_its_words_and_so_is_the_coat_of_arms():
    png = io.BytesIO()
    from_pillow().save(png, "PNG")
    content = render_docx(
        replace(
            sample_document(), emblem_svg=emblem_svg(png.getvalue()),
            blocks=(Figure(qr_svg("https://contoh.go.id/"), "Kode QR", "Alamat", width=20),),
        )
    ).content  # fmt: skip
    described = re.findall(r'<wp:docPr id="(\d+)" name="[^"]*" descr="([^"]*)"', part(content, "word/document.xml"))
    assert described == [("1", "Lambang Daerah Contoh"), ("2", "Kode QR")]


def from_pillow() -> Image.Image:
    return Image.new("RGB", (4, 4), "green")


def test_a_letter_has_its_head_its_addressee_and_its_copies_in_order():
    found = paper(
        Paragraph("Dengan hormat."), form=Form.LETTER, dated="Kota, ...", cover=(("Hal", "Penyampaian"),),
        addressee=("Yth. Wali Kota", "di Kota"), copies=("Kepala Dinas",), signature=Signature("", "Kepala Badan"),
    )  # fmt: skip
    said = words(found)
    order = ["Kota, ...", "Yth. Wali Kota", "di Kota", "Dengan hormat.", "Kepala Badan", "Tembusan:", "1. Kepala Dinas"]
    assert [line for line in said if line in order] == order
    assert [cell.text for cell in found.tables[0].rows[0].cells] == ["Hal", ": Penyampaian"]


def test_a_decree_is_laid_out_in_its_words_and_its_annexes_name_it():
    blocks = (
        Centred("MEMUTUSKAN:"), Clause("Menimbang", ("pertama", "kedua"), "a"), Clause("KESATU", ("Menetapkan.",)),
        PageBreak(), Bullets(("□ Ya", "butir")), Annex("Rancang bangun"), Annex("Anggaran"),
    )  # fmt: skip
    content = render_docx(decree(*blocks)).content
    found = opened(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert rows == [
        ["Menimbang", ":", "a.", "pertama"], ["", "", "b.", "kedua"], ["KESATU", ":", "Menetapkan."],
    ]  # fmt: skip
    said = words(found)
    assert [line for line in said if line.startswith("LAMPIRAN")] == ["LAMPIRAN I", "LAMPIRAN II"]
    assert said.count("KEPUTUSAN WALI KOTA") == 3
    assert said.count("WALI KOTA,") == 2
    assert said.index("SEKRETARIS DAERAH") < said.index("LAMPIRAN I")


def test_what_a_file_cannot_hold_is_left_out():
    found = paper(Paragraph("satu\x00dua\ud800tiga \U0001f680"), Table(("a", "b"), (("\x01", "="),)))
    assert "satuduatiga \U0001f680" in words(found)
    assert [cell.text for cell in found.tables[-1].rows[1].cells] == ["", "="]
