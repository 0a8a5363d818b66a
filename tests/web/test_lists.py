"""The list of proposals: filters and order in the address, the count above, pages by key."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.queries import lists
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    client.force_login(make.user(Role.RND_HEAD))
    return client


def proposal(name, **more):
    fields = {"state": State.EVALUASI, "registration": f"R-{name}", **more}
    return make.draft(name=name, **fields)


def names(answer):
    return [row.proposal.name for row in answer.context["rows"]]


def listed(client, **query):
    return client.get(reverse("proposals"), query)


def test_every_filter_stands_in_the_address(head):
    pasar = make.agency("Dinas Pasar")
    proposal("Pasar Tertib", agency=pasar, main_affair=make.affair(101), state=State.UJI_COBA)
    proposal("Gizi Balita", initiator="asn", due_on="2026-03-01")
    proposal("Catatan lama", state=State.TERCATAT, source_stage="penerapan", source_year=2019)
    assert names(listed(head, state=State.EVALUASI)) == ["Gizi Balita"]
    assert names(listed(head, stage="uji_coba")) == ["Pasar Tertib"]
    assert names(listed(head, initiator="asn")) == ["Gizi Balita"]
    assert names(listed(head, agency=pasar.pk)) == ["Pasar Tertib"]
    assert names(listed(head, affair=101)) == ["Pasar Tertib"]
    assert names(listed(head, year=2019)) == ["Catatan lama"]
    assert names(listed(head, overdue="on")) == ["Gizi Balita"]
    assert names(listed(head, q="pasar")) == ["Pasar Tertib"]
    assert names(listed(head, urut="nama")) == ["Catatan lama", "Gizi Balita", "Pasar Tertib"]
    assert names(listed(head, urut="tenggat")) == ["Gizi Balita"]


@pytest.mark.parametrize("wrong", [{"state": "ANEH"}, {"agency": "x"}, {"year": "-5"}, {"urut": "acak"}])
def test_a_false_filter_is_said_and_harms_nothing(head, wrong):
    proposal("Gizi Balita")
    answer = listed(head, **wrong)
    assert (answer.status_code, bool(answer.context["filter"].form.errors)) == (200, True)


def test_another_regions_agencies_are_no_choice(head):
    foreign = make.agency("Dinas Tetangga", within=make.region("13.07"))
    choices = listed(head).context["filter"].form.fields["agency"].queryset
    assert foreign not in choices


def test_the_count_says_more_than_when_it_stops_counting(head, monkeypatch):
    for name in ("A", "B", "C"):
        proposal(name)
    assert "3 usulan" in listed(head).content.decode()
    monkeypatch.setattr("registry.web.proposals.proposals.COUNTED", 2)
    assert "Lebih dari 1.000 usulan" in listed(head).content.decode()


def test_pages_follow_the_key_and_keep_the_filters(head, monkeypatch):
    for name in "ABCDEF":
        proposal(name)
    monkeypatch.setattr(lists.page_by_key, "__kwdefaults__", lists.page_by_key.__kwdefaults__ | {"size": 2})
    first = listed(head, urut="nama", initiator="perangkat_daerah")
    assert names(first) == ["A", "B"]
    second = listed(head, urut="nama", initiator="perangkat_daerah", sesudah=first.context["page"].next_key)
    assert names(second) == ["C", "D"]
    assert "urut=nama" in second.content.decode()
    back = listed(head, urut="nama", sebelum=second.context["page"].prev_key)
    assert names(back) == ["A", "B"]


def test_an_empty_list_says_what_to_do(head):
    assert "Belum ada usulan" in listed(head).content.decode()
    proposal("Gizi Balita")
    assert "Hapus saringan" in listed(head, q="tidak ada").content.decode()


def test_a_late_row_says_so_and_a_simulated_one_too(head):
    proposal("Gizi Balita", due_on="2026-03-01", is_simulated=True)
    page = listed(head).content.decode()
    assert "lewat jatuh tempo" in page
    assert "SIMULASI" in page


def test_the_list_costs_the_same_literal_number_at_one_and_three_rows(head):
    costs = []
    for count in (1, 3):
        while lists.Proposal.objects.count() < count:
            proposal(f"Usulan {lists.Proposal.objects.count()}", main_affair=make.affair(101))
        listed(head)
        with CaptureQueriesContext(connection) as spent:
            listed(head, urut="nama", overdue="")
        costs.append(len(spent))
    assert costs == [6, 6]
