"""What gunicorn reads by itself: the code is loaded once and shared by its workers. A new version needs a restart."""

import gc

from django.urls import reverse
from gunicorn.arbiter import Arbiter

preload_app = True


def when_ready(server: Arbiter) -> None:
    """Before the workers part from this process: the addresses with their pages, and nothing the collector would touch."""
    reverse("home")
    gc.collect()
    gc.freeze()
