"""The pages that put a record of a public source on the legal way (T13, T14)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.running import papers_of, path_to
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.proposal = make.draft(initiator="", within=way.city, state=State.TERCATAT, agency=None)
    return way


def paper(kind, on):
    upload = SimpleUploadedFile("surat.pdf", make.pdf_bytes(kind), "application/pdf")
    return {
        f"{kind}-number": f"CONTOH-{kind}", f"{kind}-on": on, f"{kind}-signatory": "Kepala Dinas",
        f"{kind}-file": upload,
    }  # fmt: skip


def running_form(way, *, target=State.DITETAPKAN, without=()):
    names = ("form", "how_it_works", "changes", "objective", "benefit", "trial_from", "trial_to")
    given = {name: make.CONTENT[name] for name in names}
    given |= {"main_affair": make.affair().pk, "agency": way.agency.pk, "executor": way.agency.pk}
    for number, kind in enumerate(papers_of(path_to(target=target, initiator=Initiator.AGENCY))):
        given |= paper(kind, way.day + timedelta(days=number)) if kind not in without else {}
    return given


def taking(way, **asked):
    url = reverse("taking_in", args=[way.proposal.public_id])
    return url + ("?" + "&".join(f"{name}={value}" for name, value in asked.items()) if asked else "")


def enter(client, way, role):
    client.force_login(way.people[role])
    return client


def test_first_where_the_file_stands_then_its_papers(client, way):
    enter(client, way, Role.RND_OFFICER)
    assert "Keadaan menurut berkas" in client.get(taking(way)).content.decode()
    url = taking(way, inisiator="perangkat_daerah", keadaan="DITETAPKAN")
    page = client.get(url).content.decode()
    for said in ("Surat pengantar", "Lembar evaluasi", "Keputusan kepala daerah", "Isi menurut berkas"):
        assert said in page
    assert "Laporan akhir" not in page
    for _attempt in range(2):
        answer = client.post(url, running_form(way))
        assert (answer.status_code, answer.url) == (302, way.proposal.get_absolute_url())
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.documents.count()) == (State.DITETAPKAN, 4)


def test_a_trial_and_an_application_ask_for_their_own_facts(client, way):
    enter(client, way, Role.RND_OFFICER)
    page = client.get(taking(way, inisiator="masyarakat", keadaan="DITERAPKAN")).content.decode()
    for name in ("start", "planned_end", "place", "instrument", "established_on", "executor"):
        assert f'name="{name}"' in page
    assert 'name="agency"' not in page
    page = client.get(taking(way, inisiator="masyarakat", keadaan="EVALUASI")).content.decode()
    assert 'name="executor"' not in page


def test_a_refused_file_says_who_refused_it_and_why(client, way):
    enter(client, way, Role.RND_OFFICER)
    for who in ("", Move.TEAM_REFUSES):
        page = client.get(
            taking(way, inisiator="perangkat_daerah", keadaan="TIDAK_LAYAK", ditolak=who)
        ).content.decode()
        assert "Pilih siapa yang menyatakannya pada jalur inisiator ini." in page
    url = taking(way, inisiator="perangkat_daerah", keadaan="TIDAK_LAYAK", ditolak=Move.EVALUATE_REFUSES)
    page = client.get(url).content.decode()
    assert ("Alasan menurut berkas" in page, "Keputusan kepala daerah" in page) == (True, False)
    kinds = papers_of(path_to(target=State.TIDAK_LAYAK, initiator=Initiator.AGENCY, refused_by=Move.EVALUATE_REFUSES))
    given = running_form(way, without=set(D)) | {"reason": "Belum ada pembaruan."}
    for kind in kinds:
        given |= paper(kind, way.day)
    assert client.post(url, given).status_code == 302
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.steps.get().reason) == (State.TIDAK_LAYAK, "Belum ada pembaruan.")


def test_a_missing_paper_is_named_and_nothing_is_kept(client, way):
    enter(client, way, Role.RND_OFFICER)
    url = taking(way, inisiator="perangkat_daerah", keadaan="DITETAPKAN")
    before = StoredFile.objects.count()
    assert client.post(url, running_form(way, without={D.DECREE})).status_code == 409
    late = running_form(way) | paper(D.DECREE, way.day - timedelta(days=30))
    answer = client.post(url, late)
    assert (answer.status_code, "mendahului langkah sebelumnya" in answer.content.decode()) == (409, True)
    assert StoredFile.objects.count() == before
    off_route = taking(way, inisiator="perangkat_daerah", keadaan="TIM")
    answer = client.post(off_route, running_form(way))
    assert (answer.status_code, "Lampirkan dokumen" in answer.content.decode()) == (409, True)


def test_recognition_by_either_article(client, way):
    enter(client, way, Role.RND_HEAD)
    url = reverse("recognition", args=[way.proposal.public_id])
    assert "Pemeriksaan kriteria" in client.get(url).content.decode()
    other = f"{url}?dasar={D.DISSEMINATION}"
    assert "Rujukan penyebarluasan" in client.get(other).content.decode()
    assert client.get(f"{url}?dasar=lain").status_code == 404
    given = {
        "initiator": "perangkat_daerah", "agency": way.agency.pk, "instrument": "perkada", "instrument_year": 2026,
        "established_on": way.day,
    }  # fmt: skip
    papers = paper(D.DISSEMINATION, way.day) | paper(D.INSTRUMENT, way.day)
    for _attempt in range(2):
        assert client.post(other, given | papers).status_code == 302
    way.proposal.refresh_from_db()
    assert way.proposal.state == State.DITERAPKAN


def test_only_the_rnd_agency_and_its_head(client, way):
    for role in (Role.EXECUTOR, Role.HEAD_RECORDER, Role.OVERSEER, Role.AGENCY_HEAD):
        enter(client, way, role)
        assert client.get(taking(way)).status_code == 404
        assert client.get(reverse("recognition", args=[way.proposal.public_id])).status_code == 404
    enter(client, way, Role.RND_OFFICER)
    assert client.get(reverse("recognition", args=[way.proposal.public_id])).status_code == 404
