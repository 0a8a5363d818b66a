"""Writing the sheet."""

import pytest

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer, Inventor
from registry.review.usecases.effects import close_evaluation, open_evaluation, reopen_evaluation
from registry.review.usecases.sheets import add_expert, buffer_key, keep_typing, remove_expert, save_answers
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Criterion, Element, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
ANSWERS = {c: (True, f"Alasan {c}") for c in Criterion}


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


@pytest.fixture
def desk(way):
    """The proposal, the officer and the moment."""
    return {"public_id": way.proposal.public_id, "by": way.acting(Role.RND_OFFICER), "at": way.now}


def save(desk, **more):
    given = {"answers": ANSWERS, "minutes": "Rapat", "recusal_note": "", "base_revision": 1}
    return save_answers(**{**desk, **given, **more})


def test_the_answers_are_kept_with_who_gave_them_and_leave_one_event(way, desk):
    make.handed_in(name=f"{way.proposal.name} kembar", state=State.DITETAPKAN)
    keep_typing(content={"reason_a": "Setengah"}, base_revision=1, **desk)
    sheet = save(desk)
    assert (sheet.revision, sheet.minutes) == (2, "Rapat")
    assert [(a.criterion, a.yes, a.reason) for a in sheet.answers.all()] == [
        (c, True, f"Alasan {c}") for c in Criterion
    ]
    assert [user.pk for user in sheet.evaluators.all()] == [desk["by"].user_id]
    assert [row["name"] for row in sheet.similar] == [f"{way.proposal.name} kembar"]
    assert not DraftBuffer.objects.exists()
    event = Event.objects.get(kind=Kind.SHEET_SAVED)
    assert (event.role, event.after["a"][0], "Alasan" in str(event.after)) == (Role.RND_OFFICER, True, False)


def test_who_wrote_on_an_older_sheet_is_shown_the_newer_one_and_nothing_changes(desk):
    save(desk)
    with pytest.raises(Stale) as caught:
        save(desk, answers={Criterion.RENEWAL: (False, "Lain")})
    assert caught.value.current == {
        "minutes": "Rapat", "recusal_note": "", "revision": "2",
        **{f"yes_{c}": "ya" for c in Criterion}, **{f"reason_{c}": f"Alasan {c}" for c in Criterion},
    }  # fmt: skip
    assert Event.objects.filter(kind=Kind.SHEET_SAVED).count() == 1


def test_typing_is_kept_apart_and_leaves_no_event(way, desk):
    before = Event.objects.count()
    keep_typing(content={"reason_a": "Satu"}, base_revision=1, **desk)
    keep_typing(content={"reason_a": "Dua"}, base_revision=1, **desk)
    kept = DraftBuffer.objects.get()
    assert (kept.key, kept.content, kept.base_revision) == (
        buffer_key(way.proposal.public_id), {"reason_a": "Dua"}, 1,
    )  # fmt: skip
    assert Event.objects.count() == before


def test_nobody_writes_on_his_own_and_no_stranger_at_all(way, desk):
    Inventor.objects.create(proposal=way.proposal, name="Penemu", user=way.people[Role.RND_OFFICER])
    with pytest.raises(NotAllowed):
        save(desk)
    for role in set(Role) - {Role.RND_OFFICER, Role.RND_HEAD}:
        with pytest.raises(NotAllowed):
            save(desk, by=way.acting(role))
    assert not Event.objects.filter(kind=Kind.SHEET_SAVED).exists()


def test_without_an_open_sheet_there_is_nothing_to_write(way, desk):
    way.proposal.evaluations.all().delete()
    with pytest.raises(Blocked) as caught:
        save(desk)
    assert [(p.code, p.subject) for p in caught.value.problems] == [("out_of_order", "sheet")]


def test_an_expert_is_involved_once_and_taken_off_once(way, desk):
    said = {"name": "Pakar antrean", "institution": "Universitas", "element": Element.UNIVERSITY}
    expert = add_expert(**said, **desk)
    assert add_expert(**said, **desk) == expert
    assert way.proposal.evaluations.get().experts.count() == 1
    remove_expert(expert_id=expert.pk, **desk)
    with pytest.raises(Blocked) as caught:
        remove_expert(expert_id=expert.pk, **desk)
    assert [(p.code, p.subject) for p in caught.value.problems] == [("out_of_order", "expert")]
    events = Event.objects.filter(kind=Kind.EXPERT_CHANGED).order_by("pk")
    assert [(bool(e.before), bool(e.after), "Pakar" in f"{e.before}{e.after}") for e in events] == [
        (False, True, False), (True, False, False),
    ]  # fmt: skip


def test_a_round_opens_once_closes_with_its_verdict_and_opens_again_when_taken_back(way):
    proposal, rounds = way.proposal, way.proposal.evaluations
    open_evaluation(proposal=proposal, kind="evaluasi", at=way.now)
    assert rounds.count() == 1
    reopen_evaluation(proposal=proposal)
    assert rounds.get().closed_at is None
    close_evaluation(proposal=proposal, verdict="layak", at=way.now)
    assert (rounds.get().verdict, rounds.get().closed_at) == ("layak", way.now)
    reopen_evaluation(proposal=proposal)
    assert (rounds.get().verdict, rounds.get().closed_at) == ("", None)
    reopen_evaluation(proposal=make.draft())
