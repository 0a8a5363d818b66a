"""Charts say in words and in a table what they draw, and stay within their frame."""

import re
import xml.etree.ElementTree as ET

import pytest

from registry.reports.rules.charts import (
    Bar,
    BarChart,
    Line,
    LineChart,
    StackedChart,
    draw,
    figure_of,
    table_of,
)
from registry.reports.rules.document import Table
from registry.shared.charts import DonutChart, HeatMap, Slice
from registry.shared.ink import WIDTH, Surface, number

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Persentase penduduk " + "yang terlayani " * 30
BARS = BarChart("Hasil <uji>", "Dua & tiga", (Bar("Waktu", 3, 4), Bar("Biaya", 1.5)), "hari", "Hasil")
PLAIN_BARS = BarChart("Jumlah", "", (Bar("A", 0), Bar(LONG, -2)))
STACKS = StackedChart("Asal", "Menurut asal", ("ASN", "Warga"), (("2025", (1, 2)), ("2026", (3, 0))))
MANY_KEYS = StackedChart(
    "Asal", "Menurut asal", (LONG, *(f"Bagian nomor {n}" for n in range(9))), ((LONG, (1.0,) * 10),)
)
LINES = LineChart("Antrean", "Menurun", ("Jan", "Feb", "Mar"), (Line("Menit", (30, None, 10.5)),), "menit")
DAYS = LineChart("Antrean", "Naik", tuple(f"{n} Februari 2026" for n in range(1, 29)), (Line("A", tuple(range(28))),))
ONE_POINT = LineChart("Antrean", "Satu", ("Jan",), (Line("A", (-4,)),))
ALL = (BARS, PLAIN_BARS, STACKS, MANY_KEYS, LINES, DAYS, ONE_POINT)
EMPTY = (
    BarChart("A", "b", ()),
    StackedChart("A", "b", (), ()),
    StackedChart("A", "b", ("x",), ()),
    LineChart("A", "b", ("x",), (Line("y", (None,)),)),
)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


@pytest.mark.parametrize("chart", ALL + EMPTY)
@pytest.mark.parametrize("surface", Surface)
def test_a_chart_has_its_name_and_words_and_nothing_a_strict_policy_refuses(chart, surface):
    root = parsed(draw(chart, surface=surface))
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert (root.get("role"), title.text, words.text or "") == ("img", chart.title, chart.description)
    assert root.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"
    assert not [node for node in root.iter() if "style" in node.attrib or node.tag in {f"{SVG}style", f"{SVG}script"}]


@pytest.mark.parametrize("chart", ALL)
def test_nothing_is_drawn_outside_the_frame(chart):
    root = parsed(draw(chart, surface=Surface.PAPER))
    height = float(root.get("viewBox").split()[3])

    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= float(rect.get("x")) <= float(rect.get("x")) + float(rect.get("width")) <= WIDTH
        assert 0 <= float(rect.get("y")) <= float(rect.get("y")) + float(rect.get("height")) <= height
    for words in root.iter(f"{SVG}text"):
        assert 0 <= float(words.get("x")) <= WIDTH
        assert 0 < float(words.get("y")) <= height


@pytest.mark.parametrize("chart", EMPTY)
def test_a_chart_without_values_says_so(chart):
    assert [node.text for node in parsed(draw(chart)).iter(f"{SVG}text")] == ["Belum ada data."]


def test_a_bar_is_as_long_as_its_value_and_the_target_stands_across_it():
    root = parsed(draw(BARS, surface=Surface.PAPER))
    drawn = [float(rect.get("width")) for rect in root.iter(f"{SVG}rect") if rect.get("fill") == "#1f4e79"]
    targets = [float(line.get("x1")) for line in root.iter(f"{SVG}line")]

    assert (drawn[:2], targets) == ([397.5, 198.8], [530.0])


def test_a_stack_is_as_long_as_the_sum_of_its_parts():
    rects = list(parsed(draw(STACKS)).iter(f"{SVG}rect"))

    assert [float(rect.get("width")) for rect in rects[:4]] == [175.7, 352.3, 529.0, 0.0]


def test_a_line_is_lifted_over_what_is_not_known():
    root = parsed(draw(LINES))

    assert [path.get("d") for path in root.iter(f"{SVG}path")] == ["M64.0 12.0 M620.0 155.0"]
    assert len(list(root.iter(f"{SVG}circle"))) == 2


def test_two_known_points_are_joined():
    chart = LineChart("A", "b", ("x", "y"), (Line("z", (0, 1)),))

    assert parsed(draw(chart)).find(f"{SVG}path").get("d") == "M64.0 232.0 L620.0 12.0"


def test_a_long_label_is_cut_with_an_ellipsis_within_two_lines():
    labels = [node.text for node in parsed(draw(BarChart("A", "b", (Bar(LONG, 1),)))).iter(f"{SVG}text")][:-1]

    assert len(labels) == 2
    assert labels[1].endswith(" …")


def test_crowded_points_are_named_only_as_far_as_they_fit():
    named = [node for node in parsed(draw(DAYS)).iter(f"{SVG}text") if "Februari" in (node.text or "")]

    assert 1 < len(named) < 10


def test_the_page_gives_its_colours_and_the_paper_has_its_own():
    page, paper = draw(BARS), draw(BARS, surface=Surface.PAPER)

    assert "currentColor" in page
    assert "var(--chart-1, var(--brand, #1f4e79))" in page
    assert not re.search(r"currentColor|var\(", paper)


def test_the_same_chart_is_always_the_same_text_and_two_charts_share_no_id():
    assert draw(BARS) == draw(BARS)
    assert parsed(draw(BARS)).get("aria-labelledby") != parsed(draw(STACKS)).get("aria-labelledby")


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (
            BARS,
            Table(
                ("Uraian", "Target", "Hasil"),
                (("Waktu", "4 hari", "3 hari"), ("Biaya", "-", "1,5 hari")),
                "Hasil <uji>",
                (1, 2),
            ),
        ),
        (PLAIN_BARS, Table(("Uraian", "Nilai"), (("A", "0"), (LONG, "-2")), "Jumlah", (1,))),
        (STACKS, Table(("Uraian", "ASN", "Warga"), (("2025", "1", "2"), ("2026", "3", "0")), "Asal", (1, 2))),
        (LINES, Table(("Waktu", "Menit"), (("Jan", "30 menit"), ("Feb", "-"), ("Mar", "10,5 menit")), "Antrean", (1,))),
        (StackedChart("A", "b", ("x",), ()), Table(("Uraian", "x"), (), "A", (1,))),
    ],
)
def test_the_table_beside_a_chart_holds_every_value(chart, table):
    assert table_of(chart) == table


def test_a_figure_takes_its_words_from_the_chart():
    figure = figure_of(PLAIN_BARS, caption="Jumlah per bagian")

    assert (figure.svg, figure.alt, figure.caption, figure.table) == (
        draw(PLAIN_BARS, surface=Surface.PAPER),
        "Jumlah",
        "Jumlah per bagian",
        table_of(PLAIN_BARS),
    )


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (100, "100"), (1234.5, "1.234,5"), (-0.126, "-0,13"), (1e6, "1.000.000")]
)
def test_a_number_is_written_as_in_indonesian(value, written):
    assert number(value) == written


def test_parts_of_a_whole_and_fields_have_their_table_too():
    donut = DonutChart("Tahapan", "b", (Slice("Uji coba", 3), Slice("Penerapan", 1)), "inovasi")
    assert table_of(donut).rows == (("Uji coba", "3 inovasi"), ("Penerapan", "1 inovasi"))
    fields = HeatMap("Tahun", "b", ("A", "B"), (("2025", (0, 2)), ("2026", (4, 1))))
    assert (table_of(fields).columns, table_of(fields).rows) == (
        ("Uraian", "A", "B"),
        (("2025", "0", "2"), ("2026", "4", "1")),
    )
