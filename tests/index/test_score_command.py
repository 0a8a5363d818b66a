"""`manage.py score`: JSON in, JSON out, no database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(tmp_path, found):
    file, out = tmp_path / "asked.json", io.StringIO()
    file.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
    call_command("score", str(file), stdout=out)
    return json.loads(out.getvalue())


def test_a_region_is_scored_without_a_database(tmp_path):
    asked = {
        "edition": "iga-2026",
        "spd": "40",
        "innovations": [{"affair": n, "maturity": "70", "count": 4} for n in range(1, 6)],
    }
    found = run(tmp_path, asked)
    assert {key: found[key] for key in ("spd", "mean_maturity", "count_score", "sid", "total", "iid", "predicate")} == {
        "spd": "40", "mean_maturity": "70", "count_score": "7.6", "sid": "77.6", "total": "117.6", "iid": "47.04",
        "predicate": "Inovatif",
    }  # fmt: skip
    assert found["gate"] == {"covered": 5, "needed": 5, "open": True}
    assert found["innovations"] == [{"maturity": "70"}] * 5


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("{", "bukan JSON"),
        ("[1]", r"^\$: harus berupa objek$"),
        ({"edition": "iga-1999"}, "edisi tidak dikenal"),
        (
            {"edition": "iga-2026", "innovations": [{"levels": {"16": 1}, "maturity": "3"}]},
            r"^innovations\[0\]: isi levels atau maturity, tidak keduanya$",
        ),
        ({"edition": "iga-2026", "spd": "64"}, "spd: nilai di luar rentang"),
        ({"edition": "iga-2026", "innovations": [{"levels": {"16": 4}}]}, r"innovations\[0\].levels.16: tingkat"),
    ],
)
def test_a_bad_request_names_place_and_reason(tmp_path, asked, words):
    with pytest.raises(CommandError, match=words) as refusal:
        run(tmp_path, asked)
    assert refusal.value.returncode == 2


def test_an_edition_without_region_rows_refuses_an_index_but_not_maturity(tmp_path):
    out = io.StringIO()
    file = tmp_path / "asked.json"
    file.write_text(json.dumps({"edition": "iga-2023", "innovations": [{"levels": {"16": 3, "35": 1}}]}))
    with pytest.raises(CommandError, match="spd") as refusal:
        call_command("score", str(file), stdout=out)
    found = json.loads(out.getvalue())
    assert (refusal.value.returncode, found["iid"], found["innovations"]) == (2, None, [{"maturity": "13"}])


def test_a_missing_file_is_said_in_a_sentence(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("score", str(tmp_path / "none.json"))
    assert refusal.value.returncode == 2
