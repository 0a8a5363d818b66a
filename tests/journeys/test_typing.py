"""Every other form keeps its typing too: a killed page, a lost line, an ended session; and is handed in once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer, Inventor
from registry.trial.models import TrialReport
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.journeys.conftest import eventually
from tests.procedure.journeys import Journey

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "Alat pertama dipasang. 中文 🙂 Baris kedua."
FOUND = "Ada tulisan di perangkat ini"


@pytest.fixture
def way(db):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    return way


@pytest.fixture
def executor(way):
    return way.people[Role.EXECUTOR]


@pytest.fixture
def report(way):
    return reverse("trial_report_new", args=[way.proposal.public_id])


def saved(tab, text, field="progress"):
    """The pause after typing ends in a save of all of it, and the page says so."""
    eventually(lambda: [text] in [one.content.get(field) for one in DraftBuffer.objects.all()], "not saved")
    tab.page.locator("[data-save-state='saved']").first.wait_for()


def write(tab, text, field="progress"):
    tab.page.locator(f"[name='{field}']").press_sequentially(text)


def test_a_report_outlives_its_page_and_names_the_file_to_choose_again(open_tab, executor, report, way, tmp_path):
    letter = tmp_path / "surat-laporan.pdf"
    letter.write_bytes(make.pdf_bytes())
    tab = open_tab(executor).go(report).attach("file", letter)
    write(tab, TEXT)
    saved(tab, TEXT)
    assert "Tersimpan" in tab.page.inner_text("[data-save-state]")
    tab.page.close(run_before_unload=False)
    phone = open_tab(executor, width=390, scheme="dark").go(report).says("dipulihkan").says("surat-laporan.pdf")
    assert phone.axe() == []
    assert phone.page.input_value("[name='progress']") == TEXT
    assert FOUND not in phone.page.inner_text("body")
    phone.fill(period_from=way.proposal.trial.started_on.isoformat(), period_to=way.day.isoformat())
    phone.fill(reported_on=(way.day + timedelta(days=1)).isoformat())
    phone.press("Catat laporan").says("Tercatat.")
    assert (TrialReport.objects.get().progress, DraftBuffer.objects.count()) == (TEXT, 0)
    body = phone.go(report).page.inner_text("body")
    assert ("dipulihkan" in body, FOUND in body) == (False, False)


def test_typing_that_is_thrown_away_is_gone_here_and_on_the_server(open_tab, executor, report):
    tab = open_tab(executor).go(report)
    write(tab, "Salah tulis")
    saved(tab, "Salah tulis")
    tab.go(report).says("dipulihkan").press("Buang ketikan ini")
    body = tab.page.inner_text("body")
    assert ("dipulihkan" in body, FOUND in body) == (False, False)
    assert tab.page.input_value("[name='progress']") == ""


def test_a_lost_line_keeps_it_on_the_device(open_tab, executor, report):
    tab = open_tab(executor).go(report)
    tab.page.context.set_offline(True)
    write(tab, TEXT)
    tab.page.locator("[data-save-state='offline']").wait_for()
    tab.page.close(run_before_unload=False)
    assert not DraftBuffer.objects.exists()
    page = tab.page = tab.page.context.new_page()
    page.context.set_offline(False)
    page.goto(tab.base + report)
    page.get_by_role("button", name="Pulihkan").click()
    saved(tab, TEXT)
    assert page.input_value("[name='progress']") == TEXT


def test_a_session_that_ends_in_a_team_form_costs_one_login(open_tab):
    way = Journey(initiator="kepala_daerah")
    officer = way.people[Role.REGIONAL_HEAD]
    team = reverse("team", args=[way.proposal.public_id])
    tab = open_tab(officer).go(team)
    Session.objects.all().delete()
    write(tab, "Guru besar 🙂", "name")
    tab.page.locator("[data-save-state='expired']").first.wait_for()
    write(tab, "Universitas", "institution")
    tab.page.get_by_role("button", name="Tambah anggota").click()
    tab.page.wait_for_url("**/masuk/**")
    tab.fill(login=officer.username, password=make.PASSWORD)
    tab.page.click("main form button:not([name=bahasa])")
    tab.page.wait_for_url("**" + team)
    tab.look().says("dipulihkan")
    assert tab.page.input_value("[name='name']") == "Guru besar 🙂"
    assert tab.page.input_value("[name='institution']") == "Universitas"


def test_a_step_and_a_dialog_keep_theirs(open_tab):
    way = Journey(initiator="perangkat_daerah")
    step = reverse("step", args=[way.proposal.public_id, Move.SUBMIT_TO_RND])
    tab = open_tab(way.people[Role.AGENCY_OFFICER]).go(step)
    write(tab, "CONTOH-7", f"{D.COVER_LETTER}-number")
    saved(tab, "CONTOH-7", f"{D.COVER_LETTER}-number")
    tab.go(step).says("dipulihkan")
    assert tab.page.input_value(f"[name='{D.COVER_LETTER}-number']") == "CONTOH-7"
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    sheet = reverse("evaluation", args=[way.proposal.public_id])
    judge = open_tab(way.people[Role.RND_OFFICER], width=390).go(sheet)
    judge.page.get_by_text("Saya punya konflik kepentingan").first.click()
    write(judge, "Saudara pengusul", "note")
    saved(judge, "Saudara pengusul", "note")
    judge.go(sheet).says("dipulihkan")
    judge.page.get_by_text("Saya punya konflik kepentingan").first.click()
    assert judge.page.locator("dialog[open] [name='note']").input_value() == "Saudara pengusul"
    assert judge.axe() == []


def test_without_javascript_a_double_click_adds_one_line(open_tab):
    way = Journey(initiator="perangkat_daerah")
    officer = way.people[Role.AGENCY_OFFICER]
    lines = reverse("proposal_lines", args=[way.proposal.public_id, "inovator"])
    tab = open_tab(officer)
    plain = tab.page.context.browser.new_context(
        java_script_enabled=False, storage_state=tab.page.context.storage_state()
    )
    page = plain.new_page()
    page.goto(tab.base + lines)
    page.fill("[name='name']", "Perancang")
    page.get_by_role("button", name="Simpan baris").dblclick()
    page.wait_for_load_state("networkidle")
    eventually(Inventor.objects.filter(name="Perancang").exists, "not saved")
    assert Inventor.objects.filter(name="Perancang").count() == 1
    plain.close()
