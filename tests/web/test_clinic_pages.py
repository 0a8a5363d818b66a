"""The clinic's pages: a request from asking to what it changed; a refused form keeps its typing; fixed queries."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Advice, Consultation
from registry.people.rules.roles import Role
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


def consultation(writer, **more):
    given = {"agency": make.agency(), "question": "Bagaimana?", "asked_by": writer, "asked_at": make.NOON}
    return Consultation.objects.create(**(given | {"updated_at": make.NOON} | more))


def test_from_the_question_to_what_it_changed(client):
    make.rnd_agency()
    writer, officer = make.user(Role.AGENCY_OFFICER), make.user(Role.RND_OFFICER)
    innovation = make.handed_in(state=State.DITETAPKAN, owner=make.agency(), agency=make.agency())
    client.force_login(writer)
    sent = {"agency": make.agency().pk, "proposal": innovation.pk, "wished": "Selasa pagi"}
    refused = client.post("/klinik/baru/", sent)
    assert (refused.status_code, "Selasa pagi" in refused.content.decode()) == (409, True)
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/klinik/baru/").content.decode())[1]
    for _twice in (1, 2):
        assert (
            client.post("/klinik/baru/", sent | {"clinic_question": "Bagaimana?", "form_token": token}).status_code
            == 302
        )
    found = Consultation.objects.get()
    client.force_login(officer)
    day = {"on": timezone.localdate().isoformat(), "clinic_place": "Aula"}
    assert client.post(reverse("clinic_appointment", args=[found.public_id]), day).url == found.get_absolute_url()
    client.post(reverse("clinic_advice", args=[found.public_id]), {"advice_text": "Perjelas sasaran"})
    client.force_login(writer)
    page = reverse("proposal", args=[innovation.public_id])
    assert "Perjelas sasaran" in client.get(page).content.decode()
    assert "Jawab saran klinik: " in client.get("/tugas/").content.decode()
    url = reverse("advice_answer", args=[found.public_id, Advice.objects.get().public_id])
    client.post(url, {"answer": "tidak", "advice_word": "Anggaran belum ada"})
    client.post(reverse("clinic_outcome", args=[found.public_id]), {"clinic_outcome": "Sasaran ditulis ulang"})
    shown = client.get(found.get_absolute_url()).content.decode()
    assert [text in shown for text in ("Aula", "Anggaran belum ada", "Sasaran ditulis ulang")] == [True] * 3
    assert "Anggaran belum ada" in client.get(page).content.decode()
    client.force_login(make.user(Role.OVERSEER))
    shown = client.get(page).content.decode()
    assert ("Perjelas sasaran" in shown, "saran klinik belum dijawab" in shown) == (False, False)
    Advice.objects.update(answer="terbuka", word="", answered_at=None)
    assert "1 saran klinik belum dijawab." in client.get(page).content.decode()


def test_advice_on_a_draft_stands_where_it_is_written(client):
    writer = make.user(Role.AGENCY_OFFICER)
    draft = make.draft(agency=make.agency(), owner=make.agency(), author=writer)
    Advice.objects.create(consultation=consultation(writer, proposal=draft), text="Perjelas", given_at=make.NOON)
    client.force_login(writer)
    assert "Perjelas" in client.get(reverse("proposal_part", args=[draft.public_id, "identitas"])).content.decode()


def test_the_pages_cost_the_same_at_one_and_at_three_rows(client, django_assert_num_queries):
    make.rnd_agency()
    writer = make.user(Role.AGENCY_OFFICER)
    client.force_login(writer)
    first = consultation(writer, proposal=make.draft())
    for number in (1, 3):
        while Consultation.objects.count() < number:
            consultation(writer, proposal=make.draft())
        while first.points.count() < number:
            Advice.objects.create(consultation=first, text="Saran", given_at=make.NOON)
        with django_assert_num_queries(4):
            client.get("/klinik/")
        with django_assert_num_queries(4):
            client.get(first.get_absolute_url())
        with django_assert_num_queries(7):
            client.get("/tugas/")
        with django_assert_num_queries(9):
            client.get(first.proposal.get_absolute_url())
