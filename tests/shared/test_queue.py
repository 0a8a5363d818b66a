"""A worker is woken after the commit, once for the same thing, and not at all for what was taken back."""

import pytest
from django.db import transaction

from registry.shared import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(queue, "publish", lambda *, task, kwargs: found.append((task, kwargs)))
    return found


def wake(task="segarkan", **kwargs):
    queue.publish_after_commit(task=task, kwargs=kwargs)


def test_the_same_waking_is_one_message_and_another_is_its_own(sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for job in (1, 2, 1):
            wake()
            wake("kerjakan", job=job)
        assert sent == []
    assert sent == [("segarkan", {}), ("kerjakan", {"job": 1}), ("kerjakan", {"job": 2})]


def test_a_waking_that_was_taken_back_is_asked_for_anew(sent, django_capture_on_commit_callbacks):
    def taken_back():
        with transaction.atomic():
            wake()
            transaction.set_rollback(True)

    with django_capture_on_commit_callbacks(execute=True):
        taken_back()
        wake()
        taken_back()
    assert sent == [("segarkan", {})]
