"""A report as plain values: what it says, not how it looks; every renderer reads this."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@dataclass(frozen=True)
class Heading:
    """A numbered heading; level 1 and 2 stand in the contents list."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Annex:
    """The heading of an annex, lettered A, B, C, on a page of its own."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; an empty line parts paragraphs."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Label and value pairs."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under repeated heads; `numeric` names the columns set to the right, `widths` the shares of the columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong or not self.columns:
            raise ValueError(f"every row needs {len(self.columns)} cells, at least one: {wrong}")
        if self.widths and len(self.widths) != len(self.columns):
            raise ValueError(f"{len(self.widths)} widths for {len(self.columns)} columns")


@dataclass(frozen=True)
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A picture with its words and the same facts as a table; a narrow one (in percent) has its words beside it."""

    svg: str
    alt: str
    caption: str
    table: Table | None = None
    width: int = 100


@dataclass(frozen=True)
class Note:
    """A remark set apart; the tone is info, good or warning."""

    text: str
    tone: str = "info"


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a page."""


@dataclass(frozen=True)
class Clause:
    """A part of a decree under its word (Menimbang, KESATU); `numbering` a or 1 counts its items, empty does not."""

    label: str
    items: tuple[str, ...]
    numbering: str = ""


@dataclass(frozen=True)
class Centred:
    """A line in the middle of the page, as MEMUTUSKAN stands in a decree."""

    text: str


Block = Heading | Annex | Paragraph | Facts | Table | Bullets | Figure | Note | PageBreak | Clause | Centred

KINDS: dict[str, type[Block]] = {
    "heading": Heading,
    "annex": Annex,
    "paragraph": Paragraph,
    "facts": Facts,
    "table": Table,
    "bullets": Bullets,
    "figure": Figure,
    "note": Note,
    "page_break": PageBreak,
    "clause": Clause,
    "centred": Centred,
}
SIGNED = ("signature", "countersignature")
NAMES = {kind: name for name, kind in KINDS.items()}


class Form(StrEnum):
    """How a paper is laid out: with cover and contents, as a letter, as a decree, or as plain sheets."""

    REPORT = "report"
    LETTER = "letter"
    DECREE = "decree"
    SHEET = "sheet"


@dataclass(frozen=True)
class Signature:
    """Where an office signs; no name is printed."""

    place: str
    office: str
    note: str = ""


@dataclass(frozen=True)
class Document:
    """One paper, complete: the same document always gives the same bytes.

    A letter has its head rows in `cover`, who it goes to in `addressee`, its place and day in `dated`, and `copies`;
    the lines above the title of a decree or a sheet stand in `heading`; `keywords` stand in the file alone, unprinted.
    """

    title: str
    kind: str
    registration: str
    region_name: str
    asked_at: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    letterhead: tuple[str, ...] = ()
    cover: tuple[tuple[str, str], ...] = ()
    simulated: bool = False
    signature: Signature | None = None
    emblem_svg: str = ""
    language: str = "id"
    form: str = Form.REPORT
    heading: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    dated: str = ""
    copies: tuple[str, ...] = ()
    countersignature: Signature | None = None
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep the day only: the hour of asking is never printed."""
        object.__setattr__(
            self,
            "asked_at",
            date(self.asked_at.year, self.asked_at.month, self.asked_at.day),
        )


def long_date(day: date) -> str:
    """A date as a letter writes it: 24 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def as_data(document: Document) -> dict[str, Any]:
    """The document as values that JSON can hold."""
    plain = {field.name: _listed(getattr(document, field.name)) for field in fields(document) if field.name != "blocks"}
    signed = {name: asdict(signature) for name in SIGNED if (signature := getattr(document, name)) is not None}
    return (
        plain
        | signed
        | {
            "asked_at": document.asked_at.isoformat(),
            "form": str(document.form),
            "blocks": [{"type": NAMES[type(block)]} | _listed(asdict(block)) for block in document.blocks],
        }
    )


def from_data(stored: dict[str, Any]) -> Document:
    """The document that `as_data` wrote, also before a part of it was thought of."""
    plain = {name: _frozen(value) for name, value in stored.items() if name != "blocks"}
    signed = {name: Signature(**stored[name]) for name in SIGNED if stored.get(name)}
    blocks = tuple(_block(entry) for entry in stored["blocks"])
    return Document(**plain | signed | {"asked_at": date.fromisoformat(stored["asked_at"]), "blocks": blocks})


def _block(entry: dict[str, Any]) -> Block:
    parts = {key: _frozen(value) for key, value in entry.items() if key != "type"}
    if parts.get("table"):
        parts["table"] = Table(**{key: _frozen(value) for key, value in entry["table"].items()})
    return KINDS[entry["type"]](**parts)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple) else value
