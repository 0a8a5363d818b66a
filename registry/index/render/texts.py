"""The text of a PDF, for finding an innovation's name in it; limited in pages and never trusted."""

from typing import IO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_PAGES = 60
MOST_CHARACTERS = 200_000


def pdf_text(stream: IO[bytes]) -> str | None:
    """The text of the first pages, empty for a scan; None where the file cannot be read."""
    try:
        pages = PdfReader(stream).pages
        found = "\n".join(page.extract_text() for page in pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return None
    return found[:MOST_CHARACTERS].replace("\x00", "")
