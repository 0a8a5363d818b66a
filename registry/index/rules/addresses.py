"""A web address that stands in place of a file: what it must be before anybody is led there."""

import re
from urllib.parse import urlsplit

LONGEST = 500
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)
PLAIN = re.compile(r"[!-~]+")  # ASCII that can be seen: no blank, no control, nothing that looks like another letter
FORBIDDEN = frozenset("\"'<>\\^`{|}")


def address_problem(text: str) -> str | None:
    """The code of what is wrong with an address; None for a named host, by https, without user and password."""
    if not text:
        return "address_missing"
    if len(text) > LONGEST:
        return "address_too_long"
    if not PLAIN.fullmatch(text) or FORBIDDEN & set(text):
        return "address_unsafe"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "address_unsafe"
    if parts.scheme != "https":
        return "address_not_https"
    if "@" in parts.netloc or port not in (None, 443) or not HOST.fullmatch(parts.hostname or ""):
        return "address_unsafe"
    return None
