"""Text that a spreadsheet would take for a formula."""

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def begins_formula(text: str) -> bool:
    return text.startswith(BEGINNINGS)


def neutral(text: str) -> str:
    """The same words for a CSV, in which only an apostrophe keeps them from being reckoned."""
    return f"'{text}" if begins_formula(text) else text
