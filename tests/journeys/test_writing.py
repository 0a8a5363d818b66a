"""Not one character is lost: a killed page, a lost line, a session that ends in the middle of a text."""

import pytest
from django.contrib.sessions.models import Session

from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer
from tests import factories as make
from tests.journeys.conftest import eventually

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "Antrean loket panjang, warga datang dua kali. 中文 🙂 Baris kedua."
BOX = "[name='problem']"
FOUND = "Ada tulisan di perangkat ini"


@pytest.fixture
def officer(db):
    return make.user(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def part(officer):
    draft = make.draft(agency=make.agency(), owner=make.agency(), author=officer)
    return f"/usulan/{draft.public_id}/bagian/rancang_bangun/"


def write(tab, text):
    tab.page.locator(BOX).press_sequentially(text)


def is_in(tab, state):
    tab.page.locator(f"[data-save-state='{state}']").wait_for()


def saved_to_server(tab, text=TEXT):
    """The pause after typing ends in a save of all of it, and the page says so."""
    eventually(lambda: [text] in [one.content.get("problem") for one in DraftBuffer.objects.all()], "not saved")
    is_in(tab, "saved")


def test_a_killed_page_loses_nothing_on_any_device(open_tab, officer, part):
    tab = open_tab(officer).go(part)
    write(tab, TEXT)
    saved_to_server(tab)
    assert "Tersimpan" in tab.page.inner_text("[data-save-state]")
    tab.page.close(run_before_unload=False)
    elsewhere = open_tab(officer, width=390).go(part).says("dipulihkan")
    assert elsewhere.page.input_value(BOX) == TEXT


def test_what_a_lost_line_kept_back_waits_on_the_device(open_tab, officer, part):
    tab = open_tab(officer).go(part)
    tab.page.context.set_offline(True)
    write(tab, TEXT)
    is_in(tab, "offline")
    tab.page.close(run_before_unload=False)
    assert not DraftBuffer.objects.exists()
    page = tab.page = tab.page.context.new_page()
    page.context.set_offline(False)
    page.goto(tab.base + part)
    page.get_by_role("button", name="Pulihkan").click()
    saved_to_server(tab)
    assert page.input_value(BOX) == TEXT


def test_a_session_that_ends_in_the_middle_costs_one_login(open_tab, officer, part):
    tab = open_tab(officer).go(part)
    write(tab, TEXT[:20])
    saved_to_server(tab, TEXT[:20])
    Session.objects.all().delete()
    write(tab, TEXT[20:])
    is_in(tab, "expired")
    tab.page.get_by_role("button", name="Simpan bagian").click()
    tab.page.wait_for_url("**/masuk/**")
    tab.fill(login=officer.username, password=make.PASSWORD)
    tab.page.click("main form button:not([name=bahasa])")
    tab.page.wait_for_url("**" + part)
    tab.look().says("dipulihkan")
    assert tab.page.input_value(BOX) == TEXT


def test_what_is_handed_in_is_not_offered_again(open_tab, officer, part):
    tab = open_tab(officer).go(part)
    write(tab, TEXT + "  ")
    tab.press("Simpan dan lanjut").says("Bagian tersimpan")
    tab.go(part)
    assert tab.page.input_value(BOX) == TEXT
    body = tab.page.inner_text("body")
    assert (FOUND in body, "dipulihkan" in body) == (False, False)


def test_the_words_are_counted_as_they_are_written(open_tab, officer, part):
    tab = open_tab(officer).go(part)
    write(tab, "satu dua – tiga")
    tab.says("3 dari 300 kata")


def test_two_officers_settle_what_both_wrote(open_tab, officer, part):
    second = open_tab(make.user(Role.AGENCY_OFFICER, of=make.agency()), width=390, scheme="dark").go(part)
    first = open_tab(officer).go(part)
    write(first, "Tulisan pertama")
    first.press("Simpan bagian")
    write(second, "Tulisan kedua")
    second.press("Simpan bagian").says("Bagian ini juga diubah orang lain")
    assert second.axe() == []
    body = second.page.inner_text("body")
    assert ("Tulisan pertama" in body, "Tulisan kedua" in body, FOUND in body) == (True, True, False)
    second.press("Pakai yang tersimpan: Permasalahan")
    assert second.page.input_value(BOX) == "Tulisan pertama"
    second.page.locator(BOX).press("End")
    write(second, ", lalu kedua")
    second.press("Simpan bagian").says("Bagian tersimpan")
    assert first.go(part).page.input_value(BOX) == "Tulisan pertama, lalu kedua"
