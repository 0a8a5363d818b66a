"""The legal state machine as one table (law.md 2.2 and 2.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from registry.people.rules.roles import Permission
from registry.shared.problems import Problem
from registry.workflow.rules import guards as g
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Facts
from registry.workflow.rules.states import BEFORE_DECREE, Initiator, State

Guard = Callable[[Facts], list[Problem]]


class Move(StrEnum):
    SUBMIT_TO_TEAM = "ajukan_ke_tim"
    TEAM_ACCEPTS = "tim_menyatakan_layak"
    TEAM_REFUSES = "tim_menyatakan_tidak_layak"
    SUBMIT_TO_DPRD = "ajukan_ke_dprd"
    PLENARY_ACCEPTS = "paripurna_layak"
    PLENARY_REFUSES = "paripurna_tidak_layak"
    VERIFY_FITS = "verifikasi_sesuai"
    VERIFY_FAILS = "verifikasi_tidak_sesuai"
    ASK_PERMIT = "minta_izin"
    GRANT_PERMIT = "beri_izin"
    REFUSE_PERMIT = "tolak_izin"
    SUBMIT_TO_RND = "ajukan_ke_litbang"
    SUBMIT_TO_HEAD = "ajukan_ke_kepala_daerah"
    SUBMIT_TO_CHAIR = "ajukan_ke_ketua_dprd"
    FORWARD = "teruskan"
    EVALUATE_ACCEPTS = "evaluasi_layak"
    EVALUATE_REFUSES = "evaluasi_tidak_layak"
    RETURN = "minta_dilengkapi"
    COMPLETE = "serahkan_kelengkapan"
    WITHDRAW = "tarik"
    DECREE = "tetapkan"
    DECLINE_DECREE = "tidak_ditetapkan"
    START_TRIAL = "mulai_uji_coba"
    EXEMPT = "bebaskan_uji_coba"
    HAND_IN_RESULT = "serahkan_hasil"
    DECLARE_SUCCESS = "nyatakan_berhasil"
    EXTEND_TRIAL = "perbaiki_uji_coba"
    PROPOSE_STOP = "usulkan_henti"
    APPROVE_STOP = "setujui_henti"
    REFUSE_STOP = "tolak_henti"
    APPLY = "terapkan"
    DEACTIVATE = "nonaktifkan"
    RECOGNISE = "akui_penerapan"
    TAKE_IN = "lengkapi_catatan"


class Scope(StrEnum):
    """Whose seat it must be: the proposal's own people, its agency, its executor, or anyone of the region."""

    OWN = "pengusul"
    AGENCY = "perangkat_daerah"
    EXECUTOR = "pelaksana"
    REGION = "daerah"


class Ask(StrEnum):
    """What the form of a step asks beside its documents."""

    REASON = "reason"
    GAPS = "gaps"
    EXECUTOR = "executor_id"
    START = "start"
    PLANNED_END = "planned_end"
    PLACE = "place"
    EXEMPTION = "exemption"
    INSTRUMENT = "instrument"
    LATE_REASON = "late_reason"


@dataclass(frozen=True, slots=True)
class Step:
    """One move: from where, to where (None: computed), by whom, with which papers and guards, on which article."""

    sources: frozenset[State]
    target: State | None
    permission: Permission
    scope: Scope
    basis: str
    routes: frozenset[Initiator] = frozenset(Initiator)
    documents: tuple[D, ...] = ()
    asks: tuple[Ask, ...] = ()
    guards: tuple[Guard, ...] = field(default=())
    is_verdict: bool = False


P, S, I = Permission, State, Initiator  # noqa: E741  (the table reads better with one letter)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


def _only(*routes: Initiator) -> frozenset[Initiator]:
    return frozenset(routes)


_EVALUATED = _only(I.CIVIL_SERVANT, I.AGENCY, I.CITIZEN)
_JUDGED = (g.nobody_judges_his_own,)

STEPS: Mapping[Move, Step] = MappingProxyType(
    {
        # Regional head, Art. 8
        Move.SUBMIT_TO_TEAM: Step(
            _from(S.DRAFT), S.TIM, P.WRITE, Scope.OWN, "PP 38/2017 Pasal 8 ayat (1)-(5)", _only(I.REGIONAL_HEAD),
            (D.TEAM_APPOINTMENT,), (), (g.content_is_complete, g.team_is_ready),
        ),
        Move.TEAM_ACCEPTS: Step(
            _from(S.TIM), S.LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 8 ayat (3) dan 14 ayat (2) huruf a",
            _only(I.REGIONAL_HEAD), (D.TEAM_MINUTES,), (), (g.team_is_ready, g.team_has_voted, g.sheet_is_all_yes, *_JUDGED), True,
        ),
        Move.TEAM_REFUSES: Step(
            _from(S.TIM), S.TIDAK_LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 8 ayat (3)", _only(I.REGIONAL_HEAD),
            (D.TEAM_MINUTES,), (Ask.REASON,), (g.team_is_ready, g.team_has_voted, g.sheet_has_a_no, g.reason_is_given, *_JUDGED),
        ),
        # DPRD member, Art. 9
        Move.SUBMIT_TO_DPRD: Step(
            _from(S.DRAFT), S.PARIPURNA, P.WRITE, Scope.OWN, "PP 38/2017 Pasal 9 ayat (1)", _only(I.DPRD_MEMBER),
            (), (), (g.content_is_complete,),
        ),
        Move.PLENARY_ACCEPTS: Step(
            _from(S.PARIPURNA), S.VERIFIKASI, P.RECORD_DPRD, Scope.REGION,
            "PP 38/2017 Pasal 9 ayat (2)-(3); UU 23/2014 Pasal 388 ayat (2)-(3)", _only(I.DPRD_MEMBER),
            (D.PLENARY_DECISION, D.DPRD_DELIVERY),
        ),
        Move.PLENARY_REFUSES: Step(
            _from(S.PARIPURNA), S.TIDAK_LAYAK, P.RECORD_DPRD, Scope.REGION, "PP 38/2017 Pasal 9 ayat (2)",
            _only(I.DPRD_MEMBER), (D.PLENARY_DECISION,), (Ask.REASON,), (g.reason_is_given,),
        ),
        Move.VERIFY_FITS: Step(
            _from(S.VERIFIKASI), S.LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 9 ayat (4) dan 14 ayat (2) huruf b",
            _only(I.DPRD_MEMBER), (D.VERIFICATION_SHEET,), (), (g.sheet_is_all_yes, *_JUDGED), True,
        ),
        Move.VERIFY_FAILS: Step(
            _from(S.VERIFIKASI), S.TIDAK_LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 9 ayat (4)",
            _only(I.DPRD_MEMBER), (D.VERIFICATION_SHEET,), (Ask.REASON,), (g.sheet_has_a_no, g.reason_is_given, *_JUDGED),
        ),
        # Civil servant, Art. 10
        Move.ASK_PERMIT: Step(
            _from(S.DRAFT), S.IZIN, P.WRITE, Scope.OWN, "PP 38/2017 Pasal 10 ayat (1)", _only(I.CIVIL_SERVANT),
            (), (), (g.content_is_complete, g.agency_is_named),
        ),
        Move.GRANT_PERMIT: Step(
            _from(S.IZIN), S.EVALUASI, P.GRANT, Scope.AGENCY, "PP 38/2017 Pasal 10 ayat (1)-(2); UU 23/2014 Pasal 388 ayat (4)",
            _only(I.CIVIL_SERVANT), (D.PERMIT,), (), (g.executor_of_permit_is_own_agency,),
        ),
        Move.REFUSE_PERMIT: Step(
            _from(S.IZIN), S.TIDAK_LAYAK, P.GRANT, Scope.AGENCY, "PP 38/2017 Pasal 10 ayat (1)", _only(I.CIVIL_SERVANT),
            (D.PERMIT_REFUSAL,), (Ask.REASON,), (g.reason_is_given,),
        ),
        # Agency, Art. 11
        Move.SUBMIT_TO_RND: Step(
            _from(S.DRAFT), S.EVALUASI, P.WRITE_FOR_AGENCY, Scope.AGENCY, "PP 38/2017 Pasal 11 ayat (1)", _only(I.AGENCY),
            (D.COVER_LETTER,), (), (g.content_is_complete, g.agency_is_named),
        ),
        # Citizen, Art. 12
        Move.SUBMIT_TO_HEAD: Step(
            _from(S.DRAFT), S.EVALUASI, P.WRITE, Scope.OWN, "PP 38/2017 Pasal 12 ayat (1) dan (3)", _only(I.CITIZEN),
            (D.RECEIPT,), (), (g.content_is_complete,),
        ),
        Move.SUBMIT_TO_CHAIR: Step(
            _from(S.DRAFT), S.PENERUSAN, P.WRITE, Scope.OWN, "PP 38/2017 Pasal 12 ayat (1)-(2)", _only(I.CITIZEN),
            (D.RECEIPT,), (), (g.content_is_complete,),
        ),
        Move.FORWARD: Step(
            _from(S.PENERUSAN), S.EVALUASI, P.RECORD_DPRD, Scope.REGION, "PP 38/2017 Pasal 12 ayat (2)", _only(I.CITIZEN),
            (D.DPRD_FORWARDING,),
        ),
        # Evaluation by the R&D agency, Art. 13
        Move.EVALUATE_ACCEPTS: Step(
            _from(S.EVALUASI), S.LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 13 dan 14 ayat (2) huruf c", _EVALUATED,
            (D.EVALUATION_SHEET, D.CONVEYING_LETTER), (Ask.LATE_REASON,),
            (g.sheet_is_all_yes, g.own_agency_has_outside_experts, *_JUDGED), True,
        ),
        Move.EVALUATE_REFUSES: Step(
            _from(S.EVALUASI), S.TIDAK_LAYAK, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 13 ayat (3)", _EVALUATED,
            (D.EVALUATION_SHEET,), (Ask.REASON, Ask.LATE_REASON),
            (g.sheet_has_a_no, g.own_agency_has_outside_experts, g.reason_is_given, *_JUDGED),
        ),
        Move.RETURN: Step(
            _from(S.EVALUASI, S.VERIFIKASI), S.LENGKAPI, P.EVALUATE, Scope.REGION, "praktik administrasi; PP 38/2017 tidak mengatur",
            _EVALUATED | _only(I.DPRD_MEMBER), (), (Ask.GAPS,), (g.gaps_are_listed, *_JUDGED),
        ),
        Move.COMPLETE: Step(
            _from(S.LENGKAPI), None, P.WRITE, Scope.OWN, "praktik administrasi; PP 38/2017 tidak mengatur",
            _EVALUATED | _only(I.DPRD_MEMBER), (), (), (g.content_is_complete,),
        ),
        Move.WITHDRAW: Step(
            BEFORE_DECREE, S.DITARIK, P.WRITE, Scope.OWN, "PP 38/2017 tidak mengatur", frozenset(Initiator),
            (), (Ask.REASON,), (g.reason_is_given,),
        ),
        # From the verdict on, T1-T14
        Move.DECREE: Step(
            _from(S.LAYAK), S.DITETAPKAN, P.RECORD_HEAD, Scope.REGION, "PP 38/2017 Pasal 14 ayat (1)-(3)", frozenset(Initiator),
            (D.DECREE,), (Ask.EXECUTOR,),
            (g.verdict_stands, g.decree_follows_verdict, g.executor_is_named, g.content_is_complete),
        ),
        Move.DECLINE_DECREE: Step(
            _from(S.LAYAK), S.TIDAK_LAYAK, P.RECORD_HEAD, Scope.REGION, "PP 38/2017 Pasal 14 ayat (1)", frozenset(Initiator),
            (D.DECREE_REFUSAL,), (Ask.REASON,), (g.reason_is_given,),
        ),
        Move.START_TRIAL: Step(
            _from(S.DITETAPKAN), S.UJI_COBA, P.EXECUTE, Scope.EXECUTOR, "PP 38/2017 Pasal 14 ayat (4) dan 16", frozenset(Initiator),
            (), (Ask.START, Ask.PLANNED_END, Ask.PLACE), (g.trial_starts_after_decree, g.trial_plan_is_complete),
        ),
        Move.EXEMPT: Step(
            _from(S.DITETAPKAN), S.SIAP_TERAP, P.RECORD_HEAD, Scope.REGION, "PP 38/2017 Pasal 19", frozenset(Initiator),
            (D.EXEMPTION,), (Ask.EXEMPTION,), (g.exemption_tests_are_yes,),
        ),
        Move.HAND_IN_RESULT: Step(
            _from(S.UJI_COBA), S.EVALUASI_UJI, P.EXECUTE, Scope.EXECUTOR, "PP 38/2017 Pasal 18 ayat (1)", frozenset(Initiator),
            (D.FINAL_REPORT,),
        ),
        Move.DECLARE_SUCCESS: Step(
            _from(S.EVALUASI_UJI), S.SIAP_TERAP, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 18 ayat (2)-(3) dan 20 ayat (1)",
            frozenset(Initiator), (D.OVERALL_EVALUATION, D.RESULT_TO_HEAD), (Ask.REASON,), (g.reason_is_given, *_JUDGED),
        ),
        Move.EXTEND_TRIAL: Step(
            _from(S.EVALUASI_UJI), S.UJI_COBA, P.CONVEY, Scope.REGION, "praktik; PP 38/2017 tidak mengatur perpanjangan",
            frozenset(Initiator), (D.OVERALL_EVALUATION, D.AMENDED_DECREE), (Ask.REASON, Ask.PLANNED_END),
            (g.reason_is_given, g.extension_has_end, *_JUDGED),
        ),
        Move.PROPOSE_STOP: Step(
            _from(S.UJI_COBA, S.EVALUASI_UJI), S.HENTI_USUL, P.EXECUTE, Scope.EXECUTOR, "PP 38/2017 Pasal 17 ayat (3)",
            frozenset(Initiator), (D.STOP_REPORT,), (Ask.REASON,), (g.reason_is_given,),
        ),
        Move.APPROVE_STOP: Step(
            _from(S.HENTI_USUL), S.DIHENTIKAN, P.RECORD_HEAD, Scope.REGION, "PP 38/2017 Pasal 17 ayat (4)", frozenset(Initiator),
            (D.STOP_APPROVAL, D.STOP_NOTICE), (), (g.stop_papers_in_order,),
        ),
        Move.REFUSE_STOP: Step(
            _from(S.HENTI_USUL), S.UJI_COBA, P.RECORD_HEAD, Scope.REGION, "praktik; PP 38/2017 tidak mengatur", frozenset(Initiator),
            (D.STOP_REFUSAL,), (Ask.REASON,), (g.reason_is_given,),
        ),
        Move.APPLY: Step(
            _from(S.SIAP_TERAP), S.DITERAPKAN, P.RECORD_HEAD, Scope.REGION, "PP 38/2017 Pasal 20 ayat (1)-(2)", frozenset(Initiator),
            (D.INSTRUMENT,), (Ask.INSTRUMENT,), (g.instrument_fits_burdens, g.instrument_is_dated),
        ),
        Move.DEACTIVATE: Step(
            _from(S.DITERAPKAN), S.TIDAK_AKTIF, P.RECORD_HEAD, Scope.REGION, "praktik; PP 38/2017 tidak mengatur", frozenset(Initiator),
            (D.DEACTIVATION,), (Ask.REASON,), (g.reason_is_given,),
        ),
        Move.RECOGNISE: Step(
            _from(S.TERCATAT), S.DITERAPKAN, P.CONVEY, Scope.REGION, "PP 38/2017 Pasal 28 ayat (3)-(4) dan 35", frozenset(Initiator),
            (D.INSTRUMENT,), (Ask.INSTRUMENT,), (g.legacy_or_replication, g.instrument_is_named, g.instrument_is_dated),
        ),
        Move.TAKE_IN: Step(
            _from(S.TERCATAT), None, P.EVALUATE, Scope.REGION, "praktik; berkas berjalan diambil dengan seluruh dokumennya",
            frozenset(Initiator),
        ),
    }
)  # fmt: skip


def target_of(move: Move, facts: Facts) -> State | None:
    """Where the move leads; LENGKAPI goes back to the state it left."""
    return facts.returns_to if move == Move.COMPLETE else STEPS[move].target


def is_open(move: Move, *, state: State, initiator: Initiator) -> bool:
    """Whether the move exists from this state on this route."""
    step = STEPS[move]
    return state in step.sources and initiator in step.routes


def problems(move: Move, facts: Facts) -> list[Problem]:
    """Everything that stands in the way of a move; an empty list means go."""
    step = STEPS[move]
    if not is_open(move, state=facts.state, initiator=facts.initiator):
        return [Problem("out_of_order", move, step.basis)]
    found = g.papers_are_valid(facts, step.documents)
    for guard in step.guards:
        found.extend(guard(facts))
    return list(dict.fromkeys(found))
