"""A signed link that works without an account: why it may not open."""

from datetime import datetime
from enum import StrEnum

from registry.shared.problems import Problem


class Purpose(StrEnum):
    """What a link of an event opens: many hold it, so that it ends by its day and not by its use."""

    EVALUATION = "penilaian"
    MATERIALS = "bahan"
    CHECK_IN = "hadir"


def link_problems(
    *, expires_at: datetime, revoked_at: datetime | None, used_at: datetime | None, at: datetime
) -> list[Problem]:
    """Taken back, used or expired: each with its own sentence."""
    if revoked_at is not None:
        return [Problem("link_revoked")]
    if used_at is not None:
        return [Problem("link_used")]
    return [Problem("link_expired")] if expires_at <= at else []
