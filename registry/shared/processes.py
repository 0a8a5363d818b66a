"""A child that does not outlive its parent, where the system can see to it (Linux)."""

import ctypes
import os
import signal
import sys

PARENT_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(number: signal.Signals = signal.SIGTERM, *, parent: int | None = None) -> None:
    """Called in the child: be sent this signal when the parent is no more; end now if `parent` is gone already."""
    if _libc is not None:
        _libc.prctl(PARENT_DEATH, number)
    if parent is not None and os.getppid() != parent:
        os._exit(1)
