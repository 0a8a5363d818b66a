"""The pages of reports: asked once, followed, fetched, signed; another's report is not found."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import ProcessDocument, Proposal
from registry.reports.models import Job
from registry.reports.rules.jobs import JobState
from registry.reports.usecases import upkeep, work
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    return way


@pytest.fixture
def head(way, client) -> Client:
    client.force_login(way.people[Role.RND_HEAD])
    return client


def ask(head: Client, way, *, key: str = "k", kind: str = "evaluasi_usulan"):
    return head.post(reverse("report_ask", args=[way.proposal.public_id]), {"kind": kind, "request_key": key})


def made(head: Client, way) -> Job:
    ask(head, way)
    job = Job.objects.get()
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    return job


def to(name: str, job: Job) -> str:
    return reverse(name, args=[job.public_id])


def text(answer) -> str:
    return answer.content.decode()


def test_a_second_click_leads_to_the_same_report(head, way):
    first, second = ask(head, way), ask(head, way)
    assert (first.status_code, first.url) == (302, second.url)
    assert Job.objects.count() == 1
    ask(head, way, key="")
    ask(head, way, key="x" * 500)
    assert Job.objects.count() == 3


def test_an_unknown_kind_a_stranger_and_a_report_too_early_are_refused(head, way):
    assert ask(head, way, kind="lain").status_code == 404
    assert ask(head, way, kind="evaluasi_menyeluruh").status_code == 409
    head.force_login(make.user(Role.RND_HEAD, within=make.region("13.07")))
    assert ask(head, way).status_code == 404
    assert not Job.objects.exists()


def test_the_page_follows_a_waiting_report_and_stops_it_once(head, way):
    ask(head, way)
    job = Job.objects.get()
    page = text(head.get(to("report", job)))
    assert f'data-progress-url="{to("report_progress", job)}"' in page
    assert "Muat ulang" in page
    assert head.get(to("report_progress", job)).json() == {"state": "antre", "percent": 0, "step": "Menunggu giliran"}
    work.claim_job(job_id=job.pk, at=way.now)
    answer = head.get(to("report_progress", job))
    assert answer.json() == {"state": "berjalan", "percent": 10, "step": "Membaca fakta yang dibekukan"}
    assert answer["Cache-Control"] == "private, no-store"
    for _click in "ab":
        assert head.post(to("report_cancel", job)).status_code == 302
    assert "Tidak ada berkas yang dibuat." in text(head.get(to("report", job)))
    head.post(to("report_retry", job))
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_a_finished_report_shows_its_file_and_gives_it(head, way):
    job = made(head, way)
    page = text(head.get(to("report", job)))
    assert all(words in page for words in ("Unduh PDF", job.sha256, str(job.file.name), "PDF/A-2a"))
    assert head.post(to("report_retry", job)).status_code == 403
    answer = head.get(to("report_file", job))
    content = b"".join(answer.streaming_content)
    answer.close()
    assert (content[:4], answer["Content-Type"], answer["Cache-Control"]) == (
        b"%PDF", "application/pdf", "private, no-store",
    )  # fmt: skip
    assert f'filename="{job.file.name}"' in answer["Content-Disposition"]


def test_a_failure_is_told_and_an_attempt_that_is_repeated_too(head, way):
    ask(head, way)
    job = Job.objects.get()
    token = work.claim_job(job_id=job.pk, at=way.now)
    work.fail_job(job_id=job.pk, token=token, code="crashed", at=way.now)
    assert "diulang otomatis" in text(head.get(to("report", job)))
    Job.objects.update(lease_until=None)
    work.fail_job(job_id=job.pk, token=work.claim_job(job_id=job.pk, at=way.now), code="refused", at=way.now)
    page = text(head.get(to("report", job)))
    assert "Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola." in page
    assert "Buat lagi" in page


def test_an_expired_file_is_gone_and_can_be_made_again(head, way):
    job = made(head, way)
    upkeep.expire_jobs(at=job.expires_at)
    page = text(head.get(to("report", job)))
    assert "Masa simpan berkas ini sudah lewat" in page
    assert "Buat lagi" in page
    assert head.get(to("report_file", job)).status_code == 404


def signed(content: bytes = b"", **changes: str) -> dict[str, object]:
    upload = SimpleUploadedFile("laporan.pdf", content or make.pdf_bytes("Ditandatangani"), "application/pdf")
    return {"number": "CONTOH-9", "on": "2026-03-16", "signatory": "Kepala Bappeda", "file": upload} | changes


def test_the_signed_copy_is_filed_once_and_shown_here_and_at_the_proposal(head, way):
    job = made(head, way)
    Job.objects.update(asked_at=way.now)
    for _click in "ab":
        assert head.post(to("report_sign", job), signed()).status_code == 302
    document = ProcessDocument.objects.get(kind="laporan_evaluasi_ditandatangani")
    assert document.generated_sha256 == job.sha256
    assert "CONTOH-9" in text(head.get(to("report", job)))
    assert "Laporan evaluasi bertanda tangan" in text(head.get(way.proposal.get_absolute_url()))


def test_a_wrong_copy_is_refused_with_its_reasons_and_keeps_what_was_typed(head, way):
    job = made(head, way)
    empty = head.post(to("report_sign", job), {"number": "CONTOH-9"})
    assert (empty.status_code, "CONTOH-9" in text(empty)) == (400, True)
    early = head.post(to("report_sign", job), signed(on="2020-01-01"))
    assert (early.status_code, "antara tanggal laporan diminta dan hari ini" in text(early)) == (409, True)
    assert head.post(to("report_sign", job), signed(b"not a pdf")).status_code == 409
    assert not ProcessDocument.objects.filter(kind="laporan_evaluasi_ditandatangani").exists()


def test_another_ones_report_is_not_found_by_any_door(head, way):
    job = made(head, way)
    doors = ("report", "report_progress", "report_file")
    acts = ("report_retry", "report_cancel", "report_sign")
    for role in (Role.RND_OFFICER, Role.AGENCY_OFFICER):  # who could ask for it reads it, and manages it not
        head.force_login(way.people[role])
        assert {head.get(to(name, job)).status_code for name in doors[:2]} == {200}
        assert [head.post(to(name, job)).status_code for name in acts] == [403, 403, 404]
        assert job.public_id not in text(head.get(reverse("reports")))
        assert job.public_id in text(head.get(reverse("reports"), {"milik": "kantor"}))
    for role in (Role.ADMINISTRATOR, Role.CITIZEN):
        head.force_login(way.people[role])
        assert {head.get(to(name, job)).status_code for name in doors} == {404}
        assert {head.post(to(name, job)).status_code for name in acts} == {404}
        assert job.public_id not in text(head.get(reverse("reports"), {"milik": "kantor"}))
    head.logout()
    assert {head.get(to(name, job)).status_code for name in doors} == {302}


def test_who_left_the_file_leaves_its_reports(head, way):
    job = made(head, way)
    assert head.get(to("report", job)).status_code == 200
    way.people[Role.RND_HEAD].memberships.all().delete()
    assert head.get(to("report", job)).status_code == 404


def test_the_list_costs_the_same_for_one_and_three(head, way, django_assert_num_queries):
    made(head, way)
    head.get(reverse("reports"))
    with django_assert_num_queries(3):
        assert text(head.get(reverse("reports"))).count("Unduh berkas laporan") == 1
    for key in "bc":
        ask(head, way, key=key)
    with django_assert_num_queries(3):
        assert text(head.get(reverse("reports"))).count("evaluasi usulan") == 3


def test_an_empty_list_says_what_to_do(head):
    assert "Minta laporan dari halaman usulan yang sudah dinilai." in text(head.get(reverse("reports")))


def test_the_page_of_a_proposal_offers_its_papers_by_stage_and_format(head, way):
    page = text(head.get(way.proposal.get_absolute_url()))
    assert "Dokumen yang dapat dibuat" in page
    assert "Penilaian (4)" in page
    assert "Minta Draf keputusan kepala daerah sebagai DOCX" in page
    assert "Laporan akhir uji coba" not in page
    head.force_login(way.people[Role.AGENCY_OFFICER])
    page = text(head.get(way.proposal.get_absolute_url()))
    assert ("Minta Lembar evaluasi sebagai PDF" in page, "Draf keputusan" in page) == (True, False)


def test_a_paper_is_asked_in_its_format_and_the_sheet_leads_to_the_public_page(head, way):
    asked = {"kind": "draf_keputusan", "format": "docx", "request_key": "k"}
    assert head.post(reverse("report_ask", args=[way.proposal.public_id]), asked).status_code == 302
    assert Job.objects.get().format == "docx"
    assert ask(head, way, kind="lembar_evaluasi").status_code == 302
    for wrong in ({"format": "exe"}, {"kind": "rekap_bulan_lalu"}):
        assert head.post(reverse("report_ask", args=[way.proposal.public_id]), asked | wrong).status_code == 404
    Proposal.objects.update(state="DITERAPKAN")
    ask(head, way, kind="lembar_inovasi")
    address = f"http://testserver/inovasi/{way.proposal.public_id}/"
    blocks = Job.objects.get(kind="lembar_inovasi").facts["blocks"]
    assert [block["alt"] for block in blocks if block["type"] == "figure"] == [f"Kode QR menuju {address}"]
