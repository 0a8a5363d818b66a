import hashlib
import io
from datetime import date

import openpyxl
import pytest

from registry.reports.render.pdf import RenderFailed
from registry.reports.render.xlsx import CUT, MOST_LETTERS, MOST_ROWS, render_xlsx
from registry.reports.rules.document import (
    Annex,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)


def document(*blocks, **more) -> Document:
    return Document(
        title="Rekapitulasi", kind="Daftar", registration="R-1", region_name="Kota Contoh",
        asked_at=date(2026, 11, 24), blocks=blocks, **more,
    )  # fmt: skip


def opened(made: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(made).content))


def rows(sheet) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_every_table_is_a_sheet_and_everything_else_stands_on_the_first():
    book = opened(
        document(
            Heading("Bab"), Table(("Nama", "Nilai"), (("A", "1.234,5"), ("B", "belum")), numeric=(1,)),
            Facts((("Tahun", "2026"),)), Paragraph("Kalimat."), Bullets(("satu", "dua")), Note("Ingat."), PageBreak(),
            Annex("Lampiran"), Table(("K",), (("x",),), "Jawaban"),
            Figure("<svg/>", "Dua batang.", "Diagram", Table(("Batang",), (("7",),))), Figure("<svg/>", "Satu.", "Lain"),
            subtitle="Tahun ini", cover=(("Dasar", "PP 38/2017"),), simulated=True,
        )
    )  # fmt: skip
    assert book.sheetnames == ["Ringkasan", "Bab", "Jawaban", "Diagram"]
    assert rows(book["Ringkasan"]) == [
        ("Rekapitulasi", None), ("Tahun ini", None), ("Jenis", "Daftar"), ("Daerah", "Kota Contoh"),
        ("Nomor registrasi", "R-1"), ("Tanggal", "24 November 2026"), ("Tanda", "SIMULASI"), ("Dasar", "PP 38/2017"),
        ("Bab", None), ("Tahun", "2026"), (None, "Kalimat."), (None, "satu"), (None, "dua"), (None, "Ingat."),
        ("Lampiran", None), ("Diagram", "Dua batang."), ("Lain", "Satu."),
    ]  # fmt: skip
    assert rows(book["Bab"]) == [("Nama", "Nilai"), ("A", 1234.5), ("B", "belum")]
    assert book["Bab"]["B2"].number_format == "#,##0.0"
    assert book["Bab"].freeze_panes == "A2"
    assert book["Bab"].auto_filter.ref == "A1:B3"
    assert rows(book["Diagram"]) == [("Batang",), ("7",)]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "https://contoh.id/", "\tx"])
def test_no_text_acts(text):
    sheet = opened(document(Heading("Bab"), Table(("Isi",), ((text,),))))["Bab"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == text
    assert sheet["A2"].hyperlink is None
    assert sheet["A2"].quotePrefix is not text.startswith("https")


def test_names_of_sheets_are_legal_and_apart():
    long = "Nilai kematangan: semua inovasi [tahun ini]"
    book = opened(
        document(*(Table(("K",), (), name) for name in (long, long.upper(), "'", "History", "Ringkasan", "")))
    )
    assert book.sheetnames == [
        "Ringkasan", "Nilai kematangan semua inovasi", "NILAI KEMATANGAN SEMUA INOVAS 2", "Tabel", "History 2",
        "Ringkasan 2", "Tabel 2",
    ]  # fmt: skip


def test_the_same_document_gives_the_same_bytes():
    made = document(Heading("Bab"), Table(("A",), (("1 orang",),), numeric=(0,)))
    first, second = render_xlsx(made), render_xlsx(made)
    assert first == second
    assert first.pages is None
    assert first.sha256 == hashlib.sha256(first.content).hexdigest()


def test_a_cell_longer_than_a_sheet_holds_says_that_it_was_cut():
    sheet = opened(document(Heading("Bab"), Table(("Isi",), (("x" * (MOST_LETTERS + 1),),))))["Bab"]
    assert len(sheet["A2"].value) == MOST_LETTERS
    assert sheet["A2"].value.endswith(f"x{CUT}")


def test_more_rows_than_a_sheet_holds_are_refused():
    with pytest.raises(RenderFailed) as caught:
        render_xlsx(document(Table(("A",), (("x",),) * (MOST_ROWS + 1))))
    assert caught.value.code == "refused"
