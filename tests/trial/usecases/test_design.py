"""R3: the design adjusted during the trial, each time a frozen version."""

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.trial.queries.log import newest_version
from registry.trial.usecases.design import adjust_design
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests import factories as make

pytestmark = pytest.mark.django_db


def adjusted(way, role=Role.EXECUTOR, **more):
    given = {
        "changes": {"how_it_works": "Warga mendaftar lewat telepon."}, "reason": "Sinyal lemah.",
        "base_version": newest_version(way.proposal),
    } | more  # fmt: skip
    return adjust_design(public_id=way.proposal.public_id, by=way.acting(role), at=way.now, **given)


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_a_change_is_frozen_with_its_reason_and_the_decree_snapshot_stays(trying):
    snapshot = trying.proposal.versions.get(kind="keputusan")
    events = Event.objects.count()
    version = adjusted(trying)
    assert (version.kind, version.reason, version.number) == ("penyesuaian", "Sinyal lemah.", snapshot.number + 1)
    assert version.content["how_it_works"] == "Warga mendaftar lewat telepon."
    kept = trying.proposal.versions.get(kind="keputusan")
    assert (kept.content, kept.sha256) == (snapshot.content, snapshot.sha256)
    event = Event.objects.order_by("-sequence").first()
    assert (Event.objects.count(), event.kind, event.after["fields"]) == (
        events + 1, "rancang_bangun_disesuaikan", ["how_it_works"],
    )  # fmt: skip


def test_the_same_change_is_not_frozen_twice_and_an_old_base_is_stale(trying):
    base = newest_version(trying.proposal)
    adjusted(trying)
    with pytest.raises(Blocked) as caught:
        adjusted(trying, base_version=base)
    assert codes(caught) == ["already_recorded"]
    with pytest.raises(Stale) as stale:
        adjusted(trying, changes={"how_it_works": "Lain."}, base_version=base)
    assert stale.value.current == {"how_it_works": "Warga mendaftar lewat telepon."}
    assert trying.proposal.versions.filter(kind="penyesuaian").count() == 1


def test_form_objective_and_executor_need_an_amended_decree(trying):
    other = make.agency("Dinas Lain", within=trying.city)
    changes = {"objective": "Tujuan baru.", "form": "tata_kelola"}
    with pytest.raises(Blocked) as caught:
        adjusted(trying, changes=changes, executor_id=other.pk, reason=" ")
    assert codes(caught) == ["reason_missing", "amended_decree_needed"]
    paper = trying.paper(D.AMENDED_DECREE)
    version = adjusted(trying, changes=changes, executor_id=other.pk, amended_decree=paper)
    trying.proposal.refresh_from_db()
    assert (trying.proposal.objective, trying.proposal.executor) == ("Tujuan baru.", other)
    assert Event.objects.order_by("-sequence").first().documents == [
        trying.proposal.documents.get(kind=D.AMENDED_DECREE).public_id
    ]
    assert version.content["objective"] == "Tujuan baru."


def test_the_new_executor_is_an_agency_of_the_region_and_nothing_legal_falls_empty(trying):
    far = make.agency("Dinas Jauh", within=make.region("13.07"))
    paper = trying.paper(D.AMENDED_DECREE)
    with pytest.raises(Blocked) as caught:
        adjusted(trying, executor_id=far.pk, amended_decree=paper)
    assert codes(caught) == ["executor_missing"]
    with pytest.raises(Blocked) as caught:
        adjusted(trying, changes={"changes": ""})
    assert codes(caught) == ["content_missing"]
    trying.proposal.refresh_from_db()
    assert trying.proposal.changes != ""


def test_only_the_executor_and_only_during_the_trial(trying):
    for role in (Role.RND_HEAD, Role.AGENCY_OFFICER, Role.HEAD_RECORDER):
        with pytest.raises(NotAllowed):
            adjusted(trying, role)
    assert adjusted(trying, executor_id=trying.agency.pk).kind == "penyesuaian"
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    with pytest.raises(NotAllowed):
        adjusted(trying, changes={"problem": "Lain."})
