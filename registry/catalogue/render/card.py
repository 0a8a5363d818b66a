"""The picture that stands for an innovation where its address is shared."""

import io
import textwrap
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parents[2] / "reports" / "render" / "fonts"  # one set of fonts for all that is drawn
SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, MUTED, BRAND = "#ffffff", "#15202a", "#55626f", "#0b4f6c"


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"Inter-{name}.ttf"), size)


def draw_card(*, name: str, place: str, state: str, house: str) -> bytes:
    """A PNG: where, what, how it stands, and whose register says so; the longer the name, the smaller its letters."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 16, SIZE[1]), fill=BRAND)
    pen.text((MARGIN, 72), _fitting(place, 62), font=_font("Regular", 32), fill=MUTED)
    size, letters, most = (68, 26, 4) if len(name) <= 80 else (48, 38, 6)
    lines = textwrap.wrap(name, letters, max_lines=most, placeholder=" …")
    pen.multiline_text((MARGIN, 140), "\n".join(lines), font=_font("Bold", size), fill=INK, spacing=14)
    pen.line((MARGIN, 500, SIZE[0] - MARGIN, 500), fill="#dfe5ea", width=2)
    pen.text((MARGIN, 524), _fitting(state, 62), font=_font("SemiBold", 30), fill=BRAND)
    pen.text((MARGIN, 570), _fitting(house, 62), font=_font("Regular", 26), fill=MUTED)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(text: str, letters: int) -> str:
    return textwrap.shorten(text, letters, placeholder=" …")
