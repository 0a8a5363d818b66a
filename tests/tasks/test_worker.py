"""Whoever watches the server sees when a worker last worked."""

import pytest
from django.core.cache import cache

from registry.shared.queue import WORKER_SEEN
from registry.tasks.worker import see

pytestmark = pytest.mark.django_db


def test_health_tells_how_long_ago_a_worker_worked(client):
    cache.delete(WORKER_SEEN)
    assert client.get("/sehat").json()["worker_seconds"] is None
    see(of_a_newer_sender=1)
    assert 0 <= client.get("/sehat").json()["worker_seconds"] < 10
