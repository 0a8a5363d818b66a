"""Typing is kept for a person and a form; the form's token speaks for that pair alone, for a day."""

from datetime import timedelta

import pytest
import time_machine

from registry.proposals.models import DraftBuffer
from registry.proposals.usecases.drafts import buffer_for, drop_buffer, form_token, holder_of, save_buffer
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_newest_typing_of_a_person_in_a_form_is_kept_until_it_is_dropped():
    person, other = make.user().pk, make.user().pk
    for text in ("satu", "dua"):
        save_buffer(user_id=person, key="a", content={"problem": [text]}, base_revision=3, at=make.NOON)
    kept = buffer_for(user_id=person, key="a")
    assert kept is not None
    assert (kept.content, kept.base_revision, DraftBuffer.objects.count()) == ({"problem": ["dua"]}, 3, 1)
    assert (buffer_for(user_id=other, key="a"), buffer_for(user_id=person, key="b")) == (None, None)
    drop_buffer(user_id=other, key="a")
    assert DraftBuffer.objects.count() == 1
    drop_buffer(user_id=person, key="a")
    assert not DraftBuffer.objects.exists()


def test_a_token_names_its_person_for_its_form_only():
    token = form_token(user_id=7, key="a")
    assert [holder_of(token=token, key="a"), holder_of(token=token, key="b"), holder_of(token="palsu", key="a")] == [
        7, None, None,
    ]  # fmt: skip


def test_a_token_lasts_a_day():
    with time_machine.travel(make.NOON, tick=False) as clock:
        token = form_token(user_id=7, key="a")
        clock.shift(timedelta(hours=24))
        assert holder_of(token=token, key="a") == 7
        clock.shift(timedelta(seconds=1))
        assert holder_of(token=token, key="a") is None
