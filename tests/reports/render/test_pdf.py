"""The paper itself: set by a real child process, read back from its bytes."""

import io
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfua
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from registry.reports.render.benchmark import sample_document, time_renderings
from registry.reports.render.pdf import RenderFailed, Rendering, render_pdf
from registry.reports.render.qr import qr_svg
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Centred,
    Clause,
    Facts,
    Figure,
    Form,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
)
from registry.reports.rules.glyphs import COVERED, Replaced

CHILD_OF = (sys.executable, "-c")


@cache
def sample() -> Rendering:
    return render_pdf(sample_document())


def pages_of(rendering: Rendering) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(rendering.content)).pages]


def flat(text: str) -> str:
    return "".join(text.split())


def render(*blocks: Block, **changes: object) -> Rendering:
    return render_pdf(replace(sample_document(), blocks=blocks, **changes))


def every_place_of(words: str) -> tuple[Block, ...]:
    return (
        Heading(words),
        Heading(words, 2),
        Heading(words, 3),
        Paragraph(words),
        Facts(((words, words),)),
        Table((words, "b"), ((words, words),), words, numeric=(1,)),
        Bullets((words,)),
        Note(words),
        Annex(words),
    )


def set_everywhere(words: str) -> Rendering:
    return render(
        *every_place_of(words),
        title=words,
        subtitle=words,
        kind=words,
        registration=words,
        region_name=words,
        letterhead=(words, words),
        cover=((words, words),),
        signature=Signature(words, words, words),
    )


def test_the_paper_declares_its_standards_and_the_checker_finds_nothing(tmp_path: Path):
    file = tmp_path / "laporan.pdf"
    file.write_bytes(sample().content)

    assert sample().conforming
    assert [finding.message for finding in pdfua.validate(str(file)).findings] == []
    metadata = PdfReader(file).xmp_metadata.stream.get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize("form", [Form.LETTER, Form.DECREE, Form.SHEET])
def test_letters_decrees_and_sheets_declare_the_same_and_the_checker_finds_nothing(form, tmp_path: Path):
    """Every kind of block stands in each form; a letter and a decree have no contents list."""
    blocks = (Heading("Bagian"), *every_place_of("Kata"), Figure(qr_svg("https://contoh.go.id/"), "Kode", "Kode QR", width=18),
              Annex("Kedua"))  # fmt: skip
    rendering = render(
        Centred("MEMUTUSKAN:"), Clause("Menimbang", ("pertama", "kedua"), "a"), Clause("KESATU", ("isi",)), *blocks,
        form=form, heading=("KEPUTUSAN WALI KOTA", "NOMOR"), addressee=("Yth. Menteri", "di Jakarta"), dated="Kota, ...",
        copies=("Kepala Dinas",), countersignature=Signature("Diundangkan", "Sekretaris Daerah"),
    )  # fmt: skip
    file = tmp_path / "surat.pdf"
    file.write_bytes(rendering.content)
    text = flat("".join(pages_of(rendering)))

    assert rendering.conforming
    assert [finding.message for finding in pdfua.validate(str(file)).findings] == []
    assert "Daftarisi" not in text
    assert text.count("SekretarisDaerah") == 1
    assert ("Yth.Menteri" in text) is (form == Form.LETTER)
    assert ("LAMPIRANII" in text) is (form == Form.DECREE)
    assert ("KEPUTUSANWALIKOTA" in text) is (form != Form.LETTER)


def test_the_same_document_gives_the_same_bytes():
    assert render_pdf(sample_document()) == sample()


def test_the_title_language_and_day_stand_in_the_file():
    reader = PdfReader(io.BytesIO(sample().content))

    assert reader.metadata.title == "Laporan evaluasi menyeluruh: Contoh laporan untuk mengukur lama penyusunan"
    assert reader.metadata.creation_date.date() == sample_document().asked_at
    assert reader.root_object["/Lang"] == "id-ID"


def test_every_page_has_its_number_the_kind_and_the_mark_of_a_simulation():
    pages = pages_of(sample())

    assert len(pages) == sample().pages
    for place, page in enumerate(pages, start=1):
        assert f"Halaman {place} dari {len(pages)}" in page
        assert "Laporan evaluasi menyeluruh" in page
        assert "SIMULASI" in page
    assert "SIMULASI. Laporan ini contoh." in pages[0]


def test_a_real_paper_bears_no_mark():
    assert "SIMULASI" not in "".join(pages_of(render(Heading("Isi"), simulated=False)))


def test_the_cover_names_the_agency_and_the_only_date_and_the_contents_follow():
    cover, contents, *_rest = pages_of(sample())

    for words in ("PEMERINTAH DAERAH CONTOH", "PERANGKAT DAERAH CONTOH", "CONTOH-2026-0001", "24 November 2026"):
        assert words in cover
    assert "Daftar isi" in contents
    assert "Lampiran B. Yang belum sesuai hukum" in contents


def test_the_office_signs_before_the_annexes_and_a_hash_can_be_copied_whole():
    text = "".join(pages_of(sample()))

    assert text.index("Tanda tangan dan cap jabatan") < text.rindex("Lampiran A. Daftar dokumen")
    assert "0123456789abcdef" * 4 in flat(text)


def test_a_long_table_repeats_its_head():
    rows = tuple((str(place), "isi") for place in range(120))
    pages = pages_of(render(Table(("Nomor urut", "Uraian rinci"), rows)))

    assert sum("Uraian rinci" in page for page in pages) == len(pages) - 2 > 1


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") #eval("1+1") $x^2$ *tebal* _miring_ @rujuk <label> // [x] \\ `kode` = judul',
        """'kutip' "ganda" “lengkung” {"a": [1]} </svg>""",
    ],
)
def test_marks_of_the_typesetter_are_only_letters(words):
    rendering = set_everywhere(words)

    assert (rendering.conforming, rendering.replaced) == (True, ())
    assert flat(words) in flat("".join(pages_of(rendering)))


def test_what_cannot_be_printed_is_replaced_reported_and_still_conforms():
    rendering = set_everywhere("Layanan 🚀 中文\x00 cepat")

    assert rendering.conforming
    assert [lost.name for lost in rendering.replaced] == [
        "ROCKET",
        "CJK UNIFIED IDEOGRAPH-4E2D",
        "CJK UNIFIED IDEOGRAPH-6587",
    ]
    assert "Layanan ? ?? cepat" in "".join(pages_of(rendering))


@pytest.mark.parametrize(
    "words", ["", " \n ", "kata" * 400, "baris\n\nbaris\nlagi", "".join(map(chr, sorted(COVERED)))]
)
def test_empty_endless_and_rare_words_make_a_conforming_paper(words):
    assert set_everywhere(words).conforming


def test_letters_in_a_picture_are_made_printable_too():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text font-family="Inter" x="1" y="8">中</text></svg>'
    rendering = render(Figure(svg, "", "Gambar contoh"), emblem_svg=svg)

    assert (rendering.conforming, rendering.replaced) == (True, (Replaced("中", "CJK UNIFIED IDEOGRAPH-4E2D"),))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=200))
def test_whatever_is_typed_a_conforming_paper_comes_out(words):
    assert set_everywhere(words).conforming


def test_a_paper_that_cannot_conform_comes_out_and_says_so(caplog):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text font-family="Inter" x="1" y="8">&#x4e2d;</text></svg>'
    rendering = render(Figure(svg, "huruf asing", "Gambar contoh"))

    assert (rendering.conforming, rendering.pages) == (False, 3)
    assert "does not conform" in caplog.text


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import time; time.sleep(30)", "timeout"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
        ("raise SystemExit(1)", "crashed"),
        ("print('no paper')", "crashed"),
    ],
)
def test_a_child_that_hangs_or_dies_is_a_failure_with_a_sentence(program, code):
    with pytest.raises(RenderFailed) as failed:
        render_pdf(sample_document(), timeout_seconds=1, child=(*CHILD_OF, program))

    assert failed.value.code == code
    assert str(failed.value).endswith("hubungi pengelola.")


def test_a_broken_picture_is_refused_with_a_sentence():
    with pytest.raises(RenderFailed) as failed:
        render(Figure("no picture", "alt", "caption"))

    assert (failed.value.code, str(failed.value)) == (
        "refused",
        "Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola.",
    )


def test_the_child_sees_no_secret_and_loads_no_framework(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    program = (
        "import os, sys, registry.reports.render.typesetting;"
        "sys.stderr.write(f\"{os.environ.get('SECRET_KEY')} {'django' in sys.modules}\"); sys.exit(1)"
    )
    with pytest.raises(RenderFailed) as failed:
        render_pdf(sample_document(), child=(*CHILD_OF, program))

    assert failed.value.detail == "exit 1: None False"


def test_the_benchmark_measures_whole_renderings():
    timing = time_renderings(sample_document(), runs=3)

    assert (timing.runs, timing.pages) == (3, sample().pages)
    assert 0 < timing.fastest_seconds <= timing.median_seconds <= timing.slowest_seconds
