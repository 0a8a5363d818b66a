"""Measures and budget lines (Arts. 3 h, 30, 31)."""

from datetime import date

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.usecases.figures import remove_budget_line, remove_measure, save_budget_line, save_measure
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db

WAIT = {"name": "Waktu tunggu", "unit": "menit", "target": 60, "lower_is_better": True}


@pytest.fixture
def officer():
    return make.actor(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def draft(officer):
    return make.draft(agency=make.agency(), owner=make.agency(), author_id=officer.user_id)


def measured(draft, by, measure_id=None, **values):
    return save_measure(public_id=draft.public_id, measure_id=measure_id, values=values, by=by, at=make.NOON)


def funded(draft, by, line_id=None, **values):
    return save_budget_line(public_id=draft.public_id, line_id=line_id, values=values, by=by, at=make.NOON)


def test_a_measure_is_added_changed_and_taken_out_each_with_its_event(draft, officer):
    measure = measured(draft, officer, **WAIT)
    measured(draft, officer, measure.pk, realised=45, realised_on=make.TODAY)
    measure.refresh_from_db()
    assert (measure.target, measure.realised, measure.is_reached) == (60, 45, True)
    remove_measure(public_id=draft.public_id, measure_id=measure.pk, by=officer, at=make.NOON)
    before = [event.before.get("realised") for event in Event.objects.order_by("sequence")]
    assert (draft.measures.count(), before) == (0, [None, None, "45"])


def test_a_budget_line_is_added_changed_and_taken_out(draft, officer):
    line = funded(draft, officer, year=2026, document="apbd", amount=25_000_000)
    funded(draft, officer, line.pk, year=2026, document="apbd_perubahan", amount=0)
    line.refresh_from_db()
    assert (line.document, line.amount) == ("apbd_perubahan", 0)
    remove_budget_line(public_id=draft.public_id, line_id=line.pk, by=officer, at=make.NOON)
    assert (draft.budget_lines.count(), Event.objects.count()) == (0, 3)


def test_no_later_year_is_funded_after_a_stopped_trial(draft, officer):
    Proposal.objects.filter(pk=draft.pk).update(
        state=State.DIHENTIKAN, registration="13.76-2026-0001", stopped_on=date(2026, 9, 1)
    )
    funded(draft, officer, year=2026, document="apbd", amount=1)
    with pytest.raises(Blocked) as caught:
        funded(draft, officer, year=2027, document="apbd", amount=1)
    assert [(p.code, p.basis) for p in caught.value.problems] == [("not_before_new_year", "Pasal 31 ayat (2)")]
    assert draft.budget_lines.get().year == 2026


def test_the_executor_keeps_the_figures_of_a_running_trial_and_a_stranger_never(draft):
    executing = make.agency("Dinas Pelaksana")
    Proposal.objects.filter(pk=draft.pk).update(
        state=State.UJI_COBA, registration="13.76-2026-0001", executor=executing
    )
    measured(draft, make.actor(Role.EXECUTOR, of=executing), **WAIT)
    with pytest.raises(NotAllowed):
        measured(draft, make.actor(Role.EXECUTOR, of=make.agency("Dinas Lain")), **WAIT)
    assert draft.measures.count() == 1
