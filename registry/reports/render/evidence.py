"""Evidence as PDFs that the portal takes: merged, bookmarked, pages labelled by document, each under the limit."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle

A4_INCHES = (8.27, 11.69)
PIXELS = (2000, 2800)  # A4 at some 240 dots an inch
QUALITIES = (85, 70, 55)
PRODUCER = "Registri inovasi daerah"


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages of one document (from 0) under its mark and title."""

    mark: int
    title: str
    content: bytes
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """One file; `too_large` names the page that alone is beyond the limit."""

    content: bytes
    too_large: Piece | None = None


class Encrypted(Exception):
    """The PDF asks for a password."""


def piece_of_pdf(*, mark: int, title: str, content: bytes) -> Piece:
    """All pages of a PDF; Encrypted where it asks for a password, any error of the library where it is broken."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Encrypted
    pages = tuple(range(len(reader.pages)))
    if not pages:
        raise ValueError("no pages")
    piece = Piece(mark, title, content, pages)
    merged([piece])  # a broken page shows itself here, and not when it stands among others
    return piece


def piece_of_picture(*, mark: int, title: str, content: bytes, limit: int) -> Piece:
    """A picture on one page of A4, upright, small enough to be sent."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail(PIXELS if picture.height >= picture.width else PIXELS[::-1])
        if picture.mode != "RGB":
            with_alpha = picture.convert("RGBA")
            picture = Image.new("RGB", with_alpha.size, "white")
            picture.paste(with_alpha, mask=with_alpha)
        sides = A4_INCHES if picture.height >= picture.width else A4_INCHES[::-1]
        resolution = max(picture.width / sides[0], picture.height / sides[1])
        piece = Piece(mark, title, b"", (0,))
        for quality in QUALITIES:
            page = io.BytesIO()
            picture.save(page, "PDF", resolution=resolution, quality=quality)
            piece = replace(piece, content=page.getvalue())
            if fits(piece, limit=limit):
                break
    return piece


def merged(pieces: Sequence[Piece]) -> bytes:
    """One PDF with a bookmark for each piece; the same pieces give the same bytes."""
    writer = PdfWriter()
    for piece in pieces:
        first = len(writer.pages)
        reader = PdfReader(io.BytesIO(piece.content))
        writer.append(reader, pages=list(piece.pages), import_outline=False)
        writer.add_outline_item(title=f"{piece.mark}. {piece.title}", page_number=first)
        for offset, page in enumerate(piece.pages):
            writer.set_page_label(
                first + offset, first + offset, style=PageLabelStyle.DECIMAL, prefix=f"{piece.mark}-", start=page + 1
            )
    writer.metadata = {"/Producer": PRODUCER}
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def packed(*, pieces: Sequence[Piece], limit: int) -> Iterator[Packed]:
    """The pieces in their order in as few files as the limit allows; what is too large alone is parted by page."""
    waiting: list[Piece] = []
    content = b""
    for piece in pieces:
        together = merged([*waiting, piece])
        if len(together) <= limit:
            waiting, content = [*waiting, piece], together
            continue
        if waiting:
            yield Packed(content)
            waiting, content = [], b""
        alone = merged([piece])
        if len(alone) <= limit:
            waiting, content = [piece], alone
        else:
            yield from _parted(piece, limit)
    if waiting:
        yield Packed(content)


def fits(piece: Piece, *, limit: int) -> bool:
    return len(merged([piece])) <= limit


def _parted(piece: Piece, limit: int) -> Iterator[Packed]:
    """Runs of pages under the limit: what pages share is counted for each, so a run is never larger than its sum."""
    run: list[int] = []
    total = 0
    for page in piece.pages:
        size = len(merged([replace(piece, pages=(page,))]))
        if run and total + size > limit:
            yield Packed(merged([replace(piece, pages=tuple(run))]))
            run, total = [], 0
        if size > limit:
            single = replace(piece, pages=(page,))
            yield Packed(merged([single]), too_large=single)
        else:
            run, total = [*run, page], total + size
    if run:
        yield Packed(merged([replace(piece, pages=tuple(run))]))
