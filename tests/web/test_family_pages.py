"""The family of an innovation on its own page and among replications: drawing and list say the same; fixed queries."""

import pytest
from django.urls import reverse

from registry.exchange.models import Adoption
from registry.people.rules.roles import Role
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import mirror
from tests.web.test_exchange_pages import adoption, body, innovation

pytestmark = pytest.mark.django_db


def offspring(number=1):
    regency = make.region("13.07")
    return make.handed_in(
        name=f"Antrean nagari {number}", state=State.DITETAPKAN, decreed_on=make.TODAY, within=regency,
        agency=make.agency("Dinas Jauh", within=regency),
    )  # fmt: skip


def test_the_adopter_names_it_and_the_public_reads_it(client):
    make.rnd_agency()
    made, grown = adoption(), offspring()
    client.force_login(make.user(Role.RND_HEAD, within=make.region("13.07")))
    url = reverse("adoption_offspring", args=[made.public_id])
    refused = client.post(url, {"offspring": made.origin.public_id})
    assert (refused.status_code, made.origin.public_id in refused.content.decode()) == (409, True)
    page = reverse("innovation", args=[grown.public_id])
    assert client.post(url, {"offspring": f"https://contoh.id{page}"}).status_code == 302
    assert grown.public_id in body(client, "adoption_offspring", made.public_id)
    client.logout()
    mirror()
    Adoption.objects.create(
        origin=grown, adopter_region=make.region("13.06"), adopter_office="Dinas Agam", stage_since=make.TODAY,
        origin_confirmed_at=make.NOON, adopter_confirmed_at=make.NOON, created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    assert "Antrean nagari 1" in body(client, "adoption", made.public_id)
    assert "Inovasi yang lahir di sana:" in body(client, "innovation", made.origin.public_id)
    assert "lahir dari replikasi inovasi lain" in body(client, "innovation", grown.public_id)
    for each in (made.origin, grown):
        text = body(client, "innovation_family", each.public_id)
        assert [text.count(name) > 1 for name in ("Antrean daring", "Antrean nagari 1", "Dinas Agam")] == [True] * 3
        assert text.count('aria-details="silsilah-inovasi"') == text.count('id="silsilah-inovasi"') == 1
    assert "Silsilah lintas generasi" in body(client, "adoptions")


def test_who_has_no_kin_says_so_and_an_embargo_holds_it_back(client):
    alone = innovation()
    assert "belum punya silsilah" in body(client, "innovation_family", alone.public_id)
    answer = client.get(reverse("innovation_family", args=[alone.public_id]))
    again = client.get(answer.request["PATH_INFO"], headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    alone.embargo_reason, alone.embargo_until = "Paten", "2999-01-01"
    alone.save()
    assert client.get(reverse("innovation_family", args=[alone.public_id])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_at_one_and_at_three_rows(client, rows, django_assert_num_queries):
    origin = innovation()
    for number in range(rows):
        made = adoption(origin=origin, adopter_office=f"Dinas {number}", offspring=offspring(number))
        adoption(origin=made.offspring, adopter_region=make.region("13.76"))
    with django_assert_num_queries(4):
        client.get(reverse("innovation_family", args=[origin.public_id]))
