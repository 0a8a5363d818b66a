"""The command that takes in a city's list: what it prints and how it ends."""

import json

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from registry.proposals.models import Proposal
from tests import factories as make

pytestmark = pytest.mark.django_db
HEADER = "region_code,name,agency,year\n"
GOOD = "13.76,Klinik Sore,Dinas Kesehatan,2024\n13.76,Pasar Bersih,,\n"
BAD = "99.99,Daerah Asing,,\n13.76,,,\n13.76,Tahun Aneh,,dua ribu\n"


@pytest.fixture(autouse=True)
def city():
    return make.region()


@pytest.fixture
def listed(tmp_path):
    def write(text: str):
        place = tmp_path / "daftar.csv"
        place.write_text(text, encoding="utf-8")
        return str(place)

    return write


def answer(capsys, *words: str) -> dict:
    call_command("import_innovations", *words, "--json")
    return json.loads(capsys.readouterr().out)


def test_good_rows_become_records_and_a_second_run_adds_nothing(capsys, listed):
    place = listed(HEADER + GOOD)
    assert answer(capsys, place) == {"rows": 2, "created": 2, "existing": 0, "bad": [], "duplicates": []}
    assert answer(capsys, place) == {"rows": 2, "created": 0, "existing": 2, "bad": [], "duplicates": []}
    assert set(Proposal.objects.values_list("name", "state")) == {
        ("Klinik Sore", "TERCATAT"),
        ("Pasar Bersih", "TERCATAT"),
    }


def test_a_bad_row_is_listed_with_line_column_and_code_and_stops_no_other(capsys, listed):
    with pytest.raises(SystemExit) as caught:
        call_command("import_innovations", listed(HEADER + GOOD + BAD), "--json")
    said = json.loads(capsys.readouterr().out)
    assert caught.value.code == 1
    assert (said["rows"], said["created"]) == (5, 2)
    assert [(cell["line"], cell["column"]) for cell in said["bad"]] == [(4, "region_code"), (5, "name"), (6, "year")]
    assert all(set(cell) == {"line", "column", "code", "message"} for cell in said["bad"])


def test_a_dry_run_counts_and_writes_nothing(capsys, listed):
    assert answer(capsys, listed(HEADER + GOOD), "--dry-run")["created"] == 2
    assert not Proposal.objects.exists()


def test_likely_duplicates_are_named(capsys, listed):
    said = answer(capsys, listed(HEADER + "13.76,Klinik Berhenti Merokok,,\n13.76,Klinik Berhenti Merokok Malam,,\n"))
    assert said["duplicates"] == [{"line": 3, "like": "Klinik Berhenti Merokok"}]


def test_a_workbook_is_read_as_well(capsys, tmp_path):
    book = Workbook()
    for row in (["region_code", "name"], ["13.76", "Klinik Sore"]):
        book.active.append(row)
    book.save(tmp_path / "daftar.xlsx")
    assert answer(capsys, str(tmp_path / "daftar.xlsx"))["created"] == 1


def test_without_json_it_speaks_in_sentences(capsys, listed):
    with pytest.raises(SystemExit):
        call_command("import_innovations", listed(HEADER + GOOD + "13.76,,,\n"))
    first, second = capsys.readouterr().out.splitlines()
    assert first == "3 baris: 2 baru, 0 sudah ada."
    assert second.startswith("baris 4, kolom name: ")


@pytest.mark.parametrize("content", ["name\nTanpa Daerah\n", "\0\0", ""])
def test_what_is_no_list_ends_with_two_and_a_sentence(capsys, listed, content):
    with pytest.raises(SystemExit) as caught:
        call_command("import_innovations", listed(content))
    assert caught.value.code == 2
    assert capsys.readouterr().err.strip().endswith(".")
    assert not Proposal.objects.exists()


def test_a_missing_file_ends_with_two(tmp_path):
    with pytest.raises(SystemExit) as caught:
        call_command("import_innovations", str(tmp_path / "tidak-ada.csv"))
    assert caught.value.code == 2
