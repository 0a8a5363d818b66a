"""The receipt code by which a citizen finds the own proposal again, of which only the digest is kept; and the
fingerprint by which anyone proves that a receipt is the registry's own."""

import hashlib
import hmac
import json
from collections.abc import Mapping

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12
FINGERPRINT_LENGTH = 16


def receipt_code(*, secret: bytes) -> str:
    """The code that a secret stands for; the same secret gives the same code, so that a second sending is the first."""
    return _letters(hashlib.sha256(secret).digest(), LENGTH)


def receipt_digest(*, code: str) -> str:
    """SHA-256 of a receipt code as people may type it: blanks, hyphens and capitals do not count."""
    return hashlib.sha256(plain_code(typed=code).encode()).hexdigest()


def fingerprint(*, key: bytes, facts: Mapping[str, str]) -> str:
    """A keyed digest of what the receipt says, short enough to be typed (79 bits); nobody makes one without the key."""
    words = json.dumps(dict(facts), sort_keys=True, ensure_ascii=False)
    return _letters(hmac.digest(key, f"tanda_terima\n{words}".encode(), "sha256"), FINGERPRINT_LENGTH)


def plain_code(*, typed: str) -> str:
    """The letters and digits of a code as it was typed."""
    return "".join(c for c in typed.lower() if c.isalnum())


def shown_code(*, code: str) -> str:
    """The code in groups of four, for copying by hand."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _letters(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest)
    letters = []
    for _place in range(length):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
