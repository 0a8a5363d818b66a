"""How values are written on paper, whatever the language of the page that asked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from registry.reports.rules.document import long_date
from registry.shared.ink import number

FULL_NAMES = (
    ("PP 38/2017", "Peraturan Pemerintah Nomor 38 Tahun 2017"),
    ("UU 23/2014", "Undang-Undang Nomor 23 Tahun 2014"),
)
KINDS_OF_REGION = ("Kota", "Kabupaten", "Provinsi")


def capital(words: str) -> str:
    """The first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def shortened(words: str, *, most: int) -> str:
    """The beginning of a text, to the end of a word, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:.')} …"


def bare_name(region_name: str) -> str:
    """The name of a region without its kind, as a letter names its place: Payakumbuh."""
    kind, _space, rest = region_name.partition(" ")
    return rest if rest and kind in KINDS_OF_REGION else region_name


def office_of(*, office: str, region_name: str) -> str:
    """The office of a region in full, whether or not its wording names the region already."""
    bare = bare_name(region_name)
    return office if bare.casefold() in office.casefold() else f"{office} {bare}"


def in_full(words: str) -> str:
    """Laws by their full names, as a legal act cites them."""
    for short, full in FULL_NAMES:
        words = words.replace(short, full)
    return words


def day(value: date | str | None) -> str:
    """A day in full, also one that a frozen version kept as text."""
    if not value:
        return ""
    return long_date(date.fromisoformat(value) if isinstance(value, str) else value)


def span(first: date | str | None, last: date | str | None) -> str:
    """From a day to a day, or the one that is known."""
    return " sampai ".join(written for written in (day(first), day(last)) if written)


def quantity(value: Decimal | str | float | None, unit: str = "") -> str:
    """A value with its unit; empty where none is known."""
    return "" if value is None else f"{number(float(value))} {unit}".strip()


def rupiah(value: Decimal | str) -> str:
    return f"Rp{number(float(value))}"


def listed(words: Sequence[str]) -> str:
    """a, b, dan c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{',' if len(words) > 2 else ''} dan {words[-1]}"


def achieved(*, target: float, realised: float, lower_is_better: bool) -> float:
    """How much of the target was reached, in percent; where less is better, what is saved below it counts more."""
    if target == 0:
        is_met = realised <= 0 if lower_is_better else realised >= 0
        return 100.0 if is_met else 0.0
    part = 2 * target - realised if lower_is_better else realised
    return max(0.0, round(100 * part / target, 1))
