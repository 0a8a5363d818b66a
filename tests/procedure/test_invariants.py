"""The eighteen invariants (law.md 2.5), one test each; each breaks when its guard is taken away."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import BudgetLine, StepTaken
from registry.proposals.queries.published import credit_of, published
from registry.proposals.usecases.credits import remove_inventor
from registry.proposals.usecases.figures import save_budget_line
from registry.review.usecases.sheets import save_answers
from registry.review.usecases.teams import NewMember, form_team
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.rules.ministers import MinisterReportKind
from registry.trial.usecases.design import adjust_design
from registry.trial.usecases.ministers import report_to_minister
from registry.trial.usecases.recognition import record_award
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Criterion, Element, Initiator, Instrument, State
from registry.workflow.rules.transitions import STEPS, Move, is_open
from tests import factories as make
from tests.procedure.journeys import YES, Journey

pytestmark = pytest.mark.django_db
EMPTY = {"form": "", "changes": "", "objective": "", "benefit": "", "trial_from": None}
DESIGN = ("legal_basis", "problem", "strategic_issue", "method", "novelty", "how_it_works")


def refused(act, *arguments, **more):
    """The codes of every reason for which the act is blocked."""
    with pytest.raises(Blocked) as caught:
        act(*arguments, **more)
    return [problem.code for problem in caught.value.problems]


def agencys() -> Journey:
    return Journey(initiator="perangkat_daerah")


def in_trial() -> Journey:
    way = agencys()
    way.to_layak()
    way.to_trial()
    return way


def ready_to_apply() -> Journey:
    way = in_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    return way


def perkada(way) -> Given:
    return Given(instrument=Instrument.PERKADA, instrument_year=2026, established_on=way.day)


def test_invariant_01_no_submission_without_the_content_of_the_law():
    way = agencys()
    whole = {name: getattr(way.proposal, name) for name in (*EMPTY, *DESIGN)}
    rows = type(way.proposal).objects.filter(pk=way.proposal.pk)
    parts = [{name: value} for name, value in EMPTY.items()] + [dict.fromkeys(DESIGN, "")]
    for part in parts:
        rows.update(**whole | part)
        assert refused(way.take, Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER) == ["content_missing"]
    rows.update(**whole)
    assert way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER).state == State.EVALUASI


def test_invariant_02_the_budget_may_be_empty():
    way = agencys()
    BudgetLine.objects.all().delete()
    way.to_layak()
    way.to_trial()
    assert way.proposal.state == State.UJI_COBA


@pytest.mark.parametrize("criterion", list(Criterion))
def test_invariant_03_layak_needs_five_of_five_each_with_a_reason(criterion):
    way = agencys()
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    accept = (Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    assert refused(way.take, *accept) == ["criterion_open"] * 5
    way.answer_sheet(refused=criterion)
    assert refused(way.take, *accept) == ["criterion_refused"]
    evaluation = way.proposal.evaluations.get()
    evaluation.answers.filter(criterion=criterion).update(yes=True, reason=" ")
    assert refused(way.take, *accept) == ["criterion_open"]
    way.answer_sheet()
    assert way.take(*accept).state == State.LAYAK


def test_invariant_04_each_waiting_room_has_its_own_route():
    reached = {
        (step.target, initiator)
        for step, initiator in product(STEPS.values(), Initiator)
        if initiator in step.routes and step.target
    }
    only = {
        State.TIM: {Initiator.REGIONAL_HEAD},
        State.PARIPURNA: {Initiator.DPRD_MEMBER},
        State.VERIFIKASI: {Initiator.DPRD_MEMBER},
        State.IZIN: {Initiator.CIVIL_SERVANT},
        State.PENERUSAN: {Initiator.CITIZEN},
    }
    assert {state: {i for s, i in reached if s == state} for state in only} == only
    way = agencys()
    strange = (Move.SUBMIT_TO_TEAM, Move.SUBMIT_TO_DPRD, Move.ASK_PERMIT, Move.SUBMIT_TO_CHAIR)
    for move in strange:
        assert refused(way.take, move, Role.AGENCY_OFFICER, *STEPS[move].documents) == ["out_of_order"]


def test_invariant_05_a_civil_servants_proposal_has_his_own_heads_permission_and_becomes_the_agencys():
    way = Journey(initiator="asn")
    type(way.proposal).objects.update(owner=None)
    way.proposal.refresh_from_db()
    way.take(Move.ASK_PERMIT, Role.CIVIL_SERVANT)
    assert not is_open(Move.SUBMIT_TO_RND, state=State.IZIN, initiator=Initiator.CIVIL_SERVANT)
    assert refused(way.take, Move.GRANT_PERMIT, Role.AGENCY_HEAD) == ["document_missing"]
    bare = type(way.paper(D.PERMIT))(D.PERMIT, signer_agency_id=way.agency.pk)
    call = {"public_id": way.proposal.public_id, "move": Move.GRANT_PERMIT, "given": Given()}
    call |= {"by": way.acting(Role.AGENCY_HEAD), "at": way.now}
    assert refused(take_step, papers=[bare], **call) == ["number_missing", "file_missing", "date_missing"]
    other = {"signer_agency_id": way.rnd.pk}
    assert refused(way.take, Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, **other) == ["permit_of_other_agency"]
    way.take(Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, signer_agency_id=way.agency.pk)
    assert (way.proposal.state, way.proposal.owner, way.proposal.initiator) == (State.EVALUASI, way.agency, "asn")


def test_invariant_06_the_evaluation_has_ten_working_days_and_the_two_other_routes_none():
    way = agencys()
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert (way.proposal.received_on, way.proposal.due_on) == (date(2026, 3, 2), date(2026, 3, 16))
    assert way.proposal.due_is_legal is True
    for initiator, moves in (
        ("kepala_daerah", (Move.SUBMIT_TO_TEAM,)),
        ("anggota_dprd", (Move.SUBMIT_TO_DPRD, Move.PLENARY_ACCEPTS)),
    ):
        other = Journey(initiator=initiator)
        seen = []
        take = other.take
        other.take = lambda move, *rest, take=take, seen=seen, **more: seen.append(
            (move, (done := take(move, *rest, **more)).due_is_legal, done.received_on)
        )
        other.to_layak()
        assert [(legal, received) for move, legal, received in seen if move in moves] == [(False, None)] * len(moves)


def test_invariant_07_the_decree_follows_the_verdict_and_names_all_seven_items():
    way = agencys()
    way.to_layak()
    rows, decree = type(way.proposal).objects.filter(pk=way.proposal.pk), (Move.DECREE, Role.HEAD_RECORDER, D.DECREE)
    named = Given(executor_id=way.agency.pk)
    assert refused(way.take, *decree) == ["executor_missing"]
    rows.update(objective="")
    assert refused(way.take, *decree, given=named) == ["content_missing"]
    rows.update(objective="Memperpendek waktu tunggu.", verdict_on=None)
    assert refused(way.take, *decree, given=named) == ["verdict_missing"]
    rows.update(verdict_on=way.day + timedelta(days=1), last_step_on=None)
    assert refused(way.take, *decree, given=named) == ["decree_before_verdict"]
    rows.update(verdict_on=way.day)
    assert way.take(*decree, given=named).executor == way.agency


def test_invariant_08_the_trial_starts_on_the_decree_and_at_its_agency():
    way = agencys()
    way.to_layak()
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    plan = {"planned_end": way.day + timedelta(days=90), "place": "Puskesmas"}
    early = Given(start=way.proposal.decreed_on - timedelta(days=1), **plan)
    assert refused(way.take, Move.START_TRIAL, Role.EXECUTOR, given=early) == ["trial_before_decree"]
    other = make.agency("Dinas Lain", within=way.city)
    stranger = make.actor(Role.EXECUTOR, Role.RND_OFFICER, of=other)  # who sees it, and executes elsewhere
    call = {"public_id": way.proposal.public_id, "move": Move.START_TRIAL, "at": way.now}
    with pytest.raises(NotAllowed):
        take_step(given=Given(start=way.day, **plan), by=stranger, **call)
    way.day = way.proposal.decreed_on
    assert way.take(Move.START_TRIAL, Role.EXECUTOR, given=Given(start=way.day, **plan)).state == State.UJI_COBA


@pytest.mark.parametrize("failing", range(3))
def test_invariant_09_the_exemption_needs_three_yes_and_else_the_trial_is_compulsory(failing):
    ways = {step.target: move for move, step in STEPS.items() if State.DITETAPKAN in step.sources}
    assert ways == {State.UJI_COBA: Move.START_TRIAL, State.SIAP_TERAP: Move.EXEMPT}
    assert {s for move, step in STEPS.items() if step.target == State.SIAP_TERAP for s in step.sources} == {
        State.DITETAPKAN, State.EVALUASI_UJI,
    }  # fmt: skip
    way = agencys()
    way.to_layak()
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    exempt = (Move.EXEMPT, Role.HEAD_RECORDER, D.EXEMPTION)
    for bad in (Answer(False, "Tidak."), Answer(), Answer(True, " ")):
        tests = tuple(bad if number == failing else YES for number in range(3))
        given = Given(exemption=tests, decided_by="Wali Kota")
        assert refused(way.take, *exempt, given=given) == ["exemption_test"]
    assert refused(way.take, *exempt, given=Given(exemption=(YES,) * 3)) == ["decider_missing"]
    given = Given(exemption=(YES,) * 3, decided_by="Wali Kota")
    assert way.take(*exempt, given=given).state == State.SIAP_TERAP


def test_invariant_10_the_design_changes_in_versions_and_the_decree_snapshot_never():
    way = in_trial()
    snapshot = way.proposal.versions.get(kind="keputusan")
    for text in ("Lewat telepon.", "Lewat radio."):
        adjust_design(
            public_id=way.proposal.public_id, changes={"how_it_works": text}, reason="Sinyal lemah.",
            base_version=way.proposal.versions.last().number, by=way.acting(Role.EXECUTOR), at=way.now,
        )  # fmt: skip
    adjusted = [v.content["how_it_works"] for v in way.proposal.versions.filter(kind="penyesuaian").order_by("number")]
    assert adjusted == ["Lewat telepon.", "Lewat radio."]
    kept = way.proposal.versions.get(kind="keputusan")
    assert (kept.content, kept.sha256) == (snapshot.content, snapshot.sha256)
    assert kept.content["how_it_works"] == make.CONTENT["how_it_works"]


def test_invariant_11_a_stop_has_report_approval_and_notice_in_date_order():
    way = in_trial()
    stop = (Move.PROPOSE_STOP, Role.EXECUTOR)
    assert refused(way.take, *stop, given=Given(reason="Gagal.")) == ["document_missing"]
    way.take(*stop, D.STOP_REPORT, given=Given(reason="Gagal."))
    for papers in ((D.STOP_APPROVAL,), (D.STOP_NOTICE,)):
        assert "document_missing" in refused(way.take, Move.APPROVE_STOP, Role.HEAD_RECORDER, *papers)
    approval = way.paper(D.STOP_APPROVAL)
    way.day -= timedelta(days=1)
    notice = way.paper(D.STOP_NOTICE)
    way.day += timedelta(days=1)
    call = {"public_id": way.proposal.public_id, "move": Move.APPROVE_STOP, "given": Given(), "at": way.now}
    assert refused(take_step, papers=[approval, notice], by=way.acting(Role.HEAD_RECORDER), **call) == [
        "dates_out_of_order"
    ]
    assert way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE).state == State.DIHENTIKAN


@pytest.mark.parametrize("burdened", ["burdens_public", "restricts_public", "burdens_budget"])
def test_invariant_12_a_burden_asks_for_a_perda_or_the_legal_sections_reason(burdened):
    way = ready_to_apply()
    apply = (Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT)
    assert refused(way.take, *apply, given=perkada(way)) == ["burden_open"] * 3
    way.answer_burdens()
    assert refused(way.take, *apply, given=Given()) == ["instrument_missing", "year_missing", "established_missing"]
    assert refused(way.take, *apply[:2], given=perkada(way)) == ["document_missing"]
    type(way.proposal.application).objects.update(**{burdened: True})
    assert refused(way.take, *apply, given=perkada(way)) == ["perda_needed"]
    legal, way.people[Role.LEGAL_SECTION] = way.people[Role.LEGAL_SECTION], way.people[Role.HEAD_RECORDER]
    with pytest.raises(NotAllowed):
        way.answer_burdens(override="Saya putuskan sendiri.")
    way.people[Role.LEGAL_SECTION] = legal
    way.answer_burdens(public=Answer(True, "Ada retribusi."), override="Menurut bagian hukum cukup Perkada.")
    assert way.take(*apply, given=perkada(way)).state == State.DITERAPKAN


def test_invariant_13_the_application_report_is_due_in_six_months_and_open_until_it_is_sent():
    way = ready_to_apply()
    way.answer_burdens()
    given = Given(instrument=Instrument.PERKADA, instrument_year=2025, established_on=date(2025, 8, 31))
    way.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=given)
    report = way.proposal.minister_reports.get(kind="penerapan")
    assert (report.due_on, report.document) == (date(2026, 2, 28), None)
    assert (way.proposal.due_on, way.proposal.due_is_legal) == (date(2026, 2, 28), True)
    call = {"public_id": way.proposal.public_id, "kind": MinisterReportKind.APPLICATION, "blocks": {}}
    call |= {"by": way.acting(Role.HEAD_RECORDER), "at": way.now}
    bare = type(way.paper(D.APPLICATION_REPORT))(D.APPLICATION_REPORT)
    assert refused(report_to_minister, paper=bare, **call) == ["number_missing", "file_missing", "date_missing"]
    way.proposal.refresh_from_db()
    assert way.proposal.due_on == date(2026, 2, 28)
    report_to_minister(paper=way.paper(D.APPLICATION_REPORT), **call)
    way.proposal.refresh_from_db()
    assert way.proposal.due_on is None


def test_invariant_14_a_stopped_trial_gets_no_budget_line_of_a_later_year():
    way = in_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    line = {"document": "apbd", "amount": 1}
    call = {"public_id": way.proposal.public_id, "line_id": None, "by": way.acting(Role.EXECUTOR), "at": way.now}
    way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    assert refused(save_budget_line, values=line | {"year": 2027}, **call) == ["not_before_new_year"]
    assert save_budget_line(values=line | {"year": 2026}, **call).year == 2026


def test_invariant_15_an_award_follows_application_and_reached_targets_and_for_asn_a_legal_basis():
    way = Journey(initiator="asn")
    way.to_layak()
    way.to_trial()

    def award(**more):
        return record_award(
            public_id=way.proposal.public_id, recipient="Dinas Kesehatan", kind="Piagam", giver="Wali Kota",
            paper=way.paper(D.AWARD), by=way.acting(Role.HEAD_RECORDER), at=way.now, **more,
        )  # fmt: skip

    def reach(short=0):
        for measure in way.proposal.measures.all():
            worse = short if measure.lower_is_better else -short
            measure.realised, measure.realised_on = measure.target + worse, way.day
            measure.save()

    reach()
    assert refused(award, legal_basis="UU 20/2023") == ["target_not_reached"]
    way.to_applied()
    reach(short=1)
    assert refused(award, legal_basis="UU 20/2023") == ["target_not_reached"]
    reach()
    assert refused(award) == ["asn_basis_missing"]
    assert award(legal_basis="UU 20/2023").pk


def test_invariant_16_nobody_judges_his_own_proposal():
    judging = {"minutes": "", "recusal_note": "", "answers": dict.fromkeys(Criterion, (True, "Ya."))}
    for initiator, to_the_judges in (("perangkat_daerah", Move.SUBMIT_TO_RND), ("anggota_dprd", Move.SUBMIT_TO_DPRD)):
        way = Journey(initiator=initiator)
        way.take(to_the_judges, way.author_role(initiator), *STEPS[to_the_judges].documents)
        if initiator == "anggota_dprd":
            way.take(Move.PLENARY_ACCEPTS, Role.DPRD_SECRETARIAT, D.PLENARY_DECISION, D.DPRD_DELIVERY)
        verdict = Move.VERIFY_FITS if initiator == "anggota_dprd" else Move.EVALUATE_ACCEPTS
        way.answer_sheet()
        for role in (Role.RND_OFFICER, Role.RND_HEAD):
            type(way.proposal).objects.update(author=way.people[role])
            revision = way.proposal.evaluations.get().revision
            with pytest.raises(NotAllowed):
                save_answers(
                    public_id=way.proposal.public_id, base_revision=revision, by=way.acting(role), at=way.now, **judging
                )
            assert refused(way.take, verdict, Role.RND_HEAD, *STEPS[verdict].documents) == ["own_proposal"]
    heads = Journey(initiator="kepala_daerah")
    own = NewMember(
        name="Penggagas", institution="Kota", element=Element.EXPERT, user_id=heads.people[Role.REGIONAL_HEAD].pk
    )
    call = {"public_id": heads.proposal.public_id, "by": heads.acting(Role.REGIONAL_HEAD), "at": heads.now}
    assert refused(form_team, members=[own], **call) == ["own_proposal"]


def test_invariant_17_every_step_keeps_who_when_and_on_what_paper_and_the_log_is_append_only():
    way = agencys()
    way.to_layak()
    way.to_trial()
    for step in StepTaken.objects.prefetch_related("documents"):
        event = Event.objects.get(kind="langkah_diambil", after__move=step.move)
        assert (step.by_id, bool(step.role), step.at) == (event.actor_id, True, event.at)
        assert event.role == step.role
        assert sorted(event.documents) == sorted(document.public_id for document in step.documents.all())
        assert {document.kind for document in step.documents.all()} == set(STEPS[Move(step.move)].documents)
    newest = Event.objects.order_by("-sequence").first()
    for act in (lambda: Event.objects.filter(pk=newest.pk).update(reason="Lain."), newest.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert Event.objects.filter(pk=newest.pk, reason=newest.reason).exists()


def test_invariant_18_the_public_sees_from_the_decree_on_and_the_inventor_stays():
    way = agencys()
    way.to_layak()
    assert way.proposal not in published()
    seen = {State.DITETAPKAN, State.UJI_COBA, State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN,
            State.SIAP_TERAP, State.DITERAPKAN, State.TIDAK_AKTIF, State.TERCATAT}  # fmt: skip
    rows, found = type(way.proposal).objects.filter(pk=way.proposal.pk), set()
    for state in State:
        rows.update(state=state, returns_to="EVALUASI")
        if published().filter(pk=way.proposal.pk).exists():
            found.add(state)
    assert found == seen
    rows.update(state=State.LENGKAPI, author=way.people[Role.AGENCY_OFFICER])
    inventor = way.proposal.inventors.get()
    call = {"public_id": way.proposal.public_id, "inventor_id": inventor.pk, "at": way.now}
    assert refused(remove_inventor, by=way.acting(Role.AGENCY_OFFICER), **call) == ["inventor_is_permanent"]
    inventor.name, inventor.is_minor = "Contoh Siswa", True
    assert credit_of(inventor) == "C.S."
