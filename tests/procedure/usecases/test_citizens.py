"""A citizen hands in, completes and withdraws without an account (Art. 12)."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from registry.audit.models import Event
from registry.people.queries import citizen_actor
from registry.people.rules.roles import Role
from registry.procedure.usecases.citizens import (
    complete_citizen_proposal,
    submit_citizen_proposal,
    withdraw_citizen_proposal,
)
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import Inventor, Proposal, ReceiptMark, StoredFile
from registry.proposals.rules.receipts import receipt_digest
from registry.proposals.usecases.attachments import NewAttachment
from registry.proposals.usecases.citizens import create_citizen_proposal, edit_by_receipt
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make

pytestmark = pytest.mark.django_db


def values(**more):
    return {
        "name": "Bank sampah keliling", "initiator_name": "Warga Contoh", "contact": "kontak-rahasia",
        "door": "kepala_daerah", "form": "pelayanan_publik", "main_affair": make.affair(),
        "how_it_works": "Mobil menjemput sampah.", "changes": "Penjemputan.", "objective": "Bersih.",
        "benefit": "Warga hemat.", "trial_from": date(2026, 6, 1), "initiator_is_minor": False, "state": "DITERAPKAN",
    } | more  # fmt: skip


def submit(*, secret=b"kunci", uploads=(), **more):
    make.region()
    return submit_citizen_proposal(
        region_code="13.76", values=values(**more), uploads=uploads, secret=secret, at=make.NOON
    )


def returned():
    """A citizen's proposal that came back for completing, with its receipt."""
    proposal, code = submit()
    officer = make.actor(Role.RND_OFFICER)
    given = Given(gaps=("Jelaskan jadwal penjemputan.",))
    take_step(public_id=proposal.public_id, move=Move.RETURN, given=given, by=officer, at=make.NOON)
    proposal.refresh_from_db()
    return proposal, receipt_digest(code=code)


def consent():
    return NewAttachment("persetujuan_wali", ContentFile(make.pdf_bytes("Setuju"), "setuju.pdf"))


@pytest.mark.parametrize(
    ("door", "state", "due"),
    [("kepala_daerah", State.EVALUASI, date(2026, 3, 27)), ("ketua_dprd", State.PENERUSAN, date(2026, 3, 20))],
)
def test_it_is_handed_in_at_once_with_number_receipt_and_clock(door, state, due):
    proposal, code = submit(door=door)
    assert (proposal.state, proposal.registration, proposal.due_on) == (state, "13.76-2026-0001", due)
    assert proposal.receipt_digest == receipt_digest(code=code)
    paper = proposal.documents.get()
    assert (paper.kind, paper.number, paper.on) == ("tanda_terima", f"TT-{proposal.public_id}", make.TODAY)
    assert proposal.versions.get().kind == "pengajuan"
    mark = ReceiptMark.objects.get()
    assert (mark.document, mark.sha256, len(mark.code), paper.file, paper.sha256) == (paper, "", 16, None, "")


def test_the_log_names_role_and_step_but_nobody_and_no_contact():
    submit()
    events = list(Event.objects.order_by("pk"))
    assert [(e.kind, e.role, e.actor_id) for e in events] == [
        ("usulan_dibuat", "masyarakat", None),
        ("langkah_diambil", "masyarakat", None),
    ]
    assert "rahasia" not in str([(e.before, e.after) for e in events])


def test_the_same_form_sent_twice_is_one_proposal_with_the_same_code():
    assert submit() == submit()
    assert Proposal.objects.count() == 1
    _another, code = submit(secret=b"lain")
    assert (Proposal.objects.count(), len(code)) == (2, 14)


def test_what_is_missing_is_told_at_once_and_leaves_no_trace():
    with pytest.raises(Blocked) as refusal:
        submit(objective="", benefit=" ", initiator_is_minor=True)
    assert [p.subject for p in refusal.value.problems] == ["objective", "benefit", "guardian_consent"]
    assert [model.objects.count() for model in (Proposal, StoredFile, Event)] == [0, 0, 0]


def test_a_child_is_credited_and_its_guardians_consent_is_kept():
    proposal, _code = submit(initiator_is_minor=True, uploads=[consent()])
    assert (proposal.attachments.get().kind, Inventor.objects.get().is_minor) == ("persetujuan_wali", True)


@pytest.mark.parametrize(("code", "door"), [("13.99", "kepala_daerah"), ("13.76", "")])
def test_only_a_region_of_this_register_and_a_door_of_the_act(code, door):
    make.region()
    make.region("13.99", is_tenant=False)
    with pytest.raises(NotAllowed):
        submit_citizen_proposal(region_code=code, values=values(door=door), uploads=[], secret=b"kunci", at=make.NOON)


def test_a_draft_is_opened_only_in_a_region_of_this_register():
    make.region("13.99", is_tenant=False)
    with pytest.raises(NotAllowed):
        create_citizen_proposal(
            region_code="13.99", code="abc", values=values(), by=citizen_actor(region_code="13.99"), at=make.NOON
        )


def test_a_returned_proposal_is_completed_with_the_receipt():
    proposal, receipt = returned()
    new = {"benefit": "Warga hemat dan kota bersih.", "contact": "kontak-baru", "door": "ketua_dprd"}
    complete_citizen_proposal(receipt=receipt, values=new, uploads=[consent()], at=make.NOON)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.benefit, proposal.door) == (State.EVALUASI, new["benefit"], "kepala_daerah")
    assert proposal.versions.count() == 2
    edited = Event.objects.get(kind="usulan_disunting")
    assert (edited.role, edited.after["contact"][:5]) == ("masyarakat", "hmac:")
    assert "kontak" not in str(edited.before) + str(edited.after).replace("'contact'", "").replace("contact", "")


def test_completing_without_a_change_leaves_no_event_of_editing():
    proposal, receipt = returned()
    complete_citizen_proposal(receipt=receipt, values={"benefit": proposal.benefit}, uploads=[], at=make.NOON)
    assert not Event.objects.filter(kind="usulan_disunting").exists()


def test_a_completion_that_lacks_something_changes_nothing():
    proposal, receipt = returned()
    with pytest.raises(Blocked):
        complete_citizen_proposal(receipt=receipt, values={"benefit": ""}, uploads=[consent()], at=make.NOON)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.benefit) == (State.LENGKAPI, "Warga hemat.")
    assert not proposal.attachments.exists()


def test_a_wrong_receipt_opens_nothing():
    returned()
    for wrong in ("", receipt_digest(code="salah")):
        with pytest.raises(NotAllowed):
            complete_citizen_proposal(receipt=wrong, values={}, uploads=[], at=make.NOON)


def test_a_receipt_edits_only_while_the_proposal_may_be_edited():
    proposal, code = submit()
    with pytest.raises(NotAllowed):
        edit_by_receipt(
            proposal=proposal, receipt=receipt_digest(code=code), values={"name": "Lain"},
            by=citizen_actor(region_code="13.76"), at=make.NOON,
        )  # fmt: skip


def test_the_citizen_takes_it_back_before_the_decree():
    proposal, code = submit()
    withdraw_citizen_proposal(receipt=receipt_digest(code=code), reason="Berubah pikiran.", at=make.NOON)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.steps.last().reason) == (State.DITARIK, "Berubah pikiran.")
