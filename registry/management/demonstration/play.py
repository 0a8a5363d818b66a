"""Playing the examples through the use-cases, as the pages do: each act by its seat, on its day, in order of time."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from registry.management.demonstration import content, deeds
from registry.management.demonstration.accounts import acting, user_at
from registry.management.demonstration.examples import Example
from registry.management.demonstration.routes import Act, Deed
from registry.management.demonstration.scene import Scene
from registry.management.demonstration.schedule import days_of
from registry.people.models import Agency
from registry.people.queries import system_actor
from registry.people.rules.roles import Role
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import Proposal
from registry.proposals.usecases.simulating import copy_as_simulation, open_example
from registry.reference.models import Affair
from registry.reference.queries import holidays
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Instrument, State
from registry.workflow.rules.transitions import STEPS, Ask, Move

MORNING = time(9)
"""Offices open; each act of a day comes a minute after the one before."""


@dataclass(slots=True)
class Part:
    """One example on its way."""

    example: Example
    days: Sequence[date]
    trial_from: date
    proposal: Proposal | None = None
    jobs: list[str] = field(default_factory=list)
    """The public ids of the reports that were asked for."""


def play(*, examples: Sequence[Example], today: date) -> list[Part]:
    """Every example as far as it goes; refused steps raise, for a demonstration that is refused is a bug."""
    free = holidays()
    parts = [_part(example=example, today=today, free=free) for example in examples]
    numbers = itertools.count(1)
    for at, part, act in _in_order_of_time(parts):
        _perform(part=part, act=act, at=at, numbers=numbers)
    return parts


def _part(*, example: Example, today: date, free: frozenset[date]) -> Part:
    days = days_of(route=example.route, played=example.played, ago=example.ago, today=today, holidays=free)
    starts = (day for day, act in zip(days, example.route, strict=True) if act.do == Move.START_TRIAL)
    return Part(example, days, next(starts, add_months(start=days[-1], months=1)))


def _in_order_of_time(parts: Sequence[Part]) -> Iterator[tuple[datetime, Part, Act]]:
    zone = timezone.get_default_timezone()
    acts = [
        (datetime.combine(part.days[n], MORNING, zone) + timedelta(minutes=n), number, part, part.example.route[n])
        for number, part in enumerate(parts)
        for n in range(part.example.played)
    ]
    for at, _number, part, act in sorted(acts, key=lambda entry: entry[:2]):
        yield at, part, act


def _perform(*, part: Part, act: Act, at: datetime, numbers: Iterator[int]) -> None:
    example = part.example
    if part.proposal is None:
        part.proposal = _open(example=example, role=act.role, at=at)
    part.proposal.refresh_from_db()
    setting = example.setting
    agency = setting.executor if act.role == Role.EXECUTOR else setting.agency
    by = acting(region=setting.region, role=act.role, agency=agency, on=at.date())
    scene = Scene(proposal=part.proposal, example=example, trial_from=part.trial_from, by=by, at=at, numbers=numbers)
    if isinstance(act.do, Deed):
        if made := deeds.DEEDS[act.do](scene):
            part.jobs.append(made)
        return
    step = STEPS[act.do]
    papers = [scene.paper(kind) for kind in step.documents]
    take_step(
        public_id=scene.proposal.public_id, move=act.do, given=_given(scene=scene, asks=step.asks), papers=papers,
        by=by, at=at,
    )  # fmt: skip


def _open(*, example: Example, role: Role, at: datetime) -> Proposal:
    """The simulated draft, in the name of the one who will write it."""
    setting, by = example.setting, system_actor()
    author_id = user_at(region=setting.region, role=role, agency=setting.agency).pk
    agency_id = _agency_id(setting.region, setting.agency) if setting.agency else None
    affair_id = Affair.objects.get(code=setting.affair).pk
    if not example.is_copy:
        return open_example(
            region_code=setting.region, name=example.name, initiator=example.initiator, author_id=author_id,
            agency_id=agency_id, main_affair_id=affair_id, by=by, at=at,
        )  # fmt: skip
    source = Proposal.objects.get(region_id=setting.region, name=example.name, state=State.TERCATAT)
    return copy_as_simulation(
        public_id=source.public_id, initiator=example.initiator, author_id=author_id, agency_id=agency_id,
        main_affair_id=affair_id, by=by, at=at,
    )  # fmt: skip


def _given(*, scene: Scene, asks: Sequence[Ask]) -> Given:
    """What the step's form asks, answered."""
    values: dict[str, object] = {}
    for ask in asks:
        values |= ANSWERS[ask](scene)
    return Given(**values)  # type: ignore[arg-type]  # each answer names its own field


def _agency_id(region: str, name: str) -> int:
    return Agency.objects.get(region_id=region, name=name).pk


Answered = Callable[[Scene], dict[str, object]]
ANSWERS: Mapping[Ask, Answered] = {
    Ask.REASON: lambda scene: {"reason": content.REASON},
    Ask.GAPS: lambda scene: {"gaps": ("Uraikan cara mengukur hasil (contoh).", "Sebutkan sumber angka awal (contoh).")},
    Ask.EXECUTOR: lambda scene: {"executor_id": _agency_id(scene.setting.region, scene.setting.executor)},
    Ask.START: lambda scene: {"start": scene.on},
    Ask.PLANNED_END: lambda scene: {"planned_end": add_months(start=scene.on, months=content.TRIAL_MONTHS)},
    Ask.PLACE: lambda scene: {"place": f"Wilayah kerja {scene.setting.executor}"},
    Ask.INSTRUMENT: lambda scene: {
        "instrument": Instrument.PERKADA,
        "instrument_year": scene.on.year,
        "established_on": scene.on,
    },
    Ask.LATE_REASON: lambda scene: {},
}
