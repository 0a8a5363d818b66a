"""What the rules know of a proposal: values only, gathered by the queries of each topic."""

from dataclasses import dataclass, field
from datetime import date

from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Criterion, Door, Element, Initiator, Instrument, State


@dataclass(frozen=True, slots=True)
class Paper:
    """A process document as the rules see it."""

    kind: DocumentKind
    number: str = ""
    on: date | None = None
    has_file: bool = False
    signer_agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One yes or no with its reason."""

    yes: bool | None = None
    reason: str = ""

    @property
    def is_complete(self) -> bool:
        return self.yes is not None and bool(self.reason.strip())


@dataclass(frozen=True, slots=True)
class Sheet:
    """The criteria sheet of Art. 6; who filled it."""

    answers: tuple[tuple[Criterion, Answer], ...] = ()
    evaluator_ids: frozenset[int] = frozenset()
    outside_experts: int = 0
    recusal_note: str = ""

    @property
    def missing(self) -> tuple[Criterion, ...]:
        given = {criterion for criterion, answer in self.answers if answer.is_complete}
        return tuple(criterion for criterion in Criterion if criterion not in given)

    @property
    def refused(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion, answer in self.answers if answer.yes is False)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the independent team, Art. 8(4)."""

    user_id: int | None = None
    element: Element | None = None
    has_conflict: bool | None = None
    vote: bool | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with the step itself: papers and answers."""

    papers: tuple[Paper, ...] = ()
    on: date | None = None
    reason: str = ""
    gaps: tuple[str, ...] = ()
    executor_id: int | None = None
    start: date | None = None
    planned_end: date | None = None
    place: str = ""
    exemption: tuple[Answer, Answer, Answer] = (Answer(), Answer(), Answer())
    decided_by: str = ""
    instrument: Instrument | None = None
    instrument_year: int | None = None
    established_on: date | None = None
    promulgated_on: date | None = None
    effective_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the guards ask about."""

    state: State
    initiator: Initiator
    today: date
    missing_content: tuple[str, ...] = ()
    door: Door | None = None
    returns_to: State | None = None
    last_on: date | None = None
    agency_id: int | None = None
    executor_id: int | None = None
    is_of_rnd_agency: bool = False
    own_user_ids: frozenset[int] = frozenset()
    acting_user_id: int | None = None
    acting_is_rnd_head: bool = False
    papers: tuple[Paper, ...] = ()
    sheet: Sheet = field(default_factory=Sheet)
    team: tuple[Member, ...] = ()
    verdict_on: date | None = None
    decree_on: date | None = None
    decree_executor_id: int | None = None
    trial_started_on: date | None = None
    burdens: tuple[Answer, Answer, Answer] = (Answer(), Answer(), Answer())
    override_reason: str = ""
    applied_before_2017: bool = False
    given: Given = field(default_factory=Given)

    def paper(self, kind: DocumentKind) -> Paper | None:
        """The paper of this kind: the one that comes with the step, else the newest filed."""
        found = [p for p in self.given.papers if p.kind == kind] or [p for p in self.papers if p.kind == kind]
        return found[-1] if found else None
