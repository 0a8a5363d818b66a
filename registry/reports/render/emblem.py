"""An uploaded coat of arms as the paper carries it: small, without its maker's notes, inside an SVG frame."""

import base64
import io

from PIL import Image

HIGHEST = 320


def emblem_svg(content: bytes) -> str:
    """The same upload gives the same text; OSError when it is no picture."""
    with Image.open(io.BytesIO(content)) as picture:
        small = picture.convert("RGBA")
    small.thumbnail((HIGHEST, HIGHEST))
    drawn = io.BytesIO()
    small.save(drawn, "PNG")
    code = base64.b64encode(drawn.getvalue()).decode()
    size = f'width="{small.width}" height="{small.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {small.width} {small.height}">'
        f'<image {size} href="data:image/png;base64,{code}"/></svg>'
    )
