"""Whether a paper is the registry's own: what was asked, and how the answer is found."""

import re
from enum import StrEnum

from registry.proposals.rules.receipts import ALPHABET, FINGERPRINT_LENGTH, plain_code

SHA256 = re.compile(r"[0-9a-f]{64}")
CODE = re.compile(rf"[{ALPHABET}]{{{FINGERPRINT_LENGTH}}}")
MARKED = re.compile(rb"sidik:([a-z0-9-]{16,24})\)")
"""How a receipt names its fingerprint in the keywords of its file."""
LARGEST = 5 * 1024 * 1024


class Outcome(StrEnum):
    GENUINE = "asli"
    CHANGED = "berubah"
    UNKNOWN = "tidak_dikenal"


def read_code(typed: str) -> tuple[str, str]:
    """The fingerprint or the SHA-256 that was typed, the other one empty; both are where it can be neither."""
    plain = plain_code(typed=typed)
    if CODE.fullmatch(plain):
        return plain, ""
    return ("", plain) if SHA256.fullmatch(plain) else ("", "")


def code_in(content: bytes) -> str:
    """The fingerprint that a file says it has; the file is searched as bytes and never opened."""
    found = MARKED.search(content)
    return read_code(found[1].decode())[0] if found else ""
