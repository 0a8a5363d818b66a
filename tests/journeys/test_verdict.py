"""The verdict screen in a browser: the minutes grow as one types, and what is typed survives a closed browser."""

import pytest

from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


@pytest.mark.parametrize("width", [390, 1280])
def test_the_minutes_grow_and_the_typing_comes_back(open_tab, way, width):
    path = f"/usulan/{way.proposal.public_id}/penilaian/"
    tab = open_tab(way.people[Role.RND_OFFICER], width=width).go(path)
    tab.page.locator("[name='yes_a'][value='ya']").check()
    tab.page.fill("[name='reason_a']", "Belum ada layanan seperti ini.")
    tab.page.fill("[name='minutes']", "Hadir: petugas dan kepala.")
    minutes = tab.page.locator(".minutes").inner_text()
    assert "a. Ya. Belum ada layanan seperti ini." in minutes.replace("\n", " ")
    assert "Hadir: petugas dan kepala." in minutes
    tab.page.locator("[data-save-state]", has_text="Tersimpan ").wait_for()
    tab.look().page.context.close()
    assert DraftBuffer.objects.get().content["reason_a"] == "Belum ada layanan seperti ini."

    again = open_tab(way.people[Role.RND_OFFICER], width=width).go(path).says("dipulihkan")
    assert again.page.input_value("[name='reason_a']") == "Belum ada layanan seperti ini."
    assert again.axe() == []
    again.press("Simpan lembar").says("Lembar tersimpan")
    assert not DraftBuffer.objects.exists()
    assert again.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_expert_and_a_conflict_are_asked_about_before_they_are_recorded(open_tab, way):
    path = f"/usulan/{way.proposal.public_id}/penilaian/"
    tab = open_tab(way.people[Role.RND_OFFICER], width=390).go(path)
    tab.page.get_by_text("Libatkan ahli").click()
    tab.fill(name="Pakar antrean", institution="Universitas").press("Catat ahli").says("Ahli tercatat")
    tab.page.get_by_role("button", name="Lepas Pakar antrean").click()
    assert tab.axe() == []
    tab.page.locator("dialog[open] button").first.click()
    tab.page.wait_for_load_state()
    tab.says("Ahli dilepas")
    tab.page.locator("summary", has_text="Saya punya konflik kepentingan").click()
    tab.says("lembar ini tertutup bagi Anda").fill(note="Adik saya pengusulnya.")
    tab.page.get_by_role("button", name="Nyatakan konflik").click()
    tab.page.wait_for_url("**/tugas/")
    assert tab.look().page.goto(tab.base + path).status == 404
