"""Numbers and page ranges as people here write them: 12,5 and 1.250,75; 3 and 3-5."""

import re
from decimal import Decimal

GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")  # 1.250 and 1.250,75
PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")  # 1250, 12,5 and 12.5
ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+")  # 1,250.75: both marks leave no doubt
PAGES = re.compile(r"(\d{1,5})(?:\s*(?:-|–|—|s\.?\s*d\.?|sampai)\s*(\d{1,5}))?", re.IGNORECASE)


def read_number(text: str) -> Decimal | None:
    """The number that was written, a percent sign let be; None where it is none. A dot before three digits groups."""
    plain = re.sub(r"\s", "", text).removesuffix("%").replace("\N{MINUS SIGN}", "-")
    if not plain.isascii():
        return None
    if GROUPED.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", "")) if ENGLISH.fullmatch(plain) else None


def read_pages(text: str) -> tuple[int, int] | None:
    """First and last page of a range, alike for a single page; None where it is no range."""
    found = PAGES.fullmatch(text.strip())
    if found is None or not int(found[1]):
        return None
    return int(found[1]), int(found[2] or found[1])
