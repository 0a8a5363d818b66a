"""A region with an open period, an agency's two innovations in it, and the people around."""

from dataclasses import dataclass
from typing import Any

import pytest

from registry.index.usecases.levels import report_innovation
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC, Actor
from registry.workflow.rules.states import State
from tests import factories as make

YEAR = 2026


@dataclass
class City:
    officer: Actor
    desk: Actor
    head: Actor
    stranger: Actor
    first: Any
    second: Any


@pytest.fixture
def city(db):
    within = make.region()
    own, other = make.agency("Dinas Kesehatan"), make.agency("Dinas Pariwisata")
    head = make.actor(Role.RND_HEAD, within=within)
    officer = make.actor(Role.AGENCY_OFFICER, of=own)
    load_shipped_editions(by=PUBLIC, at=make.NOON)
    open_period(region_code=within.code, year=YEAR, edition_code="iga-2026", by=head, at=make.NOON)
    made = [
        make.draft(
            name=name, agency=own, owner=own, state=State.TERCATAT, main_affair=make.affair(number, f"Urusan {number}"),
        )
        for number, name in ((1, "SIPADU"), (2, "POSYANDU"))
    ]  # fmt: skip
    for proposal in made:
        report_innovation(proposal_id=proposal.public_id, year=YEAR, by=officer, at=make.NOON)
    return City(
        officer=officer,
        desk=make.actor(Role.RND_OFFICER, within=within),
        head=head,
        stranger=make.actor(Role.AGENCY_OFFICER, of=other),
        first=made[0],
        second=made[1],
    )
