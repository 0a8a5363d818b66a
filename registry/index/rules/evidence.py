"""What can be seen of a row's evidence before a person looks (iid.md sections 3 and 7)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.index.rules.edition import LINK, MEBIBYTE, Row

LINKED = "text/uri-list"  # the media type of a web address that stands in place of a file
KINDS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "video/mp4": "mp4", LINKED: LINK}
SAME = {"jpeg": "jpg"}
NOISE = re.compile(r"[\W_]+")


class Weight(StrEnum):
    """A fault takes the row's level in the prediction; a warning only asks to look."""

    FAULT = "cacat"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the checks see it: bytes, pages (None unknown), its letter data.

    `size` is of what goes to the portal, a smaller copy where there is one; `is_named` tells whether its text names the
    innovation, None where it has no text.
    """

    key: str
    name: str
    media_type: str
    size: int
    sha256: str
    is_readable: bool = True
    pages: int | None = None
    number: str = ""
    on: date | None = None
    subject: str = ""
    expires_on: date | None = None
    is_named: bool | None = None
    page_from: int | None = None
    page_to: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found on a paper of a row: code, weight, and the values that the sentence needs."""

    code: str
    weight: Weight
    paper: str
    detail: str = ""


class Cause(StrEnum):
    """Why a paper stops carrying a row."""

    EXPIRY = "masa_berlaku"
    WINDOW = "jendela"


@dataclass(frozen=True, slots=True)
class End:
    """The first day on which the evidence no longer carries its row; the window's own if the next edition keeps it."""

    cause: Cause
    on: date | None = None


def findings(*, row: Row, papers: Sequence[Paper], innovation: str, today: date, pdf_limit: int) -> list[Finding]:
    """Everything wrong with the papers of one row; a row whose window is not known warns of no date."""
    found: list[Finding] = []
    seen: set[str] = set()
    for paper in papers:
        if paper.sha256 in seen:
            found.append(Finding("same_file_twice", Weight.WARNING, paper.key))
            continue
        seen.add(paper.sha256)
        found += _file(row, paper, pdf_limit)
        found += _letter(row, paper, today)
        found += _content(paper, innovation)
    return found


def sound_papers(*, papers: Sequence[Paper], found: Sequence[Finding]) -> list[Paper]:
    """The papers that may carry the row: each file once, none with a fault."""
    faulty = {finding.paper for finding in found if finding.weight == Weight.FAULT}
    kept: dict[str, Paper] = {}
    for paper in papers:
        if paper.key not in faulty:
            kept.setdefault(paper.sha256, paper)
    return list(kept.values())


def end_of(*, row: Row, papers: Sequence[Paper]) -> End | None:
    """When the last of these papers stops carrying the row; None where no end is known."""
    ends = [_end(row, paper) for paper in papers]
    known = [end for end in ends if end is not None]
    return max(known, key=_day) if known and len(known) == len(ends) else None


def lost_end(*, found: Sequence[Finding]) -> End | None:
    """Why evidence that was there carries the row no more: it ran out, or its date lies outside the window."""
    ended = {finding.code: finding for finding in found if finding.code in {"expired", "outside_window"}}
    if "expired" in ended:
        return End(Cause.EXPIRY, date.fromisoformat(ended["expired"].detail) + timedelta(days=1))
    return End(Cause.WINDOW) if ended else None


def _day(end: End) -> date:
    return end.on or date.max


def _end(row: Row, paper: Paper) -> End | None:
    ends = []
    if paper.expires_on is not None:
        ends.append(End(Cause.EXPIRY, paper.expires_on + timedelta(days=1)))
    if row.years and paper.on is not None:
        span = max(row.years) - min(row.years)
        ends.append(End(Cause.WINDOW, date(paper.on.year + span + 1, 1, 1)))
    return min(ends, key=_day, default=None)


def name_found(*, text: str, name: str) -> bool | None:
    """Whether the name stands in the text, first as it is written, for texts are long; None where there is no text."""
    if not text.strip():
        return None
    return name.casefold() in text.casefold() or _plain(name) in _plain(text)


def megabytes(size: int) -> str:
    """A size as it is said; never rounded down to a limit that it exceeds."""
    hundredths = -(-size * 100 // MEBIBYTE)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _file(row: Row, paper: Paper, pdf_limit: int) -> Iterator[Finding]:
    kind = KINDS.get(paper.media_type, "")
    allowed = {SAME.get(name, name) for name in row.files}
    if allowed and kind not in allowed:
        yield Finding("wrong_file_kind", Weight.FAULT, paper.key, ", ".join(row.files))
    if kind == LINK:
        yield Finding("link_unchecked", Weight.WARNING, paper.key)
    if not paper.is_readable or paper.size == 0 or paper.pages == 0:
        yield Finding("unreadable", Weight.FAULT, paper.key)
    if kind == "pdf" and paper.size > pdf_limit:
        said = f"{megabytes(paper.size)} MB > {megabytes(pdf_limit)} MB"
        yield Finding("too_large_or_link" if LINK in allowed else "too_large", Weight.WARNING, paper.key, said)


def _letter(row: Row, paper: Paper, today: date) -> Iterator[Finding]:
    if row.needs_number:
        missing = [
            name
            for name, value in (("nomor", paper.number), ("tanggal", paper.on), ("tentang", paper.subject))
            if not value
        ]
        if missing:
            yield Finding("letter_incomplete", Weight.WARNING, paper.key, ", ".join(missing))
    if paper.on is not None and paper.on > today:
        yield Finding("date_ahead", Weight.FAULT, paper.key, paper.on.isoformat())
    elif paper.on is not None and row.years and paper.on.year not in row.years:
        yield Finding("outside_window", Weight.FAULT, paper.key, f"{row.years[0]}-{row.years[-1]}")
    if paper.expires_on is not None and paper.expires_on < today:
        yield Finding("expired", Weight.FAULT, paper.key, paper.expires_on.isoformat())


def _content(paper: Paper, innovation: str) -> Iterator[Finding]:
    if paper.pages and paper.page_to is not None and paper.page_to > paper.pages:
        yield Finding("page_beyond_end", Weight.WARNING, paper.key, str(paper.pages))
    if paper.is_named is False:
        yield Finding("name_not_found", Weight.WARNING, paper.key, innovation)


def _plain(text: str) -> str:
    """Letters and digits alone, so that line breaks and hyphens of a PDF do not hide a name."""
    return NOISE.sub("", text.casefold())
