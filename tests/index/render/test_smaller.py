"""A smaller PDF keeps its pages, their order and their words; what cannot be made small enough says how small it got."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from registry.index.render.smaller import smaller_pdf
from tests import factories as make


def scan(mode="RGB", side=600):
    """A noisy page as a scanner gives it."""
    stream = io.BytesIO()
    options = {} if mode == "1" else {"quality": 95}
    Image.effect_noise((side, side), 90).convert(mode).save(stream, "PDF", **options)
    return stream.getvalue()


def bound(*parts):
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(io.BytesIO(part)))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def texts(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pictures(content):
    return [
        item.get_object() for page in PdfReader(io.BytesIO(content)).pages
        for item in page["/Resources"].get("/XObject", {}).values()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def mixed():
    return bound(make.pdf_bytes("Halaman satu"), scan(), make.pdf_bytes("Halaman tiga"), scan("L"))


def test_the_first_step_that_fits_is_taken_and_pages_stay_as_they_were(mixed):
    made = smaller_pdf(mixed, limit=len(mixed) - 20_000)
    assert (made.size < len(mixed), made.pages, made.was_signed) == (True, 4, False)
    assert texts(made.content) == texts(mixed) == ["Halaman satu", "", "Halaman tiga", ""]
    assert [picture["/ColorSpace"] for picture in pictures(made.content)] == ["/DeviceRGB", "/DeviceGray"]
    tighter = smaller_pdf(mixed, limit=made.size - 20_000)
    assert tighter.size < made.size


def test_what_cannot_fit_gives_the_least_that_was_reached(mixed):
    made = smaller_pdf(mixed, limit=1000)
    assert 1000 < made.size < len(mixed)
    assert texts(made.content)[2] == "Halaman tiga"
    words = make.pdf_bytes("Teks saja")
    assert smaller_pdf(words, limit=10).size <= len(words)


def test_a_picture_on_many_pages_and_in_a_form_is_written_once():
    writer = PdfWriter(clone_from=io.BytesIO(scan()))
    picture = writer.pages[0]["/Resources"]["/XObject"].raw_get("/image")
    form = StreamObject()
    form.set_data(b"/image Do")
    form.update({
        NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/Resources"): DictionaryObject({
            NameObject("/XObject"): DictionaryObject({NameObject("/image"): picture})
        }),
    })  # fmt: skip
    page = writer.add_blank_page(100, 100)
    page[NameObject("/Resources")] = DictionaryObject({
        NameObject("/XObject"): DictionaryObject({NameObject("/f"): writer._add_object(form)})
    })  # fmt: skip
    stream = io.BytesIO()
    writer.write(stream)
    made = smaller_pdf(stream.getvalue(), limit=1)
    inner = pictures(made.content)[1]["/Resources"]["/XObject"]["/image"]
    assert made.pages == 2
    assert inner["/Filter"] == "/DCTDecode"
    assert made.size < len(stream.getvalue())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Mask", FloatObject(1)),
        ("/ColorSpace", NameObject("/DeviceCMYK")),
        ("/SMask", DictionaryObject({NameObject("/Matte"): NumberObject(1)})),
        ("/Width", NumberObject(900_000)),
        ("/Filter", NameObject("/Sihir")),
    ],
)
def test_a_picture_that_would_look_different_stays_as_it_is(key, value):
    writer = PdfWriter(clone_from=io.BytesIO(scan(side=64)))
    picture = writer.pages[0]["/Resources"]["/XObject"]["/image"]
    before = picture._data
    picture[NameObject(key)] = value
    stream = io.BytesIO()
    writer.write(stream)
    assert pictures(smaller_pdf(stream.getvalue(), limit=1).content)[0]._data == before


def test_a_bilevel_scan_and_a_picture_that_is_small_already_are_let_be():
    assert pictures(smaller_pdf(scan("1", side=64), limit=1).content)[0]["/Filter"] != "/DCTDecode"
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(stream, "PDF", quality=5)
    assert len(pictures(smaller_pdf(stream.getvalue(), limit=1).content)[0]._data) <= len(stream.getvalue())


def test_an_electronic_signature_is_known():
    writer = PdfWriter(clone_from=io.BytesIO(make.pdf_bytes()))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    stream = io.BytesIO()
    writer.write(stream)
    assert smaller_pdf(stream.getvalue(), limit=10**6).was_signed is True
