"""Parts of the proposal's page that are read when one comes to them: a page each, a section each, a fixed cost each."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.models import Membership
from registry.people.rules.roles import Role
from registry.trial.models import MinisterReport
from tests import factories as make
from tests.procedure.journeys import Journey
from tests.web import drawn
from tests.web.test_step_counts import grow, written

pytestmark = pytest.mark.django_db

OF_PARTS = {"figures": 5, "enclosures": 5, "judging": 10, "practice": 12, "history": 8}
MOST = 12  # what one record's page may ask


def address(way, name="proposal"):
    return reverse(name, args=[way.proposal.public_id])


def spent(client, url, **query):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url, query).status_code == 200
    return len(caught)


@pytest.mark.parametrize("name", OF_PARTS)
def test_a_part_costs_the_same_with_one_row_and_with_three(client, name):
    way = drawn.applied()
    client.force_login(way.people[Role.RND_HEAD])
    url = address(way, f"proposal_{name}")
    grow(way, 1)
    spent(client, url)
    one = spent(client, url)
    grow(way, 2)
    grow(way, 3)
    assert (one, spent(client, url)) == (OF_PARTS[name], OF_PARTS[name])
    assert spent(client, url, sisip=1) <= one


@pytest.mark.parametrize("name", OF_PARTS)
def test_the_section_alone_is_what_its_page_shows(client, name):
    way = drawn.applied()
    grow(way, 1)
    client.force_login(way.people[Role.RND_HEAD])
    url = address(way, f"proposal_{name}")
    section = client.get(url, {"sisip": "1"}).content.decode()
    assert section.count("<h2") == 1
    assert "<html" not in section
    assert section.strip() in client.get(url).content.decode()
    whole = client.get(address(way), {"lengkap": "1"}).content.decode()
    assert section.strip() in whole


def test_the_page_leads_to_every_part_without_a_script_and_the_whole_file_needs_none(client):
    way = drawn.applied()
    client.force_login(way.people[Role.RND_HEAD])
    page = client.get(address(way)).content.decode()
    for name in OF_PARTS:
        url = address(way, f"proposal_{name}")
        assert f'data-part="{url}?sisip=1"' in page
        assert f'href="{url}"' in page
    assert 'href="?lengkap=1"' in page
    whole = client.get(address(way), {"lengkap": "1"}).content.decode()
    assert "data-part" not in whole
    assert "js/parts.js" not in whole
    anchors = set(re.findall(r'<li><a href="#([a-z-]+)"', page))
    assert anchors == {found for found in anchors if f'id="{found}"' in page and f'id="{found}"' in whole}


def test_a_letter_that_is_owed_stands_in_the_first_view(client):
    way = drawn.applied()
    client.force_login(way.people[Role.AGENCY_OFFICER])
    MinisterReport.objects.filter(proposal=way.proposal).update(due_on="2026-12-01")
    owed = [letter.kind for letter in client.get(address(way)).context["owed"]]
    assert sorted(owed) == sorted(
        MinisterReport.objects.filter(proposal=way.proposal, document=None).values_list("kind", flat=True)
    )
    assert "paling lambat 1 Desember 2026" in client.get(address(way)).content.decode()


def test_a_part_of_what_one_may_not_see_is_not_found(client):
    way = drawn.applied()
    client.force_login(make.user(Role.AGENCY_OFFICER, within=make.region("13.07")))
    assert {client.get(address(way, f"proposal_{name}")).status_code for name in OF_PARTS} == {404}


def worlds():
    """A proposal in every state that a page can be heavy in, and who reads it."""
    minor = Journey(initiator="masyarakat")
    type(minor.proposal).objects.filter(pk=minor.proposal.pk).update(initiator_is_minor=True)
    tried = Journey(initiator="kepala_daerah")
    tried.to_layak()
    tried.to_trial()
    return [
        (drawn.team(), Role.RND_HEAD), (minor, Role.CITIZEN), (tried, Role.RND_HEAD), (tried, Role.TEAM_MEMBER),
        (written(), Role.RND_HEAD), (drawn.applied(), Role.RND_HEAD), (drawn.applied(), Role.HEAD_RECORDER),
    ]  # fmt: skip


def test_no_state_of_a_proposal_asks_more_than_a_page_may(client):
    for way, role in worlds():
        person = way.people[role]
        if role == Role.TEAM_MEMBER:  # with another seat he still reads it after the team is done
            Membership.objects.create(user=person, role=Role.RND_OFFICER)
            way.proposal.conflict_statements.filter(user=person).update(has_conflict=False)
        type(way.proposal).objects.filter(pk=way.proposal.pk).update(
            executor=make.agency("Dinas Pelaksana", within=way.city), asta_cita="1", classification="a"
        )
        client.force_login(person)
        assert spent(client, address(way)) <= MOST, (way.proposal.state, role)
