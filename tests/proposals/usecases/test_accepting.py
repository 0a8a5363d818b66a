"""A form is accepted once: its mark, its act and the end of its typing stand or fall together."""

from datetime import timedelta

import pytest

from registry.proposals.models import AcceptedForm, DraftBuffer
from registry.proposals.usecases.accepting import REMEMBERED, accepted_once, was_accepted
from registry.proposals.usecases.drafts import buffers_for, save_buffer
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from tests import factories as make

pytestmark = pytest.mark.django_db


def accept(person, key="a", request_key="satu", at=make.NOON):
    with accepted_once(user_id=person, key=key, request_key=request_key, at=at) as is_first:
        return is_first


@pytest.mark.parametrize("is_guest", [True, False])
def test_the_same_sending_is_first_only_once_and_ends_its_typing(is_guest):
    person, other = None if is_guest else make.user().pk, make.user().pk
    for whose in (person, other):
        save_buffer(user_id=whose, key="a", content={"name": ["x"]}, base_revision=0, at=make.NOON)
    assert not was_accepted(request_key="satu")
    assert [accept(person), accept(person), accept(person, request_key="dua")] == [True, False, True]
    assert was_accepted(request_key="satu")
    assert (buffers_for(user_id=person, keys=["a"]), list(buffers_for(user_id=other, keys=["a", "b"]))) == ({}, ["a"])


def test_a_refused_act_leaves_no_mark_and_keeps_the_typing():
    person = make.user().pk
    save_buffer(user_id=person, key="a", content={"name": ["x"]}, base_revision=0, at=make.NOON)
    with pytest.raises(Blocked), accepted_once(user_id=person, key="a", request_key="satu", at=make.NOON):
        raise Blocked([Problem("number_missing")])
    assert (AcceptedForm.objects.count(), DraftBuffer.objects.count()) == (0, 1)
    assert accept(person)


def test_marks_are_forgotten_when_no_form_can_still_be_open():
    person = make.user().pk
    accept(person)
    accept(person, request_key="dua", at=make.NOON + REMEMBERED)
    assert AcceptedForm.objects.count() == 2
    accept(person, request_key="tiga", at=make.NOON + REMEMBERED + timedelta(seconds=1))
    assert set(AcceptedForm.objects.values_list("request_key", flat=True)) == {"dua", "tiga"}
