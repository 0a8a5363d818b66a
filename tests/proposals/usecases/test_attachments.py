"""Attachments: its own people add and remove them while the proposal may be edited."""

import pytest
from django.core.files.base import ContentFile

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.usecases.attachments import add_attachment, remove_attachment
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.user(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def proposal(officer):
    return make.draft(agency=make.agency(), author=officer)


def add(proposal, officer, **more):
    given = {"kind": "foto", "title": "", "upload": ContentFile(make.pdf_bytes("Foto"), "foto.pdf")} | more
    return add_attachment(public_id=proposal.public_id, by=make.acting(officer), at=make.NOON, **given)


def kinds_of_events():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_its_people_attach_a_file_and_one_event_tells(proposal, officer):
    added = add(proposal, officer)
    assert (added.title, added.kind, added.added_by_id) == ("foto.pdf", "foto", officer.pk)
    assert kinds_of_events() == ["lampiran_ditambah"]


def test_the_same_file_sent_twice_is_attached_once(proposal, officer):
    assert add(proposal, officer) == add(proposal, officer)
    assert proposal.attachments.get().file.sha256
    assert kinds_of_events() == ["lampiran_ditambah"]


def test_a_kind_that_does_not_exist_is_refused(proposal, officer):
    with pytest.raises(Blocked):
        add(proposal, officer, kind="rahasia")
    assert not proposal.attachments.exists()


def test_a_stranger_and_a_late_hand_attach_nothing(proposal, officer):
    with pytest.raises(NotAllowed):
        add(proposal, make.user(Role.RND_HEAD))
    type(proposal).objects.update(state=State.EVALUASI, registration="13.76-2026-0001")
    with pytest.raises(NotAllowed):
        add(proposal, officer)
    assert not proposal.attachments.exists()


def test_a_removed_attachment_keeps_its_file_and_its_event(proposal, officer):
    added = add(proposal, officer)
    for _twice in range(2):
        remove_attachment(attachment_id=added.public_id, by=make.acting(officer), at=make.NOON)
    added.refresh_from_db()
    assert added.removed_at == make.NOON
    assert added.file.file.storage.exists(added.file.file.name)
    assert kinds_of_events() == ["lampiran_ditambah", "lampiran_dihapus"]


def test_a_stranger_removes_nothing(proposal, officer):
    added = add(proposal, officer)
    with pytest.raises(NotAllowed):
        remove_attachment(attachment_id=added.public_id, by=make.actor(Role.RND_HEAD), at=make.NOON)
    added.refresh_from_db()
    assert added.removed_at is None
