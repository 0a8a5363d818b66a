"""The pages of the strategy: a number and its list agree, a refused form keeps its typing, fixed queries."""

import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registry.exchange.models import AgencyTarget
from registry.index.models import EvidenceDocument, EvidenceUse, SheetRow
from registry.index.usecases.levels import report_innovation
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC
from registry.workflow.rules.states import State
from tests import factories as make
from tests.exchange.usecases.test_strategy import PICTURE
from tests.web.test_exchange_pages import fetched

pytestmark = pytest.mark.django_db
SENT = {"count": "2", "stage": "uji_coba", "bulan_1": "1", "bulan_3": "4", "base_version": "0"}


@pytest.fixture
def desk(client):
    make.rnd_agency()
    person = make.user(Role.RND_HEAD)
    client.force_login(person)
    return person


def proposal(agency, **more):
    year = timezone.localdate().year
    return make.draft(
        **({"agency": agency, "owner": agency, "state": State.UJI_COBA, "decreed_on": make.TODAY,
            "registration": f"13.76-{year}-{make.Proposal.objects.count():04}"} | more)
    )  # fmt: skip


def proven(person, innovation):
    """The innovation in the year's report, with one document under one row."""
    year = timezone.localdate().year
    load_shipped_editions(by=PUBLIC, at=make.NOON)
    open_period(region_code="13.76", year=year, edition_code="iga-2026", by=make.acting(person), at=make.NOON)
    writer = make.acting(make.user(Role.AGENCY_OFFICER, of=innovation.owner))
    sheet = report_innovation(proposal_id=innovation.public_id, year=year, by=writer, at=make.NOON)
    row, _ = SheetRow.objects.get_or_create(sheet=sheet, key="16")
    for number in (1, 2):
        document = EvidenceDocument.objects.create(
            region=make.region(), kind="sk", file=make.stored_file(), added_by=person,
            added_at=datetime(year, 1, number, tzinfo=UTC),
        )  # fmt: skip
        EvidenceUse.objects.create(document=document, row=row)


def address(agency, year=None):
    return f"/strategi/{year or timezone.localdate().year}/{agency.pk}/"


def test_a_target_stands_beside_what_was_reached_and_every_number_opens_its_list(client, desk):
    agency = make.agency()
    proven(desk, proposal(agency))
    proposal(agency, state=State.EVALUASI)
    token = re.search(r'name="form_token" value="([^"]+)"', client.get(address(agency)).content.decode())[1]
    for _twice in (1, 2):
        assert client.post(address(agency), SENT | {"form_token": token}).status_code == 302
    assert AgencyTarget.objects.get().evidence == [1, 0, 4, *[0] * 9]
    page = client.get("/strategi/")
    (first,) = [cells[0] for each, cells in page.context["lines"] if each == agency]
    assert [(figure["done"], figure["wanted"]) for figure in first["figures"]] == [
        (2, 2), (1, 2), (1, first["target"].evidence_until(timezone.localdate().month)),
    ]  # fmt: skip
    for figure in first["figures"]:
        assert client.get(figure["url"]).context["page"].paginator.count == figure["done"]
    assert page.content.decode().count("belum ada target") == 1  # the desk's own agency
    assert page.context["without"] == 1


def test_a_refused_form_keeps_what_was_typed_and_a_plan_is_referred_to(client, desk):
    agency = make.agency()
    client.post(address(agency), SENT)
    refused = client.post(address(agency), SENT | {"count": "77"})
    assert (refused.status_code, 'value="77"' in refused.content.decode()) == (409, True)
    url = f"/strategi/{timezone.localdate().year}/ripj-pid/"
    sent = {"plan_number": "CONTOH-7", "address": "https://contoh.id/ripj", "base_version": "0"}
    assert client.post(url, sent).status_code == 302
    assert "CONTOH-7" in client.get("/strategi/").content.decode()
    assert client.post(url, sent | {"address": "bukan alamat"}).status_code == 409


def test_the_plans_file_is_for_who_reads_the_strategy(client, desk):
    year = timezone.localdate().year
    url, sent = f"/strategi/{year}/ripj-pid/", {"plan_number": "CONTOH-7", "base_version": "0"}
    given = sent | {"upload": SimpleUploadedFile("ripj.pdf", make.pdf_bytes())}
    assert client.post(url, given).status_code == 302
    file = f"{url}1/berkas/"
    assert [file in client.get(page).content.decode() for page in (url, "/strategi/")] == [True, True]
    assert "Kosongkan bila berkasnya tetap: ripj.pdf." in client.get(url).content.decode()
    assert fetched(client, file) == 200
    assert client.post(url, sent | {"base_version": "1", "drops_file": "on"}).status_code == 302
    image = SimpleUploadedFile("ripj.png", PICTURE)
    refused = client.post(url, sent | {"base_version": "2", "upload": image})
    assert (refused.status_code, "harus PDF" in refused.content.decode()) == (409, True)
    for person, status in (
        (make.user(Role.AGENCY_OFFICER), 200), (make.user(Role.RND_HEAD, within=make.region("13.07")), 404),
    ):  # fmt: skip
        client.force_login(person)
        assert fetched(client, file) == status
    client.force_login(desk)
    assert fetched(client, f"{url}2/berkas/") == 404


def test_an_agency_reads_its_own_line_and_writes_nothing(client, desk):
    own, other = make.agency(), make.agency("Dinas Lain")
    client.force_login(make.user(Role.AGENCY_HEAD, of=own))
    assert [each.pk for each, _cells in client.get("/strategi/").context["lines"]] == [own.pk]
    assert [client.get(address(each)).status_code for each in (own, other)] == [200, 404]
    assert client.post(address(own), SENT).status_code == 404
    assert client.get(address(own, 1999)).status_code == 404
    assert client.get("/strategi/daftar/?perangkat=x&angka=usulan").status_code == 404


def test_the_pages_cost_the_same_at_one_and_at_three_rows(client, desk, django_assert_num_queries):
    agency = make.agency()
    listed = f"/strategi/daftar/?perangkat={agency.pk}&angka=usulan"
    for number in (1, 3):
        while make.Proposal.objects.count() < number:
            proposal(agency)
            make.agency(f"Dinas {make.Proposal.objects.count()}")
        with django_assert_num_queries(7):
            client.get("/strategi/")
        with django_assert_num_queries(7):
            client.get(listed)
