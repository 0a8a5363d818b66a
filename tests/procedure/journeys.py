"""Carrying a proposal along its legal route through the use-cases, as the pages do."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from registry.people.models import Agency, User
from registry.people.rules.roles import Role
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import Measure, Proposal
from registry.proposals.usecases.documents import NewPaper
from registry.review.usecases.sheets import save_answers
from registry.review.usecases.teams import NewMember, form_team
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.shared.actor import Actor
from registry.trial.usecases.burdens import answer_burdens
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Criterion, Element, Instrument
from registry.workflow.rules.transitions import Move
from tests import factories as make

JAKARTA = ZoneInfo("Asia/Jakarta")
YES = Answer(True, "Terpenuhi menurut proposal.")
NO = Answer(False, "Tidak ada beban baru.")


class Journey:
    """One city with a person in every seat, and a proposal that goes from step to step, a week apart."""

    def __init__(self, *, initiator: str) -> None:
        self.city = make.region()
        self.rnd: Agency = make.rnd_agency(within=self.city)
        self.agency: Agency = make.agency("Dinas Kesehatan", within=self.city)
        self.people: dict[Role, User] = {}
        agency_roles = (Role.CIVIL_SERVANT, Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.EXECUTOR)
        for role in Role:
            of = (
                self.agency if role in agency_roles else self.rnd if role in (Role.RND_OFFICER, Role.RND_HEAD) else None
            )
            self.people[role] = make.user(role, of=of, within=self.city)
        self.day = date(2026, 3, 2)
        self.proposal: Proposal = make.complete_draft(
            initiator=initiator, within=self.city, agency=self.agency, author=self.people[self.author_role(initiator)]
        )

    @staticmethod
    def author_role(initiator: str) -> Role:
        return {"perangkat_daerah": Role.AGENCY_OFFICER}.get(initiator) or Role(initiator)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, time(9), JAKARTA)

    def acting(self, role: Role) -> Actor:
        return make.acting(self.people[role], on=self.day)

    def paper(self, kind: D, **more: object) -> NewPaper:
        stored = make.stored_file(within=self.city)
        return NewPaper(kind, f"CONTOH-{kind}", self.day, "Pejabat berwenang", file=stored, **more)

    def take(self, move: Move, role: Role, *kinds: D, given: Given | None = None, **more: object) -> Proposal:
        papers = [self.paper(kind, **more) for kind in kinds]
        take_step(
            public_id=self.proposal.public_id, move=move, given=given or Given(), papers=papers,
            by=self.acting(role), at=self.now,
        )  # fmt: skip
        self.proposal.refresh_from_db()
        self.day += timedelta(days=7)
        return self.proposal

    def answer_sheet(self, *, refused: Criterion | None = None) -> None:
        answers = {c: (c != refused, "Alasan menurut proposal.") for c in Criterion}
        evaluation = self.proposal.evaluations.get(closed_at__isnull=True)
        save_answers(
            public_id=self.proposal.public_id, answers=answers, minutes="", recusal_note="",
            base_revision=evaluation.revision, by=self.acting(Role.RND_OFFICER), at=self.now,
        )  # fmt: skip

    def to_layak(self) -> None:
        getattr(self, f"_{self.proposal.initiator}")()

    def _perangkat_daerah(self) -> None:
        self.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
        self._evaluated()

    def _asn(self) -> None:
        self.take(Move.ASK_PERMIT, Role.CIVIL_SERVANT)
        self.take(Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, signer_agency_id=self.agency.pk)
        self._evaluated()

    def _masyarakat(self) -> None:
        self.take(Move.SUBMIT_TO_CHAIR, Role.CITIZEN, D.RECEIPT)
        self.take(Move.FORWARD, Role.DPRD_SECRETARIAT, D.DPRD_FORWARDING)
        self._evaluated()

    def _anggota_dprd(self) -> None:
        self.take(Move.SUBMIT_TO_DPRD, Role.DPRD_MEMBER)
        self.take(Move.PLENARY_ACCEPTS, Role.DPRD_SECRETARIAT, D.PLENARY_DECISION, D.DPRD_DELIVERY)
        self.answer_sheet()
        self.take(Move.VERIFY_FITS, Role.RND_HEAD, D.VERIFICATION_SHEET)

    def _kepala_daerah(self) -> None:
        member = self.people[Role.TEAM_MEMBER]
        form_team(
            public_id=self.proposal.public_id,
            members=[NewMember(name="Guru besar", institution="Universitas", element=Element.UNIVERSITY, user_id=member.pk)],
            by=self.acting(Role.REGIONAL_HEAD), at=self.now,
        )  # fmt: skip
        self.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
        judge = {"public_id": self.proposal.public_id, "by": self.acting(Role.TEAM_MEMBER), "at": self.now}
        state_conflict(has_conflict=False, note="", **judge)
        cast_vote(vote=True, reason="Layak.", **judge)
        self.answer_sheet()
        self.take(Move.TEAM_ACCEPTS, Role.RND_HEAD, D.TEAM_MINUTES)

    def _evaluated(self) -> None:
        self.answer_sheet()
        self.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)

    def to_trial(self) -> None:
        self.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=self.agency.pk))
        plan = Given(start=self.day, planned_end=self.day + timedelta(days=90), place="Puskesmas")
        self.take(Move.START_TRIAL, Role.EXECUTOR, given=plan)
        Measure.objects.create(proposal=self.proposal, name="Waktu tunggu", unit="menit", target=10)

    def to_applied(self) -> None:
        self.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
        reason = Given(reason="Berhasil menurut ukuran.")
        self.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
        self.answer_burdens()
        instrument = Given(instrument=Instrument.PERKADA, instrument_year=2026, established_on=self.day)
        self.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=instrument)

    def answer_burdens(self, *, public: Answer = NO, override: str = "") -> None:
        answer_burdens(
            public_id=self.proposal.public_id, burdens_public=public, restricts_public=NO, burdens_budget=NO,
            override_reason=override, by=self.acting(Role.LEGAL_SECTION), at=self.now,
        )  # fmt: skip
