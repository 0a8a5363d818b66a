"""Writing a proposal: who, whether, what, one event; and never over another's words."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.usecases.writing import create_proposal, declare_conflict_free, edit_part, write_fields
from registry.reference.models import Affair
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db

IDENTITY = "identitas"
DESIGN = "rancang_bangun"


@pytest.fixture
def officer():
    return make.actor(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def draft(officer):
    return make.draft(agency=make.agency(), owner=make.agency(), author_id=officer.user_id)


def opened(by, *, initiator="perangkat_daerah", agency_id=None, at=make.NOON, **more):
    return create_proposal(
        region_code="13.76", initiator=initiator, name="Layanan jemput bola 中文 🙂", form="pelayanan_publik",
        agency_id=agency_id, initiator_name="Jabatan", by=by, at=at, **more,
    )  # fmt: skip


def written(draft, by, part=DESIGN, base=None, **changes):
    return edit_part(
        public_id=draft.public_id, part=part, changes=changes, base_revision=draft.revision if base is None else base,
        by=by, at=make.NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "initiator", "keeps_agency", "owns"),
    [
        (Role.REGIONAL_HEAD, "kepala_daerah", False, False),
        (Role.DPRD_MEMBER, "anggota_dprd", False, False),
        (Role.CIVIL_SERVANT, "asn", True, False),
        (Role.AGENCY_OFFICER, "perangkat_daerah", True, True),
        (Role.CITIZEN, "masyarakat", False, False),
    ],
)
def test_each_initiator_opens_a_draft_of_his_own(role, initiator, keeps_agency, owns):
    agency = make.agency()
    made = opened(make.actor(role, of=agency), initiator=initiator, agency_id=agency.pk)
    assert (made.state, made.initiator, made.registration) == (State.DRAFT, initiator, "")
    assert (made.agency_id, made.owner_id) == (agency.pk if keeps_agency else None, agency.pk if owns else None)
    assert Event.objects.get().kind == Kind.PROPOSAL_CREATED


def test_a_draft_is_refused_to_the_wrong_hand_and_leaves_no_event(officer):
    elsewhere = make.actor(Role.AGENCY_OFFICER, of=make.agency(within=make.region("13.07")))
    for by, initiator, agency in (
        (elsewhere, "perangkat_daerah", make.agency().pk),
        (officer, "kepala_daerah", None),
        (officer, "perangkat_daerah", make.agency("Dinas Lain").pk),
    ):
        with pytest.raises(NotAllowed):
            opened(by, initiator=initiator, agency_id=agency)
    with pytest.raises(Blocked) as caught:
        opened(officer)
    assert [problem.code for problem in caught.value.problems] == ["agency_missing"]
    assert (Proposal.objects.count(), Event.objects.count()) == (0, 0)


def test_a_second_click_opens_the_same_draft_and_a_later_day_another(officer):
    first = opened(officer, agency_id=make.agency().pk)
    again = opened(officer, agency_id=make.agency().pk, at=make.NOON + timedelta(seconds=59))
    later = opened(officer, agency_id=make.agency().pk, at=make.NOON + timedelta(seconds=61))
    assert (again.pk, later.pk == first.pk) == (first.pk, False)
    assert Event.objects.count() == 2


def test_a_part_is_written_with_what_stood_there_before(draft, officer):
    affair, other = make.affair(), make.affair(102, "Kesehatan")
    written(
        draft, officer, IDENTITY, name="Nama baru", main_affair=affair, other_affairs=Affair.objects.filter(code=102)
    )
    draft.refresh_from_db()
    event = Event.objects.get()
    assert (draft.name, draft.main_affair, [*draft.other_affairs.all()]) == ("Nama baru", affair, [other])
    assert (event.kind, event.before["other_affairs"], event.after["other_affairs"]) == (
        Kind.PROPOSAL_EDITED, [], [other.pk],
    )  # fmt: skip
    assert (event.after["main_affair"], event.after["revision"]) == (affair.pk, draft.revision)


def test_a_personal_value_stands_in_the_log_only_as_a_digest(draft, officer):
    written(draft, officer, "pelengkap", contact="0812-rahasia")
    assert Event.objects.get().after["contact"].startswith("hmac:")


def test_writing_what_stands_there_already_leaves_no_event(draft, officer):
    written(draft, officer, problem="")
    assert not Event.objects.exists()


def test_a_stranger_a_wrong_field_and_a_handed_in_proposal_are_refused(draft, officer):
    with pytest.raises(NotAllowed):
        written(draft, make.actor(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain")), problem="x")
    with pytest.raises(Blocked) as caught:
        written(draft, officer, state="DITERAPKAN", problem="x")
    assert [(p.code, p.subject) for p in caught.value.problems] == [("unknown_field", "state")]
    Proposal.objects.filter(pk=draft.pk).update(state=State.EVALUASI, registration="13.76-2026-0001")
    for refused in (lambda: written(draft, officer, problem="x"), lambda: declared(draft, officer)):
        with pytest.raises(NotAllowed):
            refused()
    assert not Event.objects.exists()


def declared(draft, by):
    return declare_conflict_free(public_id=draft.public_id, by=by, at=make.NOON)


def test_only_the_fields_that_both_changed_are_in_the_way(draft, officer):
    base = draft.revision
    written(draft, officer, problem="Pertama", method="Cara pertama", novelty="Baru")
    with pytest.raises(Stale) as caught:
        written(draft, officer, base=base, problem="Kedua", method="", novelty="Baru", legal_basis="Dasar")
    assert caught.value.current == {"problem": "Pertama"}
    assert caught.value.untouched == {"method", "novelty"}
    written(draft, officer, base=base, legal_basis="Dasar", method="")
    draft.refresh_from_db()
    assert (draft.problem, draft.method, draft.legal_basis) == ("Pertama", "Cara pertama", "Dasar")


def test_the_oldest_base_counts_after_several_edits_of_another(draft, officer):
    base = draft.revision
    for text in ("satu", "dua"):
        draft = written(draft, officer, problem=text)
    written(draft, officer, base=base, problem="", method="Cara")
    draft.refresh_from_db()
    assert (draft.problem, draft.method) == ("dua", "Cara")


def test_the_database_decides_a_race(draft, officer):
    old = Proposal.objects.get(pk=draft.pk)
    written(draft, officer, problem="Lebih cepat")
    with pytest.raises(Stale) as caught:
        write_fields(proposal=old, values={"problem": "Terlambat"}, at=make.NOON)
    assert caught.value.current == {"problem": "Lebih cepat"}


def test_the_declaration_is_dated_once(draft, officer):
    for _twice in range(2):
        declared(draft, officer)
    draft.refresh_from_db()
    assert (draft.conflict_free_on, Event.objects.count()) == (make.TODAY, 1)
