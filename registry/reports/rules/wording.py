"""How values are written on paper, whatever the language of the page that asked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from registry.reports.rules.document import long_date
from registry.shared.ink import number


def capital(words: str) -> str:
    """The first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


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
