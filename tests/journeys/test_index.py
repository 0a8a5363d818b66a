"""The index in a browser: one document for five indicators of two innovations, a lowered level, and what it cost.

The sheet saves each row in its place, waits for a lost line, and shows both values where somebody was faster.
"""

import re

import pytest
from django.contrib.sessions.models import Session

from registry.index.models import EvidenceDocument, EvidenceUse, SheetRow
from registry.index.rules.claims import Claim
from registry.index.usecases.levels import claim_level
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)
from tests.journeys.conftest import eventually

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
REGION = "13.76"
ROWS = ("16", "17", "18", "19", "20")


def person(actor):
    return User.objects.get(pk=actor.user_id)


def sheet_of(proposal):
    return f"/usulan/{proposal.public_id}/indeks/"


def pick(tab, key, level):
    """A level of a row on the sheet, by its own radio button."""
    tab.page.locator(f"form[data-row='{key}'] label:has([value='{level}'][type=radio])").click()


def says_row(tab, key, words):
    """The row's own line says so."""
    tab.page.locator(f"#keadaan-{key}", has_text=words).wait_for()
    return tab.look()


def saved(tab, key):
    tab.page.locator(f"#keadaan-{key} [data-save-state='saved']").wait_for()
    assert re.fullmatch(r"Tersimpan \d\d\.\d\d", tab.page.inner_text(f"#keadaan-{key}"))
    return tab.look()


def is_clean(tab):
    assert tab.axe() == []
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_one_document_a_lowered_level_and_what_it_cost(open_tab, city, tmp_path, width, scheme):  # noqa: F811
    officer = open_tab(person(city.officer), width=width, scheme=scheme)
    for proposal in (city.first, city.second):
        officer.go(sheet_of(proposal))
        for key in ROWS:
            pick(officer, key, 3)
            saved(officer, key)
    is_clean(officer)

    paper = tmp_path / "sk.pdf"
    paper.write_bytes(make.pdf_bytes("SIPADU POSYANDU"))
    officer.follow("Tambah dokumen bukti")
    officer.fill(number="CONTOH-16/2025", on="2025-05-02", subject="Daftar inovasi").attach("file", paper)
    for proposal, pages in ((city.first, "3"), (city.second, "4-5")):
        officer.page.locator(f"[name=innovations][value='{proposal.public_id}']").check()
        officer.page.fill(f"[name='hlm-{proposal.public_id}']", pages)
    officer.press("Simpan dokumen")
    officer.page.get_by_text("Pilih juga indikator").first.wait_for()  # nothing was lost: the file is still chosen
    is_clean(officer)
    assert officer.page.evaluate("document.querySelector('[name=file]').files.length") == 1
    assert officer.page.input_value("[name=number]") == "CONTOH-16/2025"
    for key in ROWS:
        officer.page.locator(f"[name=rows][value='{key}']").check()
    officer.page.get_by_role("button", name="Simpan dokumen").click()
    officer.page.wait_for_url(re.compile(r"/bukti/(?!baru)[a-z0-9]+/$"))
    officer.says("dipakai pada 10 baris")
    is_clean(officer)
    assert EvidenceDocument.objects.count() == 1
    pages = set(EvidenceUse.objects.values_list("row__sheet__proposal__name", "page_from", "page_to"))
    assert (EvidenceUse.objects.count(), pages) == (10, {("SIPADU", 3, 3), ("POSYANDU", 4, 5)})

    desk = open_tab(person(city.desk), width=width, scheme=scheme).go(sheet_of(city.first))
    desk.follow("16. ")
    desk.page.select_option("#verifikasi-level", "1")
    desk.press("Simpan verifikasi").says("Tuliskan alasannya")
    is_clean(desk)
    assert desk.page.input_value("#verifikasi-level") == "1"
    desk.fill(reason="Halaman 3 tidak memuat nama inovasi").press("Simpan verifikasi").says("tersimpan")

    officer.go(sheet_of(city.first)).says("Bappeda menurunkan 1 baris: −6 kematangan, −0,200 poin IID daerah.")
    officer.says("Halaman 3 tidak memuat nama inovasi").says("5 dari 20 indikator")
    is_clean(officer)
    officer.follow("16. ").says("Bappeda memverifikasi tingkat 1 dari klaim 3 (−6 kematangan, −0,200 poin IID daerah)")
    is_clean(officer)


def test_the_keyboard_alone_fills_the_sheet(open_tab, city):  # noqa: F811
    tab = open_tab(person(city.officer)).go(sheet_of(city.first))
    tab.page.locator("form[data-row='16'] input[type=radio]").first.focus()
    for _level in range(2):
        tab.page.keyboard.press("ArrowRight")
    saved(tab, "16")
    assert tab.page.inner_text("#skor-16") == "6"
    assert (
        SheetRow.objects.get(key="16").revision == 2
    )  # the arrows passed level 1, and only what they came to was saved
    number = tab.page.locator("form[data-row='29'] [name=value]")
    number.fill("97,5")
    number.press("Enter")
    saved(tab, "29")
    row = SheetRow.objects.get(key="29")
    assert (str(row.value), row.claimed) == ("97.50", 3)
    assert tab.page.locator("form[data-row='29'] input[type=radio]:checked").input_value() == "3"
    assert tab.page.evaluate("document.activeElement.name") == "value"
    number.fill("250")
    number.press("Enter")
    says_row(tab, "29", "Belum tersimpan: Angka 250 di luar rentang")
    assert number.input_value() == "250"
    pick(tab, "29", 1)
    saved(tab, "29")
    row.refresh_from_db()
    assert (row.value, row.claimed) == (None, 1)


def test_a_lost_line_is_waited_for_and_nothing_is_lost(open_tab, city):  # noqa: F811
    tab = open_tab(person(city.officer)).go(sheet_of(city.first))
    tab.page.context.set_offline(True)
    pick(tab, "16", 2)
    tab.page.locator("#keadaan-16", has_text="sambungan terputus").wait_for()
    assert not SheetRow.objects.exists()
    tab.page.context.set_offline(False)
    assert all("ERR_INTERNET_DISCONNECTED" in line for line in tab.wrong)
    tab.wrong.clear()
    saved(tab, "16")
    assert SheetRow.objects.get().claimed == 2


def test_a_session_that_ended_costs_one_login_in_another_tab(open_tab, city):  # noqa: F811
    officer = person(city.officer)
    tab = open_tab(officer).go(sheet_of(city.first))
    Session.objects.all().delete()
    pick(tab, "16", 2)
    says_row(tab, "16", "sesi berakhir")
    with tab.page.expect_popup() as opened:
        tab.page.get_by_role("link", name="Masuk lagi").click()
    login = opened.value
    login.fill("[name=login]", officer.username)
    login.fill("[name=password]", make.PASSWORD)
    login.click("main form button:not([name=bahasa])")
    login.wait_for_url("**" + sheet_of(city.first))
    saved(tab, "16")
    assert SheetRow.objects.get().claimed == 2


def test_a_row_that_somebody_changed_meanwhile_shows_both_and_waits_for_a_decision(open_tab, city):  # noqa: F811
    tab = open_tab(person(city.officer)).go(sheet_of(city.first))
    claim_level(
        proposal_id=city.first.public_id, year=YEAR, key="16", claim=Claim(level=1), base_revision=1, by=city.desk,
        at=make.NOON,
    )  # fmt: skip
    pick(tab, "16", 3)
    says_row(tab, "16", "Baris ini berubah selagi Anda mengisi")
    tab.says("1. SK kepala daerah").says("3. Perda")
    is_clean(tab)
    assert SheetRow.objects.get().claimed == 1
    again = tab.page.get_by_role("button", name="Simpan indikator 16")
    again.click()
    saved(tab, "16")
    assert not again.is_visible()
    assert SheetRow.objects.get().claimed == 3


def test_a_level_left_at_once_is_saved_all_the_same(open_tab, city):  # noqa: F811
    tab = open_tab(person(city.officer)).go(sheet_of(city.first))
    pick(tab, "16", 2)
    tab.follow("17. ").go(sheet_of(city.first))
    eventually(lambda: SheetRow.objects.filter(key="16", claimed=2).exists(), "the level was lost")


def test_without_a_script_each_row_has_its_button_and_leads_back(open_tab, city):  # noqa: F811
    tab = open_tab(person(city.officer), width=390)
    state = tab.page.context.storage_state()
    tab = open_tab(None, width=390, java_script_enabled=False, storage_state=state)
    tab.page.goto(tab.base + sheet_of(city.first))
    pick(tab, "35", 2)
    tab.page.get_by_role("button", name="Simpan indikator 35").click()
    tab.page.wait_for_url("**#baris-35")
    assert SheetRow.objects.get().claimed == 2
