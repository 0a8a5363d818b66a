"""What gunicorn reads by itself: the code is loaded once and shared by its workers. A new version needs a restart."""

import gc

from django.urls import reverse
from gunicorn.arbiter import Arbiter

preload_app = True


def when_ready(server: Arbiter) -> None:
    """The pages are read before the workers part; what stands then no collector touches, so that it stays shared."""
    reverse("home")
    gc.collect()
    gc.freeze()
    gc.collect()  # from now on the collector measures by what is left, and comes sooner
