"""The receipt of a citizen's proposal as a small PDF of one page (Art. 12(1))."""

import textwrap
from collections.abc import Sequence

TOP, LEFT, LEADING, WIDTH = 770, 72, 18, 78


def receipt_pdf(*, title: str, lines: Sequence[str]) -> bytes:
    """One page of plain text; a letter that the page's type does not have becomes a question mark."""
    rows = [row for line in lines for row in (textwrap.wrap(line, WIDTH) or [""])]
    shown = [f"BT /F2 16 Tf {LEFT} {TOP} Td ({_text(title)}) Tj ET"]
    shown += [
        f"BT /F1 11 Tf {LEFT} {TOP - LEADING * place} Td ({_text(row)}) Tj ET"
        for place, row in enumerate(rows, start=2)
    ]
    page = "\n".join(shown).encode("cp1252")
    fonts = "<< /F1 5 0 R /F2 6 0 R >>"
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (id) >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %b >> >>"
            % fonts.encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(page), page),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ]
    )


def _text(words: str) -> str:
    safe = words.encode("cp1252", "replace").decode("cp1252")
    return safe.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(parts: Sequence[bytes]) -> bytes:
    """The parts as numbered objects, with the table that tells where each begins."""
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    size = len(parts) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return out + head + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
