"""The register in figures: each bar leads to a list of just that many."""

import re

import pytest

from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced

pytestmark = pytest.mark.django_db


@pytest.fixture
def some():
    determined(is_simulated=True)
    determined(initiator="asn")
    sourced(region=make.region("13.07"), source_year=None)
    sourced(source_stage="uji_coba", initiator="", source_initiator_known=False)
    mirror()


def test_every_value_leads_to_a_list_of_as_many(client, some):
    context = client.get("/statistik/").context
    shown = [*context["charts"], context["crossed"]]
    assert {chart.name for chart in shown} == {
        "year", "stage", "main_affair", "initiator", "form", "agency", "region", "year_stage",
    }  # fmt: skip
    for chart in shown:
        for label, count, url in chart.rows:
            listed = client.get(url).context["count"]
            assert (chart.name, label, listed) == (chart.name, label, count)
            assert url.replace("&", "&amp;") in chart.svg
    assert (context["total"], context["simulated"]) == (4, 1)
    assert client.get(context["simulated_url"]).context["count"] == 1


def test_a_chart_carries_no_inline_style_and_names_itself(client, some):
    page = client.get("/statistik/").content.decode()
    assert not re.search(r'<svg[^>]*(style="|on\w+=)', page)
    assert page.count('role="group"') == page.count("<svg xmlns") == 8
    assert page.count("</desc>") == 8


def test_an_empty_register_says_so(client):
    assert "Belum ada inovasi yang diterbitkan" in client.get("/statistik/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_figures_cost_the_same_at_one_and_at_three_rows(client, rows, django_assert_num_queries):
    for _row in range(rows):
        determined()
    mirror()
    with django_assert_num_queries(4):
        assert client.get("/statistik/").status_code == 200


def test_regions_stand_under_their_province_and_lead_to_their_lists(client, some):
    provinces = client.get("/peta/").context["provinces"]
    shown = [(top.name, total, [(one.code, one.entries) for one in regions]) for top, total, regions in provinces]
    assert shown == [("Sumatera Barat", 4, [("13.07", 1), ("13.76", 3)])]
    assert "?region=13.07" in client.get("/peta/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_regions_cost_the_same_at_one_and_at_three(client, rows, django_assert_num_queries):
    for number in range(rows):
        sourced(region=make.region(f"13.0{number + 1}"))
    mirror()
    with django_assert_num_queries(3):
        assert client.get("/peta/").status_code == 200
