"""A reader finds an innovation by a misspelt word, by a facet, and by the list of regions."""

import pytest

from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two():
    both = determined(name="Klinik sore"), sourced(name="Pasar bersih", region=make.region("13.07"))
    mirror()
    return both


def test_a_misspelt_word_a_facet_and_the_regions_lead_to_an_innovation(open_tab, two):
    tab = open_tab().go("/")
    tab.fill(q="klnik").press("Cari").says("Menampilkan hasil untuk “klinik”")
    tab.follow("Klinik sore").says("Yang diperlukan untuk mereplikasi")
    tab.go("/inovasi/").follow("Kabupaten Lima Puluh Kota").says("1 inovasi")
    tab.follow("Pasar bersih").says("Catatan sumber publik")
    tab.go("/peta/").follow("Kabupaten Lima Puluh Kota").says("Pasar bersih")
    tab.go("/statistik/").page.locator(".drawing a").first.click()
    tab.page.wait_for_load_state()
    assert "/inovasi/?" in tab.look().page.url


def test_names_come_while_one_types_and_the_pages_need_no_script(open_tab, two):
    tab = open_tab().go("/inovasi/")
    tab.page.type("#cari", "klin")
    tab.page.wait_for_selector("#saran option[value='Klinik sore']", state="attached")
    plain = open_tab(java_script_enabled=False)
    plain.page.goto(plain.base + "/inovasi/?q=klin")
    assert "Klinik sore" in plain.page.inner_text("main")


def test_the_page_of_the_interface_breaks_no_policy(open_tab, two):
    tab = open_tab().go("/api/")
    tab.page.wait_for_selector("#swagger-ui .opblock")
    assert tab.look().axe() == []
