"""A PDF made small for the portal: pictures encoded anew in falling size and quality, streams packed, pages kept."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, StreamObject

STEPS = ((2400, 80), (2000, 70), (1650, 60), (1300, 50), (1000, 40))
"""Longest side in pixels and quality of a JPEG; the last still reads at A4."""
MOST_PIXELS = 40_000_000
KEPT = ("/Mask", "/Decode", "/ImageMask", "/SMaskInData")  # a picture with one of these would no longer look the same
COLOURS = frozenset({"/DeviceRGB", "/DeviceGray", "/CalRGB", "/CalGray", "/ICCBased", "/Indexed"})
MODES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Smaller:
    """The smallest copy that was needed or could be made; the pages of the original, in their order."""

    content: bytes
    pages: int
    was_signed: bool

    @property
    def size(self) -> int:
        return len(self.content)


def smaller_pdf(content: bytes, *, limit: int) -> Smaller:
    """The first copy that fits, the best-looking tried first; else the smallest. Any error of a broken file."""
    reader = PdfReader(io.BytesIO(content))
    pages, was_signed = len(reader.pages), _is_signed(reader)
    best = content
    for step in (None, *STEPS):
        made = _copy(content, step)
        if len(PdfReader(io.BytesIO(made)).pages) != pages:
            raise ValueError("pages were lost")
        best = min(best, made, key=len)
        if len(made) <= limit:
            break
    return Smaller(best, pages, was_signed)


def _copy(content: bytes, step: tuple[int, int] | None) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    if step is not None:
        for picture in _pictures(writer):
            _shrink(picture, *step)
    for page in writer.pages:
        page.compress_content_streams()
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    found = io.BytesIO()
    writer.write(found)
    return found.getvalue()


def _pictures(writer: PdfWriter) -> Iterator[StreamObject]:
    """Every picture of the pages, also within forms, each once."""
    seen: set[int] = set()
    waiting: list[Any] = [page.get("/Resources") for page in writer.pages]
    while waiting:
        resources = _object(waiting.pop())
        named = _object(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
        for reference in named.values() if isinstance(named, DictionaryObject) else ():
            if not isinstance(reference, IndirectObject) or reference.idnum in seen:
                continue
            seen.add(reference.idnum)
            found = reference.get_object()
            if isinstance(found, StreamObject) and found.get("/Subtype") == "/Image":
                yield found
            elif isinstance(found, StreamObject):
                waiting.append(found.get("/Resources"))


def _shrink(picture: StreamObject, side: int, quality: int) -> None:
    """Write the picture anew where that is smaller; what cannot be read or would change its look stays."""
    if not _may_be_written_anew(picture):
        return
    try:
        opened = picture.decode_as_image()
    except Exception:  # pypdf and Pillow raise many kinds for a picture that they do not know
        return
    if opened.mode in {"P", "RGBA", "LA"}:
        opened = opened.convert("RGB")
    if opened.mode not in MODES:
        return
    opened.thumbnail((side, side), Image.Resampling.LANCZOS)
    encoded = io.BytesIO()
    opened.save(encoded, "JPEG", quality=quality, optimize=True)
    if encoded.tell() >= len(picture._data):
        return
    picture._data = encoded.getvalue()
    picture.pop("/DecodeParms", None)
    picture[NameObject("/Filter")] = NameObject("/DCTDecode")
    picture[NameObject("/ColorSpace")] = NameObject(MODES[opened.mode])
    picture[NameObject("/BitsPerComponent")] = NumberObject(8)
    picture[NameObject("/Width")], picture[NameObject("/Height")] = map(NumberObject, opened.size)


def _may_be_written_anew(picture: StreamObject) -> bool:
    colours, mask = _object(picture.get("/ColorSpace")), _object(picture.get("/SMask"))
    width, height = (int(str(picture[name])) for name in ("/Width", "/Height"))
    named = _object(colours[0]) if isinstance(colours, list) and colours else colours
    return (
        not any(key in picture for key in KEPT)
        and not (isinstance(mask, DictionaryObject) and "/Matte" in mask)
        and named in COLOURS
        and width * height <= MOST_PIXELS
    )


def _is_signed(reader: PdfReader) -> bool:
    """Whether the original carries an electronic signature, which no copy can keep valid."""
    form = _object(reader.root_object.get("/AcroForm"))
    return isinstance(form, DictionaryObject) and bool(int(str(form.get("/SigFlags", 0))) & 1)


def _object(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value
