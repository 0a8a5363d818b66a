"""The profile is copied into the ministry's portal field by field."""

import pytest

from registry.people.rules.roles import Role
from tests import factories as make

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_one_press_copies_one_field_and_says_so(open_tab):
    agency = make.agency()
    officer = make.user(Role.AGENCY_OFFICER, of=agency)
    proposal = make.draft(agency=agency, owner=agency, name="SIPADU", objective="Baris satu.\nBaris dua.")
    tab = open_tab(officer)
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.go(f"/usulan/{proposal.public_id}/indeks/profil/")
    button = tab.page.locator("[data-copy='isian-objective']")
    button.click()
    tab.page.wait_for_function("document.querySelector(\"[data-copy='isian-objective']\").textContent === 'Tersalin'")
    assert tab.page.evaluate("navigator.clipboard.readText()") == "Baris satu.\nBaris dua."
    tab.page.locator("#isian-name").click()
    assert tab.page.evaluate("getSelection().toString()") == "SIPADU"
