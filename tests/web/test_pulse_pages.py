"""The pages of the pulse: numbers and lists agree, a link answers on a phone, nothing typed is lost, fixed queries."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from registry.catalogue.usecases.refreshing import refresh_entries
from registry.exchange.models import Pulse, PulseAnswer, SignedLink
from registry.exchange.rules.pulse import quarter_of
from registry.people.rules.roles import Role
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    cache.clear()
    make.rnd_agency()
    person = make.user(Role.RND_OFFICER)
    client.force_login(person)
    return person


def running(name="Antrean daring", **more):
    owner = make.agency()
    return make.handed_in(state=State.DITERAPKAN, decreed_on=make.TODAY, name=name, owner=owner, agency=owner, **more)


def answer_of(innovation, sign="hidup"):
    quarter = quarter_of(day=timezone.localdate())
    pulse, _ = Pulse.objects.get_or_create(proposal=innovation, quarter=quarter)
    return PulseAnswer.objects.create(pulse=pulse, sign=sign, reason="Alasan", answered_at=timezone.now())


def test_every_number_opens_as_many_innovations(client, desk):
    answer_of(running("Satu"), "tersendat")
    running("Dua")
    page = client.get("/denyut/").content.decode()
    assert "1 dari 2" in page
    addresses = set(re.findall(r'href="(/denyut/daftar/[^"]*)"', page))
    counts = {url: client.get(url.replace("&amp;", "&")).context["count"] for url in addresses}
    assert sorted(counts.values()) == [0, 0, 1, 1, 1, 1, 2, 2]


def test_a_link_handed_out_is_answered_without_an_account_and_the_article_says_when(client, desk):
    innovation = running()
    client.post(reverse("pulse_links"), {"jawaban": "belum"})
    url = re.search(r"http://testserver(/tautan/[^<]+)</p>", client.get("/denyut/daftar/").content.decode())[1]
    client.logout()
    refused = client.post(url, {"sign": "berhenti", "needed": "Perangkat"})
    assert (refused.status_code, "Perangkat" in refused.content.decode()) == (409, True)
    assert client.post(url, {"sign": "hidup"}).status_code == 200
    assert client.post(url, {"sign": "hidup"}).status_code == 410
    assert (
        "Terakhir dikonfirmasi hidup:"
        not in client.get(reverse("innovation", args=[innovation.public_id])).content.decode()
    )
    refresh_entries(at=timezone.now())
    assert (
        "Terakhir dikonfirmasi hidup:"
        in client.get(reverse("innovation", args=[innovation.public_id])).content.decode()
    )


def test_the_owner_answers_and_corrects_and_a_stranger_finds_nothing(client, desk):
    innovation = running()
    url = reverse("pulse", args=[innovation.public_id])
    assert client.post(url, {"sign": "hidup"}).status_code == 404  # the desk reads, it does not answer
    client.force_login(make.user(Role.AGENCY_OFFICER, of=make.agency()))
    refused = client.post(url, {"sign": "berhenti", "changed": "Dua loket ditutup"})
    assert (refused.status_code, "Dua loket ditutup" in refused.content.decode()) == (409, True)
    for sign in ("hidup", "tersendat"):
        token = re.search(r'name="form_token" value="([^"]+)"', client.get(url).content.decode())[1]
        for _twice in (1, 2):
            client.post(url, {"sign": sign, "form_token": token})
    assert list(PulseAnswer.objects.order_by("pk").values_list("sign", flat=True)) == ["hidup", "tersendat"]
    assert "sudah dibetulkan" in client.get(url).content.decode()
    client.force_login(make.user(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain")))
    assert client.get(url).status_code == 404


def test_a_link_is_made_for_one_and_taken_back(client, desk):
    innovation = running()
    client.post(reverse("pulse_link", args=[innovation.public_id]), {"perangkat": "Dinas Pendidikan"})
    link = SignedLink.objects.get()
    answer = client.post(reverse("pulse_link_revoke", args=[innovation.public_id, link.public_id]))
    assert answer.url == "/denyut/daftar/?"
    link.refresh_from_db()
    assert link.revoked_at is not None


@pytest.mark.parametrize(("url", "literal"), [("/denyut/", 3), ("/denyut/daftar/", 7)])
def test_a_list_costs_the_same_at_one_and_at_three_rows(client, desk, django_assert_num_queries, url, literal):
    for number in (1, 3):
        while Pulse.objects.count() < number:
            answer_of(running())
            client.post(reverse("pulse_link", args=[Pulse.objects.first().proposal.public_id]))
        with django_assert_num_queries(literal):
            client.get(url)
