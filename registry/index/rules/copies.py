"""The life of a smaller copy of a PDF: asked for, made by a worker, or that it cannot be made small enough."""

from datetime import timedelta
from enum import StrEnum

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
OVERLOOKED = timedelta(seconds=20)  # a message that never reached a worker


class CopyState(StrEnum):
    WAITING = "antre"
    RUNNING = "berjalan"
    DONE = "selesai"
    TOO_LARGE = "belum_cukup"
    FAILED = "gagal"


OPEN = frozenset({CopyState.WAITING, CopyState.RUNNING})
