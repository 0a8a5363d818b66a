import pytest

from registry.reports.rules.dossier import (
    TROUBLES,
    Exceptional,
    evidence_name,
    exceptions_of,
    folder_name,
    megabytes,
    original_name,
    pages_of,
    slug,
    trouble,
)


def levels(claimed=0, verified=None, papers=(), reason=""):
    return {"claimed": claimed, "verified": verified, "documents": list(papers), "reason": reason}


def said(*, mandatory=False, findings=(), **given):
    found = exceptions_of(row="16", mandatory=mandatory, levels=levels(**given), findings=findings)
    assert {line.row for line in found} <= {"16"}
    return [(line.document, line.text) for line in found]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({}, []),
        ({"mandatory": True}, ["Indikator wajib belum diklaim."]),
        ({"claimed": 2, "verified": 2, "papers": ["a"], "mandatory": True}, []),
        ({"claimed": 2}, ["Tingkat 2 diklaim tanpa bukti.", "Belum diverifikasi."]),
        ({"papers": ["a"]}, ["Ada bukti, tetapi tingkatnya belum diklaim."]),
        (
            {"claimed": 2, "verified": 1, "papers": ["a"], "reason": "Tanpa nama"},
            ["Diklaim 2, diverifikasi 1. Alasan: Tanpa nama"],
        ),
        ({"claimed": 1, "verified": 2, "papers": ["a"]}, ["Diklaim 1, diverifikasi 2. Alasan: tidak disebutkan"]),
    ],
)
def test_what_may_be_stumbled_over_is_said(given, lines):
    assert said(**given) == [("", line) for line in lines]


def test_each_finding_stands_with_its_document():
    assert said(findings=[("SK 1", "Kedaluwarsa.")]) == [("SK 1", "Kedaluwarsa.")]


@pytest.mark.parametrize("code", TROUBLES)
def test_every_trouble_is_a_whole_sentence(code):
    made = trouble(code, row="16", document="SK", detail="2,1")
    assert made == Exceptional("16", "SK", made.text)
    assert made.text.endswith(".")
    assert "{" not in made.text


@pytest.mark.parametrize(
    ("words", "made"),
    [("SIPADU 2: Àntre?", "sipadu-2-antre"), ("../..", "tanpa-nama"), ("漢字", "tanpa-nama"), ("a" * 60, "a" * 50)],
)
def test_names_of_files_are_safe_everywhere(words, made):
    assert slug(words) == made


def test_files_are_named_by_row_and_part():
    assert folder_name(place=7, name="SI PADU") == "007-si-padu/"
    assert [evidence_name(row="2a", part=part) for part in (1, 2)] == ["bukti/2a.pdf", "bukti/2a-2.pdf"]
    assert original_name(row="25", mark=3, name="Foto/../x.PNG") == "bukti/asli/25-dokumen-3-foto-x.png"
    assert original_name(row="25", mark=3, name="tanpaakhiran") == "bukti/asli/25-dokumen-3-tanpaakhiran.tanpaakhiran"


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [(None, None, ()), (3, 4, (0, 2, 3)), (1, 1, (0,)), (2, None, (0, 1)), (4, 9, (0, 3, 4)), (9, 9, (0,))],
)
def test_the_front_page_comes_with_the_pages_named(first, last, pages):
    assert pages_of(count=5, first=first, last=last) == pages


def test_a_size_is_written_with_a_comma():
    assert megabytes(2 * 1024 * 1024 + 100_000) == "2,1"
