"""T13 and T14: records of a public source put on the legal way by their papers."""

from datetime import date, timedelta

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.procedure.queries.mending import last_standing_step
from registry.procedure.usecases.mending import take_back_step
from registry.procedure.usecases.steps import carry_out
from registry.procedure.usecases.taking_in import RunningFile, recognise, take_in
from registry.proposals.models import StepTaken
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.models import Application, MinisterReport, Trial
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.running import path_to
from registry.workflow.rules.states import Initiator, Instrument, State
from registry.workflow.rules.transitions import STEPS, Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
PERKADA = {"instrument": Instrument.PERKADA, "instrument_year": 2026}


@pytest.fixture
def way():
    """A record of a public source that says nothing of its initiator."""
    way = Journey(initiator="perangkat_daerah")
    way.proposal = make.draft(
        initiator="", within=way.city, state=State.TERCATAT, agency=None, source_note="Menurut daftar kota."
    )
    return way


def content():
    names = ("form", "how_it_works", "changes", "objective", "benefit", "trial_from", "trial_to")
    return {name: make.CONTENT[name] for name in names} | {"main_affair": make.affair()}


def running(way, target, initiator=Initiator.AGENCY, **more):
    return RunningFile(
        target=target, initiator=initiator, agency_id=way.agency.pk, content=more.pop("content", content()), **more
    )


def taken_in(way, file, *, role=Role.RND_OFFICER, without=(), **more):
    """Take the file in with a paper of each kind, a week between the steps."""
    path = path_to(
        target=file.target, initiator=file.initiator, by_chair=file.by_chair, is_exempt=file.is_exempt,
        refused_by=file.refused_by,
    )  # fmt: skip
    papers, day = [], way.day
    for move in path:
        way.day += timedelta(days=7)
        papers += [
            way.paper(kind, signer_agency_id=way.agency.pk) for kind in STEPS[move].documents if kind not in without
        ]
        if move == Move.START_TRIAL:
            more.setdefault("start", way.day)
    given = {
        "executor_id": way.agency.pk, "planned_end": way.day + timedelta(days=90), "place": "Puskesmas",
        "established_on": way.day, **PERKADA, **more,
    }  # fmt: skip
    try:
        take_in(
            public_id=way.proposal.public_id, file=file, given=Given(**given), papers=papers, by=way.acting(role),
            at=way.now,
        )  # fmt: skip
    except Blocked:
        way.day = day
        raise
    way.proposal.refresh_from_db()


def codes(caught):
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("initiator", list(Initiator))
def test_a_file_of_every_route_is_taken_in_up_to_its_application(way, initiator):
    events = Event.objects.count()
    taken_in(way, running(way, State.DITERAPKAN, initiator))
    proposal = way.proposal
    assert (proposal.state, proposal.initiator) == (State.DITERAPKAN, initiator)
    assert proposal.registration == f"13.76-{proposal.state_since.year}-0001"
    assert proposal.verdict_on < proposal.decreed_on < proposal.applied_on
    assert (Event.objects.count(), StepTaken.objects.get().move) == (events + 1, Move.TAKE_IN)
    assert Trial.objects.get().conclusion == "berhasil"
    assert Application.objects.get().document.kind == D.INSTRUMENT
    assert set(MinisterReport.objects.values_list("kind", flat=True)) == {"penyampaian_keputusan", "penerapan"}
    assert proposal.versions.get().kind == "keputusan"


def test_a_refused_file_is_taken_in_with_its_reason_and_may_be_taken_back(way):
    refused = running(way, State.TIDAK_LAYAK, refused_by=Move.EVALUATE_REFUSES)
    with pytest.raises(Blocked) as caught:
        taken_in(way, refused)
    assert codes(caught) == ["reason_missing"]
    taken_in(way, refused, reason="Sama dengan layanan yang sudah ada.")
    taken = StepTaken.objects.get()
    assert (way.proposal.state, way.proposal.due_on, way.proposal.decreed_on) == (State.TIDAK_LAYAK, None, None)
    assert (taken.reason, taken.documents.count()) == ("Sama dengan layanan yang sudah ada.", 2)
    take_back_step(
        public_id=way.proposal.public_id, step_number=taken.pk, reason="Salah.", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.TERCATAT


def test_a_file_under_evaluation_goes_on_from_there(way):
    taken_in(way, running(way, State.EVALUASI))
    assert (way.proposal.received_on, way.proposal.due_is_legal) == (way.day, True)
    assert way.proposal.owner == way.agency
    way.day += timedelta(days=1)
    way._evaluated()
    assert way.proposal.state == State.LAYAK


def test_a_running_trial_goes_on_from_there(way):
    taken_in(way, running(way, State.UJI_COBA))
    assert way.proposal.due_on == Trial.objects.get().planned_end
    way.day += timedelta(days=1)
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    assert way.proposal.state == State.EVALUASI_UJI


def test_a_stopped_trial_is_taken_in_with_its_notice(way):
    taken_in(way, running(way, State.DIHENTIKAN))
    assert way.proposal.stopped_on is not None
    assert Trial.objects.get().conclusion == "gagal"
    assert MinisterReport.objects.get(kind="penghentian").document.kind == D.STOP_NOTICE


def test_an_exempt_file_has_no_trial(way):
    taken_in(way, running(way, State.SIAP_TERAP, is_exempt=True))
    assert (way.proposal.is_exempt, Trial.objects.exists()) == (True, False)


def test_a_file_by_the_chair_keeps_its_door(way):
    taken_in(way, running(way, State.PENERUSAN, Initiator.CITIZEN, by_chair=True))
    assert way.proposal.door == "ketua_dprd"


def test_a_missing_paper_or_content_blocks_and_writes_nothing(way):
    with pytest.raises(Blocked) as caught:
        taken_in(way, running(way, State.DITETAPKAN, content={}), without={D.DECREE})
    assert codes(caught)[-1] == "document_missing"
    assert "content_missing" in codes(caught)
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.initiator) == (State.TERCATAT, "")
    assert not StepTaken.objects.exists()


def test_it_is_taken_in_once_and_by_the_rnd_agency_alone(way):
    for role in set(Role) - {Role.RND_OFFICER, Role.RND_HEAD}:
        with pytest.raises(NotAllowed):
            taken_in(way, running(way, State.DITETAPKAN), role=role)
    taken_in(way, running(way, State.DITETAPKAN))
    with pytest.raises(Blocked) as caught:
        taken_in(way, running(way, State.DITETAPKAN))
    assert codes(caught) == ["out_of_order"]


def test_the_plain_step_asks_for_the_papers(way):
    type(way.proposal).objects.update(initiator="asn")
    way.proposal.refresh_from_db()
    with pytest.raises(Blocked) as caught:
        carry_out(proposal=way.proposal, move=Move.TAKE_IN, given=Given(), by=way.acting(Role.RND_HEAD), at=way.now)
    assert codes(caught) == ["no_documents"]


def test_what_was_taken_in_by_mistake_is_taken_back(way):
    taken_in(way, running(way, State.DITERAPKAN))
    step = last_standing_step(way.proposal)
    take_back_step(
        public_id=way.proposal.public_id, step_number=step.pk, reason="Berkas lain.", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.decreed_on, way.proposal.executor_id) == (State.TERCATAT, None, None)
    assert [model.objects.count() for model in (Trial, Application, MinisterReport)] == [0, 0, 0]


def recognised(way, *kinds, role=Role.RND_HEAD, implemented_on=date(2016, 5, 1), **more):
    given = {"established_on": way.day, **PERKADA, **more}
    recognise(
        public_id=way.proposal.public_id, initiator=Initiator.AGENCY, agency_id=way.agency.pk,
        implemented_on=implemented_on, given=Given(**given), papers=[way.paper(kind) for kind in kinds],
        by=way.acting(role), at=way.now,
    )  # fmt: skip
    way.proposal.refresh_from_db()


def test_what_was_applied_before_the_regulation_is_recognised(way):
    recognised(way, D.CRITERIA_CHECK, D.INSTRUMENT)
    assert (way.proposal.state, way.proposal.applied_on) == (State.DITERAPKAN, way.day)
    assert way.proposal.implemented_on == date(2016, 5, 1)
    assert way.proposal.registration.endswith("-0001")
    assert MinisterReport.objects.get().kind == "penerapan"


def test_a_copy_of_what_the_minister_spread_is_recognised(way):
    recognised(way, D.DISSEMINATION, D.INSTRUMENT, implemented_on=None)
    assert way.proposal.state == State.DITERAPKAN


@pytest.mark.parametrize(
    ("kinds", "implemented_on"),
    [
        ((D.INSTRUMENT,), date(2016, 5, 1)),
        ((D.INSTRUMENT, D.CRITERIA_CHECK), date(2017, 9, 15)),
        ((D.INSTRUMENT, D.CRITERIA_CHECK), None),
    ],
)
def test_there_is_no_other_shortcut(way, kinds, implemented_on):
    with pytest.raises(Blocked) as caught:
        recognised(way, *kinds, implemented_on=implemented_on)
    assert [(p.code, p.basis) for p in caught.value.problems] == [("no_shortcut", "PP 38/2017 Pasal 28 dan 35")]


def test_a_recognised_application_has_its_instrument(way):
    with pytest.raises(Blocked) as caught:
        recognised(way, D.CRITERIA_CHECK, instrument=None)
    assert codes(caught) == ["document_missing", "instrument_missing"]
    with pytest.raises(NotAllowed):
        recognised(way, D.CRITERIA_CHECK, D.INSTRUMENT, role=Role.RND_OFFICER)
