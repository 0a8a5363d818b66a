"""Checks of the environment a production server must pass before it starts."""

from collections.abc import Sequence
from urllib.parse import urlsplit

DEFAULT_SECRETS = frozenset({"", "secret", "changeme", "change-me", "insecure", "django-insecure"})
SECRET_LENGTH = 32


def refusals(*, secret: str, debug: bool, hosts: Sequence[str]) -> list[str]:
    """Everything that forbids a production start, in words; an empty list means go."""
    found = []
    if len(secret) < SECRET_LENGTH or secret in DEFAULT_SECRETS or secret.startswith("django-insecure"):
        found.append(f"SECRET_KEY is a default or shorter than {SECRET_LENGTH} characters")
    if debug:
        found.append("DEBUG is on")
    if not hosts or "*" in hosts:
        found.append("ALLOWED_HOSTS names no host")
    return found


def tile_hosts(address: str) -> list[str]:
    """Whence the map may load pictures, for the content policy; `{s}` in a tile address stands for any subdomain."""
    parts = urlsplit(address.replace("{s}.", "*."))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.scheme in ("http", "https") and parts.netloc else []
