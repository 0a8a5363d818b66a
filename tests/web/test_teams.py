"""The independent team's page."""

import pytest
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.review.models import ConflictStatement, IndependentTeam, TeamMember
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
QUERIES = 9


@pytest.fixture
def way():
    return Journey(initiator="kepala_daerah")


@pytest.fixture
def url(way):
    return reverse("team", args=[way.proposal.public_id])


def seat(way, **more):
    judge = way.people[Role.TEAM_MEMBER]
    return {
        "name": "Guru besar", "institution": "Universitas", "element": "perguruan_tinggi", "user": judge.pk, **more,
    }  # fmt: skip


@pytest.fixture
def discussed(client, way, url):
    """The team sits and discusses; the member is logged in."""
    client.force_login(way.people[Role.REGIONAL_HEAD])
    assert client.post(url, seat(way)).status_code == 302
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    client.force_login(way.people[Role.TEAM_MEMBER])


def test_the_team_is_formed_states_its_conflicts_and_votes(client, way, url, discussed):
    assert client.get(url).status_code == 200
    vote = {"vote": "ya", "vote_reason": "Layak."}
    assert client.post(f"{url}suara/", vote).status_code == 403
    assert client.post(f"{url}konflik/", {"conflict": "tidak"})["Location"] == url
    assert ConflictStatement.objects.get().has_conflict is False
    assert client.post(f"{url}suara/", {"vote": "ya"}).status_code == 409
    assert client.post(f"{url}suara/", vote).status_code == 302
    assert TeamMember.objects.get().vote is True
    client.force_login(way.people[Role.LEGAL_SECTION])
    assert client.get(url).status_code == 404


def test_a_member_with_a_conflict_is_led_away_and_votes_no_more(client, url, discussed):
    assert client.post(f"{url}konflik/", {}).status_code == 409
    answer = client.post(f"{url}konflik/", {"conflict": "ya", "note": "Saudara pengusul."})
    assert answer["Location"] == "/tugas/"
    assert client.get(url).status_code == 404


def test_a_member_sees_the_votes_of_others_only_after_his_own(client, way, url, discussed):
    other = make.user(Role.TEAM_MEMBER, within=way.city)
    way.people[Role.TEAM_MEMBER], first = other, way.people[Role.TEAM_MEMBER]
    client.force_login(way.people[Role.RND_HEAD])
    client.post(url, seat(way, name="Pakar"))
    for person, reason in ((other, "Rahasia sampai bersuara"), (first, "Suara saya")):
        client.force_login(person)
        client.post(f"{url}konflik/", {"conflict": "tidak"})
        page = client.get(url).content.decode()
        assert "Rahasia sampai bersuara" not in page
        client.post(f"{url}suara/", {"vote": "ya", "vote_reason": reason})
    assert "Rahasia sampai bersuara" in client.get(url).content.decode()


def test_a_member_is_added_once_and_released_once(client, way, url):
    client.force_login(way.people[Role.REGIONAL_HEAD])
    assert client.post(url, seat(way, name="")).status_code == 409
    for _press in range(2):
        assert client.post(url, seat(way, user="")).status_code == 302
    member = TeamMember.objects.get()
    assert "Lepas Guru besar" in client.get(url).content.decode()
    for _press in range(2):
        assert client.post(f"{url}anggota/lepas/", {"member": member.pk}).status_code == 302
    assert not TeamMember.objects.exists()


def test_the_day_of_the_meeting_is_recorded(client, way, url):
    client.force_login(way.people[Role.REGIONAL_HEAD])
    client.post(url, seat(way))
    assert client.post(f"{url}rapat/", {"met_on": "kemarin"}).status_code == 409
    assert client.post(f"{url}rapat/", {"met_on": "2026-03-02"}).status_code == 302
    assert str(IndependentTeam.objects.get().met_on) == "2026-03-02"
    assert "2 Maret 2026" in client.get(url).content.decode()


def test_the_page_costs_the_same_for_one_member_and_for_three(client, way, url, django_assert_num_queries):
    client.force_login(way.people[Role.REGIONAL_HEAD])
    for name in ("Satu", "Dua", "Tiga"):
        client.post(url, seat(way, name=name, user=""))
        with django_assert_num_queries(QUERIES):
            client.get(url)
