"""The routes that the demonstration plays, act by act; pure tables (law.md 2.2 and 2.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from registry.people.rules.roles import Role as R
from registry.workflow.rules.states import Initiator as I
from registry.workflow.rules.transitions import Move as M


class Deed(StrEnum):
    """What is done between the moves."""

    WRITE = "tulis"
    FORM_TEAM = "bentuk_tim"
    MEET = "rapat"
    VOTE = "suara"
    FILL_SHEET = "isi_lembar"
    MEASURE_GOOD = "ukur_tercapai"
    MEASURE_POOR = "ukur_tidak_tercapai"
    ANSWER_BURDENS = "jawab_beban"
    PLAN_STAGES = "susun_tahapan"
    REPORT_TRIAL = "laporkan_uji_coba"
    TELL_DECREE = "sampaikan_keputusan_ke_menteri"
    TELL_APPLIED = "laporkan_penerapan_ke_menteri"
    AWARD = "beri_penghargaan"
    REPLICATE = "catat_replikasi"
    ASK_PROPOSAL_REPORT = "minta_laporan_usulan"
    ASK_OVERALL_REPORT = "minta_laporan_menyeluruh"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done by one seat, so many working days after the act before."""

    do: M | Deed
    role: R
    after: int = 0


Route = tuple[Act, ...]

# Art. 13(1): at most ten working days from receipt; the play takes seven.
_EVALUATED: Route = (Act(Deed.FILL_SHEET, R.RND_OFFICER, 4), Act(M.EVALUATE_ACCEPTS, R.RND_HEAD, 3))
_TO_VERDICT: Mapping[I, Route] = MappingProxyType(
    {
        I.REGIONAL_HEAD: (
            Act(Deed.WRITE, R.REGIONAL_HEAD),
            Act(Deed.FORM_TEAM, R.REGIONAL_HEAD, 2),
            Act(M.SUBMIT_TO_TEAM, R.REGIONAL_HEAD),
            Act(Deed.VOTE, R.TEAM_MEMBER, 6),
            Act(Deed.MEET, R.RND_HEAD),
            Act(Deed.FILL_SHEET, R.RND_OFFICER, 1),
            Act(M.TEAM_ACCEPTS, R.RND_HEAD, 2),
        ),
        I.DPRD_MEMBER: (
            Act(Deed.WRITE, R.DPRD_MEMBER),
            Act(M.SUBMIT_TO_DPRD, R.DPRD_MEMBER, 2),
            Act(M.PLENARY_ACCEPTS, R.DPRD_SECRETARIAT, 10),
            Act(Deed.FILL_SHEET, R.RND_OFFICER, 4),
            Act(M.VERIFY_FITS, R.RND_HEAD, 2),
        ),
        I.CIVIL_SERVANT: (
            Act(Deed.WRITE, R.CIVIL_SERVANT),
            Act(M.ASK_PERMIT, R.CIVIL_SERVANT, 2),
            Act(M.GRANT_PERMIT, R.AGENCY_HEAD, 3),
            *_EVALUATED,
        ),
        I.AGENCY: (Act(Deed.WRITE, R.AGENCY_OFFICER), Act(M.SUBMIT_TO_RND, R.AGENCY_OFFICER, 3), *_EVALUATED),
        I.CITIZEN: (
            Act(Deed.WRITE, R.CITIZEN),
            Act(M.SUBMIT_TO_CHAIR, R.CITIZEN, 1),
            Act(M.FORWARD, R.DPRD_SECRETARIAT, 4),
            *_EVALUATED,
        ),
    }
)
_TRIED: Route = (
    Act(M.DECREE, R.HEAD_RECORDER, 5),
    Act(Deed.TELL_DECREE, R.HEAD_RECORDER, 3),
    Act(M.START_TRIAL, R.EXECUTOR, 5),
    Act(Deed.PLAN_STAGES, R.EXECUTOR),
    Act(Deed.REPORT_TRIAL, R.EXECUTOR, 21),
)
_APPLIED: Route = (
    Act(Deed.MEASURE_GOOD, R.EXECUTOR, 37),
    Act(M.HAND_IN_RESULT, R.EXECUTOR, 2),
    Act(M.DECLARE_SUCCESS, R.RND_HEAD, 5),
    Act(Deed.ANSWER_BURDENS, R.LEGAL_SECTION, 3),
    Act(M.APPLY, R.HEAD_RECORDER, 10),
)
_STOPPED: Route = (
    Act(Deed.MEASURE_POOR, R.EXECUTOR, 37),
    Act(M.PROPOSE_STOP, R.EXECUTOR, 2),
    Act(M.APPROVE_STOP, R.HEAD_RECORDER, 8),
)
_RECOGNISED: Route = (
    Act(Deed.TELL_APPLIED, R.HEAD_RECORDER, 3),
    Act(Deed.AWARD, R.HEAD_RECORDER, 2),
    Act(Deed.REPLICATE, R.RND_OFFICER, 1),
)
_ASK_PROPOSAL = Act(Deed.ASK_PROPOSAL_REPORT, R.RND_OFFICER)
_ASK_OVERALL = Act(Deed.ASK_OVERALL_REPORT, R.RND_OFFICER)


def applied(initiator: I) -> Route:
    """From the draft to the application."""
    return (*_TO_VERDICT[initiator], *_TRIED, *_APPLIED)


def recognised(initiator: I) -> Route:
    """The same, told to the Minister, awarded and taken over by others."""
    return (*applied(initiator), *_RECOGNISED)


def stopped(initiator: I) -> Route:
    """From the draft through a failed trial to its end."""
    return (*_TO_VERDICT[initiator], *_TRIED, *_STOPPED)


def returned(initiator: I) -> Route:
    """A citizen's proposal at the regional head's door, given back with a list of gaps."""
    return (
        Act(Deed.WRITE, R(initiator)),
        Act(M.SUBMIT_TO_HEAD, R(initiator), 1),
        Act(M.RETURN, R.RND_OFFICER, 3),
    )


def with_proposal_report(route: Route) -> Route:
    """The report that goes with the conveying letter is asked right after the verdict."""
    at = next(n for n, act in enumerate(route) if act.do == M.DECREE)
    return (*route[:at], _ASK_PROPOSAL, *route[at:])


def with_overall_report(route: Route) -> Route:
    """The report on the whole trial is asked at the end."""
    return (*route, _ASK_OVERALL)


def up_to(route: Route, last: M | Deed) -> Route:
    """The route as far as one act."""
    return route[: next(n for n, act in enumerate(route) if act.do == last) + 1]
