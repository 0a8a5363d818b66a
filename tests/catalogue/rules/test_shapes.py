"""A file of outlines: every mistake by its place; what is right comes out smaller, with shared borders still shared."""

import json
import math

import pytest

from registry.catalogue.rules import shapes
from registry.catalogue.rules.shapes import read_shapes, shapes_problems
from registry.shared.problems import Problem

KNOWN = {"13.76": "Kota Payakumbuh", "13.07": "Kabupaten Lima Puluh Kota", "13": "Provinsi Sumatera Barat"}
SQUARE = [[100.6, -0.2], [100.7, -0.2], [100.7, -0.3], [100.6, -0.3], [100.6, -0.2]]


def feature(code="13.76", kind="Polygon", coordinates=None, **more):
    geometry = {"type": kind, "coordinates": [SQUARE] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"kode": code}, "geometry": geometry} | more


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def read(content, *, code_property="kode"):
    return read_shapes(content, code_property=code_property, known=KNOWN)


def drawn(*features):
    return {each["properties"]["code"]: each for each in json.loads(read(collection(*features)).text)["features"]}


def test_what_is_right_keeps_code_and_name_and_nothing_else():
    high = [[x, y, 512.0] for x, y in SQUARE]
    found = drawn(
        feature(properties={"kode": 1376, "luas": "80"}, id=7), feature("13", "MultiPolygon", [[SQUARE], [high]]),
        feature("13.07", "Point", [100.51234, -0.12]),
    )  # fmt: skip
    assert {code: each["properties"]["name"] for code, each in found.items()} == KNOWN
    assert set(found["13.76"]) == {"type", "properties", "geometry"}
    assert found["13.76"]["geometry"] == {"type": "MultiPolygon", "coordinates": [[SQUARE]]}
    assert found["13"]["geometry"]["coordinates"] == [[SQUARE], [SQUARE]]
    assert found["13.07"]["geometry"]["coordinates"] == [100.512, -0.12]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{" + b" " * shapes.LARGEST, ("shapes_file_too_large", "")),
        (b"\xff\xfe", ("shapes_not_text", "")),
        (b'{\n"a": }', ("shapes_not_json", "2")),
        (b"NaN", ("shapes_not_json", "1")),
        (b"[" * 200_000, ("shapes_not_json", "1")),
        (b"1" * 5_000, ("shapes_not_json", "1")),
        (b"[]", ("shapes_no_collection", "")),
        (b'{"type": "Feature"}', ("shapes_no_collection", "")),
        (collection(), ("shapes_empty", "")),
        (b'{"type": "FeatureCollection", "features": {}}', ("shapes_empty", "")),
        (collection(*[{}] * (shapes.MOST_FEATURES + 1)), ("shapes_too_many", "1000")),
    ],
)
def test_a_file_that_is_no_collection_says_why(content, expected):
    (found,) = read(content)
    assert (found.code, found.subject) == expected


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (7, "shape_no_feature", "–"),
        (feature(type="Polygon"), "shape_no_feature", "13.76"),
        (feature(properties=None), "shape_code_missing", "–"),
        (feature(properties={"nama": "x"}), "shape_code_missing", "–"),
        (feature(True), "shape_code_missing", "–"),
        (feature([1]), "shape_code_missing", "–"),
        (feature("9999"), "shape_code_unknown", "99.99"),
        (feature("13.07"), "shape_twice", "13.07"),
        (feature(geometry=None), "shape_geometry", "13.76"),
        (feature(kind="LineString", coordinates=SQUARE), "shape_geometry", "13.76"),
        (feature(coordinates=[]), "shape_coordinates", "13.76"),
        (feature(coordinates={}), "shape_coordinates", "13.76"),
        (feature(coordinates=[[]]), "shape_coordinates", "13.76"),
        (feature(coordinates=[SQUARE[:-1]]), "shape_ring_open", "13.76"),
        (feature(coordinates=[[SQUARE[0], SQUARE[1], SQUARE[0]]]), "shape_ring_open", "13.76"),
        (feature(kind="Point", coordinates=[100.6]), "shape_coordinates", "13.76"),
        (feature(kind="Point", coordinates=["100.6", -0.2]), "shape_coordinates", "13.76"),
        (feature(kind="Point", coordinates=[True, -0.2]), "shape_coordinates", "13.76"),
        (feature(kind="Point", coordinates=[-0.2, 100.6]), "shape_outside", "13.76"),
        (feature(kind="Point", coordinates=[10**400, -0.2]), "shape_outside", "13.76"),
        (feature(kind="Point", coordinates=[100.6, -0.2, "x"]), "shape_coordinates", "13.76"),
    ],
)
def test_a_feature_that_is_wrong_is_named_by_its_place_and_code(wrong, code, said):
    assert read(collection(feature("13.07"), wrong)) == [Problem(code, f"2 ({said})")]


def test_endless_numbers_are_outside_and_mistakes_are_told_up_to_a_number():
    endless = collection(feature(kind="Point", coordinates=[100.6, -0.2])).replace(b"100.6", b"1e999")
    assert read(endless) == [Problem("shape_outside", "1 (13.76)")]
    assert len(read(collection(*[7] * 50))) == shapes.MOST_MISTAKES


def test_points_on_a_line_and_what_is_too_small_are_left_out_but_no_region_goes():
    line = [[100.6, -0.2], [100.65, -0.2], [100.65, -0.2], *SQUARE[1:]]
    speck = [[100.8, -0.2], [100.8001, -0.2], [100.8001, -0.2001], [100.8, -0.2]]
    assert drawn(feature(coordinates=[line, speck]))["13.76"]["geometry"]["coordinates"] == [[SQUARE]]
    islands = feature(kind="MultiPolygon", coordinates=[[speck, SQUARE], [SQUARE]])
    assert drawn(islands)["13.76"]["geometry"]["coordinates"] == [[SQUARE]]
    assert drawn(feature(coordinates=[speck]))["13.76"]["geometry"]["coordinates"] == [[speck]]


def round_one(points, *, middle=100.6):
    """A wavy circle with so many points."""
    ring = []
    for n in range(points):
        turn = math.tau * n / points
        far = 0.3 + 0.01 * math.sin(turn * 900)
        ring.append([middle + far * math.cos(turn), -0.3 + far * math.sin(turn)])
    return [*ring, ring[0]]


def test_what_is_large_is_drawn_on_a_wider_grid_until_it_fits(monkeypatch):
    content = collection(feature(coordinates=[round_one(8_000)]), feature("13.07"))
    whole = read(content)
    monkeypatch.setattr(shapes, "SERVED", len(whole.text) - 1)
    smaller = read(content)
    assert (smaller.regions, len(smaller.text) < len(whole.text)) == (2, True)
    monkeypatch.setattr(shapes, "SERVED", 100)
    assert read(content) == [Problem("shapes_too_large")]


def test_source_and_licence_are_asked_for():
    assert shapes_problems(source="BIG 2024", licence="CC BY 4.0") == []
    found = shapes_problems(source=" ", licence="")
    assert [problem.code for problem in found] == ["shapes_source_missing", "shapes_licence_missing"]
