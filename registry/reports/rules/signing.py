"""What a signed copy must be before it is filed."""

from datetime import date

from registry.shared.problems import Problem
from registry.workflow.rules.documents import DocumentKind

KIND = DocumentKind.SIGNED_REPORT
PDF = "application/pdf"


def signing_problems(
    *, number: str, on: date | None, asked_on: date, today: date, media_type: str, is_unsigned: bool, has_copy: bool
) -> list[Problem]:
    """Everything that stands in the way; a copy is never signed before what it copies was made."""
    found = {
        Problem("number_missing", KIND): not number.strip(),
        Problem("date_missing", KIND): on is None,
        Problem("signed_out_of_time", "on"): on is not None and not asked_on <= on <= today,
        Problem("file_missing", KIND): not media_type,
        Problem("signed_not_pdf", "file"): bool(media_type) and media_type != PDF,
        Problem("signed_is_unsigned", "file"): is_unsigned,
        Problem("already_signed", "file"): has_copy,
    }
    return [problem for problem, stands in found.items() if stands]
