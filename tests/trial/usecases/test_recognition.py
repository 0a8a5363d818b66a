"""R6 and R7."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.queries.recognition import awards_of, replications_of
from registry.trial.usecases.recognition import record_award, record_replication
from registry.workflow.rules.documents import DocumentKind as D
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def awarded(way, role=Role.HEAD_RECORDER, **more):
    given = {"recipient": "Dinas Kesehatan", "kind": "Piagam", "giver": "Wali Kota"} | more
    return record_award(
        public_id=way.proposal.public_id, paper=way.paper(D.AWARD), by=way.acting(role), at=way.now, **given
    )


def copied(way, role=Role.RND_OFFICER, adopter="Kabupaten Lima Puluh Kota", paper=None):
    paper = paper or way.paper(D.REPLICATION)
    return record_replication(
        public_id=way.proposal.public_id, adopter=adopter, paper=paper, by=way.acting(role), at=way.now
    )


def reach(way):
    for measure in way.proposal.measures.all():
        measure.realised, measure.realised_on = measure.target, way.day
        measure.save()


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_an_award_is_kept_once_with_its_paper_and_the_log_names_no_person(applied):
    reach(applied)
    events = Event.objects.count()
    award = awarded(applied)
    assert list(awards_of(applied.proposal)) == [award]
    event = Event.objects.order_by("-sequence").first()
    assert (Event.objects.count(), event.documents) == (events + 1, [award.document.public_id])
    assert "Dinas Kesehatan" not in str(event.after)
    with pytest.raises(Blocked) as caught:
        awarded(applied)
    assert codes(caught) == ["already_recorded"]


def test_no_award_before_application_and_goals(trying):
    reach(trying)
    with pytest.raises(Blocked) as caught:
        awarded(trying, kind=" ")
    assert codes(caught)[:2] == ["target_not_reached", "text_missing"]


def test_a_civil_servants_award_names_its_rules():
    way = Journey(initiator="asn")
    way.to_layak()
    way.to_trial()
    way.to_applied()
    with pytest.raises(Blocked) as caught:
        awarded(way)
    assert codes(caught) == ["target_not_reached", "asn_basis_missing"]
    reach(way)
    assert awarded(way, legal_basis="UU 20/2023").legal_basis == "UU 20/2023"


def test_a_replication_is_kept_once(applied):
    made = copied(applied)
    assert list(replications_of(applied.proposal)) == [made]
    with pytest.raises(Blocked) as caught:
        copied(applied)
    assert codes(caught) == ["already_recorded"]
    copied(applied, Role.HEAD_RECORDER, adopter="Kota Solok")
    assert [event.role for event in Event.objects.order_by("-sequence")[:2]] == [Role.HEAD_RECORDER, Role.RND_OFFICER]


def test_a_replication_is_refused_before_application(trying):
    early = trying.paper(D.REPLICATION)
    early = type(early)(early.kind, early.number, trying.day + timedelta(days=1), file=early.file)
    with pytest.raises(Blocked) as caught:
        copied(trying, adopter=" ", paper=early)
    assert codes(caught) == ["not_applied", "text_missing", "date_in_future"]


def test_who_may_record(applied):
    for role in set(Role) - {Role.HEAD_RECORDER}:
        with pytest.raises(NotAllowed):
            awarded(applied, role)
    for role in set(Role) - {Role.HEAD_RECORDER, Role.RND_OFFICER, Role.RND_HEAD}:
        with pytest.raises(NotAllowed):
            copied(applied, role)
