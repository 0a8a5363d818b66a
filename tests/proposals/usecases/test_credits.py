"""The inventor's credit is permanent from the first submission on (Art. 20(3))."""

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.usecases.credits import add_inventor, remove_inventor
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.actor(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def draft(officer):
    return make.draft(agency=make.agency(), owner=make.agency(), author_id=officer.user_id)


def named(draft, by):
    return add_inventor(
        public_id=draft.public_id, name="Jabatan perancang", part="Perancang", is_minor=False, by=by, at=make.NOON
    )


def removed(draft, inventor, by):
    remove_inventor(public_id=draft.public_id, inventor_id=inventor.pk, by=by, at=make.NOON)


def test_a_name_comes_and_goes_while_nothing_was_submitted_and_the_log_knows_only_digests(draft, officer):
    removed(draft, named(draft, officer), officer)
    assert not draft.inventors.exists()
    first, second = Event.objects.order_by("sequence")
    assert first.after["inventor_added"] == second.before["inventor_removed"]
    assert first.after["inventor_added"].startswith("hmac:")


def test_after_the_first_submission_a_name_may_be_added_and_never_removed(draft, officer):
    inventor = named(draft, officer)
    Proposal.objects.filter(pk=draft.pk).update(
        state=State.LENGKAPI, returns_to=State.EVALUASI, registration="13.76-2026-0001"
    )
    named(draft, officer)
    with pytest.raises(Blocked) as caught:
        removed(draft, inventor, officer)
    assert [problem.code for problem in caught.value.problems] == ["inventor_is_permanent"]
    assert draft.inventors.count() == 2


def test_a_stranger_touches_no_credit(draft, officer):
    inventor = named(draft, officer)
    stranger = make.actor(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain"))
    with pytest.raises(NotAllowed):
        named(draft, stranger)
    with pytest.raises(NotAllowed):
        removed(draft, inventor, stranger)
    assert draft.inventors.get() == inventor
