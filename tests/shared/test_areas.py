"""Donuts and heat maps: well-formed, linked on a page, plain on paper, every value in words."""

import xml.etree.ElementTree as ET

import pytest

from registry.shared.charts import Bar, BarChart, DonutChart, HeatMap, Slice, draw
from registry.shared.ink import Surface

SVG = "{http://www.w3.org/2000/svg}"
DONUT = DonutChart("Tahapan", "b", (Slice("Uji coba", 3, "?a=1&b=2"), Slice("<Penerapan>", 1), Slice("Lain", 0)))
WHOLE = DonutChart("Semua", "b", (Slice("Satu", 5),))
HEAT = HeatMap("Tahun", "b", ("Uji coba", "Penerapan"), (("2025", (0, 2)), ("2026", (4, 1))), (("x", "y"), ("z", "w")))
BARS = BarChart("Daerah", "b", (Bar("A", 2, url="/?q=a"), Bar("B", 1)))


def texts(svg):
    return [found.text for found in ET.fromstring(svg).iter(f"{SVG}text")]


def links(svg):
    return [found.get("href") for found in ET.fromstring(svg).iter(f"{SVG}a")]


def test_each_part_of_a_donut_says_its_share():
    assert texts(draw(DONUT)) == ["Uji coba: 3 (75 %)", "<Penerapan>: 1 (25 %)", "Lain: 0 (0 %)"]
    assert draw(DONUT).count("<path") == 3  # two pieces, and the box of the one that leads on
    assert draw(WHOLE).count("<path") == 2  # a ring that is whole is drawn in two halves


def test_the_field_of_a_heat_map_is_the_darker_the_more_lies_in_it():
    depths = [float(found.get("fill-opacity")) for found in ET.fromstring(draw(HEAT)).iter(f"{SVG}rect")]
    assert depths == [0.0, 0.56, 1.0, 0.34]
    assert texts(draw(HEAT)) == ["Uji coba", "Penerapan", "2025", "–", "2", "2026", "4", "1"]
    assert draw(HeatMap("T", "b", ("A",), (("2025", (0,)),))).count("<a ") == 0


@pytest.mark.parametrize(("chart", "to"), [(DONUT, ["?a=1&b=2"]), (HEAT, ["y", "z", "w"]), (BARS, ["/?q=a"])])
def test_values_lead_to_their_records_on_a_page_and_nowhere_on_paper(chart, to):
    assert links(draw(chart)) == to
    assert links(draw(chart, surface=Surface.PAPER)) == []
    roles = [ET.fromstring(draw(chart, surface=surface)).get("role") for surface in (Surface.PAGE, Surface.PAPER)]
    assert roles == ["group", "img"]


@pytest.mark.parametrize(
    "chart", [DonutChart("A", "b", (Slice("x", 0),)), HeatMap("A", "b", (), ()), HeatMap("A", "b", ("x",), ())]
)
def test_without_values_it_says_so(chart):
    assert texts(draw(chart)) == ["Belum ada data."]
