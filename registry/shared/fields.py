"""Field helpers of the kernel: opaque ids."""

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


def opaque_id() -> str:
    """An address that tells nothing and cannot be counted (31^12)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
