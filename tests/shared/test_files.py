"""Checks of uploaded files."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from registry.shared.files import NAME_LENGTH, FileFacts, inspect_file, safe_name
from registry.shared.problems import Problem

LIMIT = 10 * 1024 * 1024


def code(content: bytes, name: str) -> str:
    found = inspect_file(stream=io.BytesIO(content), name=name, limit=LIMIT)
    return found.code if isinstance(found, Problem) else "ok"


def pdf(*, script: bool = False) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    if script:
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        )
    writer.write(out)
    return out.getvalue()


def office(main: str, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr(main, "<x/>")
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()


def png_that_claims(side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind)
    return out.getvalue()


def test_a_good_pdf_is_known_by_type_size_digest_and_pages():
    content = pdf()
    facts = inspect_file(stream=io.BytesIO(content), name="C:\\surat\\izin.pdf", limit=LIMIT)
    assert isinstance(facts, FileFacts)
    assert (facts.name, facts.media_type, facts.size, facts.pages) == ("izin.pdf", "application/pdf", len(content), 1)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (picture("PNG"), "foto.png", "ok"),
        (picture("JPEG"), "foto.JPG", "ok"),
        (office("word/document.xml"), "surat.docx", "ok"),
        (office("xl/workbook.xml"), "daftar.xlsx", "ok"),
        (b"", "kosong.pdf", "empty_file"),
        (b"MZ" + b"\0" * 600, "izin.pdf", "type_not_allowed"),
        (b"halo", "catatan.txt", "type_not_allowed"),
        (picture("PNG"), "foto.jpg", "type_not_allowed"),
        (pdf(script=True), "izin.pdf", "unsafe_file"),
        (b"%PDF-1.7\nrusak", "izin.pdf", "unsafe_file"),
        (png_that_claims(20_000), "foto.png", "unsafe_file"),
        (png_that_claims(7_000), "foto.png", "unsafe_file"),
        (office("word/document.xml", **{"word/bom.xml": b"0" * (101 * 1024 * 1024)}), "surat.docx", "unsafe_file"),
        (office("word/document.xml", **{"word/vbaProject.bin": b"x"}), "surat.docx", "unsafe_file"),
        (office("word/document.xml", **{"../naik.xml": b"x"}), "surat.docx", "unsafe_file"),
    ],
)
def test_a_file_is_what_its_name_says_and_safe_or_it_is_refused(content, name, expected):
    assert code(content, name) == expected


def test_fifty_megabytes_are_refused_unread():
    class Huge(io.BytesIO):
        def seek(self, *_where):
            return 50 * 1024 * 1024

        def read(self, *_size):
            raise AssertionError("read")

    assert inspect_file(stream=Huge(), name="besar.pdf", limit=LIMIT) == Problem("too_large", "besar.pdf")


def test_a_name_keeps_its_extension_when_it_is_cut():
    assert safe_name("a" * 300 + ".pdf") == "a" * (NAME_LENGTH - 4) + ".pdf"
    assert safe_name("../x/\u202efdp\x00") == "fdp"
