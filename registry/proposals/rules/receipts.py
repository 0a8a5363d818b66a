"""The receipt code by which a citizen finds the own proposal again; only its digest is kept."""

import hashlib


def receipt_digest(*, code: str) -> str:
    """SHA-256 of a receipt code as people may type it: blanks, hyphens and capitals do not count."""
    kept = "".join(c for c in code.lower() if c.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()


def shown_code(*, code: str) -> str:
    """The code in groups of four, for copying by hand."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
