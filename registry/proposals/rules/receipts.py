"""The receipt code by which a citizen finds the own proposal again; only its digest is kept."""

import hashlib

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


def receipt_code(*, secret: bytes) -> str:
    """The code that a secret stands for; the same secret gives the same code, so that a second sending is the first."""
    number = int.from_bytes(hashlib.sha256(secret).digest())
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def receipt_digest(*, code: str) -> str:
    """SHA-256 of a receipt code as people may type it: blanks, hyphens and capitals do not count."""
    kept = "".join(c for c in code.lower() if c.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()


def shown_code(*, code: str) -> str:
    """The code in groups of four, for copying by hand."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
