"""Two tenants with a desk each, a third region without an account, and a published innovation."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from registry.exchange.usecases.visit_desk import Answer, Reply, answer_visit, hold_visit
from registry.exchange.usecases.visits import ask_visit
from registry.people.rules.roles import Role
from registry.workflow.rules.states import State
from tests import factories as make

TOMORROW = make.TODAY + timedelta(days=1)
TEXTS = {
    "office": "Bapelitbang",
    "contact_name": "Jabatan Narahubung",
    "contact": "surel@contoh.id",
    "topics": "antrean rumah sakit",
}


@pytest.fixture
def two(db):
    city, regency = make.region(), make.region("13.07")
    outside = make.region("13.06", name="Kabupaten Agam", is_tenant=False)
    make.rnd_agency(within=city)
    owner = make.agency("RSUD Contoh", within=city)
    innovation = make.handed_in(
        name="Antrean daring", state=State.DITETAPKAN, decreed_on=make.TODAY, owner=owner, agency=owner,
        main_affair=make.affair(),
    )  # fmt: skip
    return SimpleNamespace(
        city=city, regency=regency, outside=outside, owner=owner, innovation=innovation,
        desk=make.actor(Role.RND_OFFICER, within=city), other=make.actor(Role.RND_HEAD, within=regency),
    )  # fmt: skip


def asked(secret=b"rahasia", **more):
    given = {
        "region_code": "13.76", "asking_code": "13.07", "texts": TEXTS, "size": 20, "first_choice": TOMORROW,
        "second_choice": None, "at": make.NOON,
    }  # fmt: skip
    return ask_visit(secret=secret, **(given | more))[0]


def answered(two, visit, answer=Answer.ACCEPT, *, by=None, **more):
    given = {"visit_on": TOMORROW, "place": "Aula", "innovation_ids": [two.innovation.pk]} | more
    return answer_visit(public_id=visit.public_id, reply=Reply(answer, **given), by=by or two.desk, at=make.NOON)


AFTER_A_VISIT = make.NOON + timedelta(days=2)


def held_visit(two, **more):
    visit = answered(two, asked(**more))
    return hold_visit(public_id=visit.public_id, attendance=18, note="", by=two.desk, at=AFTER_A_VISIT)


def codes(caught):
    return [problem.code for problem in caught.value.problems]
