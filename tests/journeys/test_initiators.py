"""The five initiators, each through the pages: from what he writes to the trial, the agency's to the application."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from registry.people.rules.roles import Role
from registry.proposals.models import Measure, Proposal
from registry.reports.models import Job
from registry.tasks.reports import run
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.journeys.steps import judge, take
from tests.procedure.journeys import Journey

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def to_trial(open_tab, way, paper):
    """Decree and the first day of the trial."""
    recorder = open_tab(way.people[Role.HEAD_RECORDER])
    take(recorder, way.proposal, Move.DECREE, paper, executor=str(way.agency.pk))
    executor = open_tab(way.people[Role.EXECUTOR])
    today = timezone.localdate()
    end = (today + timedelta(days=90)).isoformat()
    take(executor, way.proposal, Move.START_TRIAL, paper, start=today.isoformat(), planned_end=end, place="Puskesmas")
    assert way.proposal.state == State.UJI_COBA
    return recorder, executor


def test_the_agency_from_its_letter_to_the_application_with_its_report(open_tab, paper):
    way = Journey(initiator="perangkat_daerah")
    officer = open_tab(way.people[Role.AGENCY_OFFICER])
    take(officer, way.proposal, Move.SUBMIT_TO_RND, paper)
    assert way.proposal.registration.endswith("-0001")
    head = open_tab(way.people[Role.RND_HEAD])
    judge(head, way.proposal)
    take(head, way.proposal, Move.EVALUATE_ACCEPTS, paper)
    head.go(f"/usulan/{way.proposal.public_id}/").page.locator("form[action$='/laporan/'] button:visible").first.click()
    head.page.wait_for_url("**/laporan/*/")
    assert head.page.get_by_role("progressbar").get_attribute("value") == "0"
    run(job_id=Job.objects.get().pk)
    head.page.reload()
    with head.page.expect_download() as download:
        head.page.get_by_role("link", name="Unduh PDF", exact=True).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    recorder, executor = to_trial(open_tab, way, paper)
    Measure.objects.create(proposal=way.proposal, name="Waktu tunggu", unit="menit", target=10)
    take(executor, way.proposal, Move.HAND_IN_RESULT, paper)
    take(head, way.proposal, Move.DECLARE_SUCCESS, paper, reason="Target tercapai.")
    legal = open_tab(way.people[Role.LEGAL_SECTION]).go(f"/usulan/{way.proposal.public_id}/penerapan/beban/")
    for name in ("burdens_public", "restricts_public", "burdens_budget"):
        legal.page.locator(f"[name='{name}'][value='tidak']").check()
        legal.page.fill(f"[name='{name}_reason']", "Tidak ada beban baru.")
    legal.press("Simpan jawaban")
    today = timezone.localdate()
    take(
        recorder,
        way.proposal,
        Move.APPLY,
        paper,
        instrument="perkada",
        instrument_year=str(today.year),
        established_on=today.isoformat(),
    )
    assert way.proposal.state == State.DITERAPKAN
    reader = open_tab(width=390).go(f"/inovasi/{way.proposal.public_id}/")
    reader.says(way.proposal.name)


def test_a_civil_servant_asks_the_head_of_his_agency(open_tab, paper):
    way = Journey(initiator="asn")
    take(open_tab(way.people[Role.CIVIL_SERVANT]), way.proposal, Move.ASK_PERMIT, paper)
    take(open_tab(way.people[Role.AGENCY_HEAD]), way.proposal, Move.GRANT_PERMIT, paper)
    head = open_tab(way.people[Role.RND_HEAD])
    judge(head, way.proposal)
    take(head, way.proposal, Move.EVALUATE_ACCEPTS, paper)
    to_trial(open_tab, way, paper)


def test_a_dprd_member_passes_the_plenary(open_tab, paper):
    way = Journey(initiator="anggota_dprd")
    take(open_tab(way.people[Role.DPRD_MEMBER]), way.proposal, Move.SUBMIT_TO_DPRD, paper)
    take(open_tab(way.people[Role.DPRD_SECRETARIAT]), way.proposal, Move.PLENARY_ACCEPTS, paper)
    head = open_tab(way.people[Role.RND_HEAD])
    judge(head, way.proposal)
    take(head, way.proposal, Move.VERIFY_FITS, paper)
    to_trial(open_tab, way, paper)


def test_the_regional_head_is_judged_by_an_independent_team(open_tab, paper):
    way = Journey(initiator="kepala_daerah")
    member = way.people[Role.TEAM_MEMBER]
    chief = open_tab(way.people[Role.REGIONAL_HEAD]).go(f"/usulan/{way.proposal.public_id}/tim/")
    chief.fill(name="Guru besar", institution="Universitas")
    chief.page.select_option("[name='element']", "perguruan_tinggi")
    chief.page.select_option("[name='user']", str(member.pk))
    chief.page.locator("form:has([name='institution']) button").click()
    chief.page.wait_for_load_state()
    take(chief, way.proposal, Move.SUBMIT_TO_TEAM, paper)
    judge_tab = open_tab(member).go(f"/usulan/{way.proposal.public_id}/tim/")
    judge_tab.page.locator("[name='conflict'][value='tidak']").check()
    judge_tab.page.locator("form:has([name='conflict']) button").click()
    judge_tab.page.wait_for_load_state()
    judge_tab.page.locator("[name='vote'][value='ya']").check()
    judge_tab.page.locator("[name='vote_reason']").fill("Layak.")
    judge_tab.page.locator("form:has([name='vote']) button").click()
    judge_tab.page.wait_for_load_state()
    head = open_tab(way.people[Role.RND_HEAD])
    judge(head, way.proposal)
    take(head, way.proposal, Move.TEAM_ACCEPTS, paper)
    to_trial(open_tab, way, paper)


def test_a_citizen_proposes_without_an_account_and_follows_it_by_code(open_tab, paper):
    way = Journey(initiator="masyarakat")
    make.affair()
    tab = open_tab(width=390).go("/usulkan/")
    texts = {"name": "Sepeda pustaka", "initiator_name": "Warga contoh", "contact": "kontak@contoh.id"}
    tab.fill(**texts)
    for field in tab.page.locator("main form textarea").all():
        field.fill("Buku diantar ke rumah warga setiap pekan dan dipinjamkan tanpa biaya.")
    for field in tab.page.locator("main form select").all():
        field.select_option(index=1)
    for field in tab.page.locator("main form input[type=date]").all():
        field.fill((timezone.localdate() + timedelta(days=30)).isoformat())
    for group in {field.get_attribute("name") for field in tab.page.locator("main form input[type=radio]").all()}:
        tab.page.locator(f"[name='{group}']").first.check()
    tab.page.check("[name='conflict_free']")
    tab.page.locator("main form button:not([name=bahasa])").last.click()
    tab.page.wait_for_url("**/tanda-terima/")
    code = tab.look().page.locator(".code").first.inner_text()
    made = Proposal.objects.exclude(pk=way.proposal.pk).get()
    assert made.registration
    tab = open_tab(width=390).go("/status/")
    tab.page.locator("main form input:not([type=hidden])").first.fill(code)
    tab.page.locator("main form button:not([name=bahasa])").last.click()
    tab.page.wait_for_load_state()
    tab.says("Sepeda pustaka")


def test_a_stopped_broker_does_not_stop_the_page(open_tab):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    head = open_tab(way.people[Role.RND_HEAD]).go(f"/usulan/{way.proposal.public_id}/")
    with patch("registry.shared.queue.current_app.send_task", side_effect=OSError("broker")):
        head.page.locator("form[action$='/laporan/'] button:visible").first.click()
        head.page.wait_for_url("**/laporan/*/")
    head.says("Menunggu")
