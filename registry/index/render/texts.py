"""The text of a PDF, for finding an innovation's name in it; limited in pages and never trusted."""

from typing import IO, TYPE_CHECKING

from registry.shared.later import Later

if TYPE_CHECKING:
    import pypdf
    from pypdf import errors
else:
    pypdf, errors = Later("pypdf"), Later("pypdf.errors")

MOST_PAGES = 60
MOST_CHARACTERS = 200_000


def pdf_text(stream: IO[bytes]) -> str | None:
    """The text of the first pages, empty for a scan; None where the file cannot be read."""
    try:
        pages = pypdf.PdfReader(stream).pages
        found = "\n".join(page.extract_text() for page in pages[:MOST_PAGES])
    except (errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return None
    return found[:MOST_CHARACTERS].replace("\x00", "")
