"""The demo never mixes with other records, is loaded whole or not at all, and gives every seat something to do."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from registry.audit.models import Event
from registry.audit.queries import chained_regions, first_broken_row
from registry.exchange.models import (
    Advice,
    AgencyTarget,
    Consultation,
    CooperationAgreement,
    PulseAnswer,
    StrategyPlan,
)
from registry.people.models import User
from registry.people.queries import actor_for
from registry.people.rules.roles import Role
from registry.procedure.queries.waiting import waiting_for
from registry.proposals.models import ProcessDocument, Proposal, StepTaken
from registry.reference.models import Region
from registry.shared.queue import REFRESH_ENTRIES
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
READERS = {Role.OVERSEER, Role.ADMINISTRATOR}


@pytest.fixture
def logins(data_dir):
    place = data_dir / "logins.json"
    yield place
    place.unlink(missing_ok=True)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Region, User, Proposal, ProcessDocument, StepTaken, Event))


def test_a_database_with_other_people_is_refused_even_beside_an_old_list_of_logins(logins):
    make.user(Role.RND_HEAD)
    logins.write_text(json.dumps([{"username": "13.76-asn"}]))
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert Region.objects.filter(code="13.07").count() == 0


def test_a_database_with_another_record_is_refused(logins):
    make.draft()
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not logins.exists()


def test_a_load_that_breaks_off_leaves_nothing_and_is_repeated(logins):
    (logins / "kosong").mkdir(parents=True)  # where the list of logins should come
    before = counts()
    with pytest.raises(OSError):  # noqa: PT011  (which one is the file system's choice)
        call_command("load_demo", "--bare")
    assert counts() == before
    (logins / "kosong").rmdir()
    logins.rmdir()
    call_command("load_demo", "--bare")
    assert Proposal.objects.filter(is_simulated=False).count() == 253


def test_loaded_once_or_twice_it_is_the_same_and_something_waits_at_every_seat(
    logins, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as wakings:
        call_command("load_demo")
    assert [getattr(waking, "task", "") for waking in wakings].count(REFRESH_ENTRIES) == 1
    loaded, listed = counts(), logins.read_text()
    rows = json.loads(listed)
    assert {(row["region"], row["role"]) for row in rows} == {(r, role) for r in ("13.76", "13.07") for role in Role}
    assert logins.stat().st_mode & 0o077 == 0
    call_command("load_demo")
    assert (counts(), logins.read_text()) == (loaded, listed)

    today = timezone.localdate()
    for seat in [f"13.76-{role}" for role in Role if role not in READERS]:
        assert waiting_for(actor_for(user=User.objects.get(username=seat), on=today)).exists(), seat

    for region in ("13.76", "13.07"):
        of_agency = {"agency__region_id": region}
        assert PulseAnswer.objects.filter(pulse__proposal__region_id=region).exists()
        assert StrategyPlan.objects.get(region_id=region).file is not None
        assert AgencyTarget.objects.filter(**of_agency).exists()
        assert set(Advice.objects.filter(consultation__agency__region_id=region).values_list("answer", flat=True)) == {
            "dikerjakan", "terbuka",
        }  # fmt: skip
        assert Consultation.objects.filter(**of_agency, meet_on=None).exists()
        assert CooperationAgreement.objects.get(region_id=region).adoptions.get().is_confirmed

    simulated = Proposal.objects.filter(is_simulated=True)
    assert not simulated.filter(state=State.TERCATAT).exists()
    assert Proposal.objects.filter(is_simulated=False).exclude(state=State.TERCATAT).count() == 0
    assert not StepTaken.objects.filter(was_late=True).exists()
    assert not StepTaken.objects.filter(on__gte=today).exists()
    assert not ProcessDocument.objects.exclude(number__startswith="CONTOH-").exists()
    assert {first_broken_row(region_code=code) for code in chained_regions()} == {None}

    logins.unlink()
    call_command("load_demo")
    fresh = json.loads(logins.read_text())
    assert [row["username"] for row in fresh] == [row["username"] for row in rows]
    assert User.objects.get(username=fresh[0]["username"]).check_password(fresh[0]["password"])
