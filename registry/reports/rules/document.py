"""A report as plain values: what it says, not how it looks; every renderer reads this."""

from dataclasses import asdict, dataclass, fields
from datetime import date
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
    """A picture with its words and the same facts as a table."""

    svg: str
    alt: str
    caption: str
    table: Table | None = None


@dataclass(frozen=True)
class Note:
    """A remark set apart; the tone is info, good or warning."""

    text: str
    tone: str = "info"


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a page."""


Block = Heading | Annex | Paragraph | Facts | Table | Bullets | Figure | Note | PageBreak

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
}
NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Signature:
    """Where an office signs; no name is printed."""

    place: str
    office: str
    note: str = ""


@dataclass(frozen=True)
class Document:
    """One report, complete: the same document always gives the same paper."""

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
    plain = {field.name: getattr(document, field.name) for field in fields(document)}
    signature = document.signature
    return plain | {
        "asked_at": document.asked_at.isoformat(),
        "letterhead": list(document.letterhead),
        "cover": [list(row) for row in document.cover],
        "blocks": [{"type": NAMES[type(block)]} | _listed(asdict(block)) for block in document.blocks],
        "signature": asdict(signature) if signature else None,
    }


def from_data(stored: dict[str, Any]) -> Document:
    """The document that `as_data` wrote."""
    signature = stored["signature"]
    return Document(
        **stored
        | {
            "asked_at": date.fromisoformat(stored["asked_at"]),
            "letterhead": _frozen(stored["letterhead"]),
            "cover": _frozen(stored["cover"]),
            "blocks": tuple(_block(entry) for entry in stored["blocks"]),
            "signature": Signature(**signature) if signature else None,
        }
    )


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
