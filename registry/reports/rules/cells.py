"""What a written value is in a sheet: a number with the way it is shown, or text."""

import re
from dataclasses import dataclass

MOST_DIGITS = 15  # what a sheet's number holds exactly
WRITTEN = re.compile(
    r"(?P<before>Rp ?)?(?P<sign>[-−]?)(?P<whole>0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(?P<part>\d+))?(?P<unit>.*)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number and its format in the sheet's own language, where the comma parts thousands."""

    value: float
    shown: str


def cell_of(text: str) -> Cell | None:
    """The number that Indonesian writes so, with its unit; None for what is no number or too long to be exact."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None or not _is_unit(found["unit"]):
        return None
    whole, part = found["whole"].replace(".", ""), found["part"] or ""
    if len(whole + part) > MOST_DIGITS:
        return None
    value = float(f"{'-' if found['sign'] else ''}{whole}.{part or 0}")
    places = f".{'0' * len(part)}" if part else ""
    return Cell(value, f"{_quoted(found['before'] or '')}#,##0{places}{_quoted(found['unit'])}")


def _is_unit(words: str) -> bool:
    """A unit stands after a space or is a percent sign, and holds no further figure."""
    return not words or ((words[0] in " %") and not any(letter.isdigit() for letter in words))


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "")) if words else ""
