"""A report as values goes to JSON and comes back the same."""

import json
from datetime import UTC, date, datetime

import pytest

from registry.reports.render.benchmark import sample_document
from registry.reports.rules.document import (
    Block,
    Centred,
    Clause,
    Document,
    Figure,
    Form,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    as_data,
    from_data,
    long_date,
)


def document(*blocks: Block, **changes: object) -> Document:
    plain = {"title": "Judul", "kind": "Jenis", "registration": "R-1", "region_name": "Daerah"}
    return Document(**plain | {"asked_at": date(2026, 11, 24), "blocks": blocks} | changes)


def test_a_document_with_every_part_comes_back_the_same_from_json():
    whole = sample_document()

    assert from_data(json.loads(json.dumps(as_data(whole)))) == whole


def test_a_document_without_the_parts_that_may_be_absent_comes_back_the_same():
    bare = document(PageBreak(), Figure("<svg/>", "alt", "caption"))

    assert from_data(json.loads(json.dumps(as_data(bare)))) == bare


def test_only_the_day_of_asking_is_kept():
    asked = document(asked_at=datetime(2026, 11, 24, 16, 3, tzinfo=UTC))

    assert as_data(asked)["asked_at"] == "2026-11-24"
    assert asked == document()


def test_the_signature_names_an_office():
    assert as_data(document(signature=Signature("Payakumbuh", "Kepala Bappeda")))["signature"] == {
        "place": "Payakumbuh",
        "office": "Kepala Bappeda",
        "note": "",
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"columns": ("a", "b"), "rows": (("1",),)},
        {"columns": (), "rows": ()},
        {"columns": ("a", "b"), "rows": (), "widths": (1,)},
    ],
)
def test_a_table_whose_rows_or_widths_do_not_fit_its_columns_is_refused(broken):
    with pytest.raises(ValueError, match=r"cells|widths"):
        Table(**broken)


def test_a_date_is_written_as_in_a_letter():
    assert [long_date(date(2026, 1, 2)), long_date(date(2026, 12, 31))] == ["2 Januari 2026", "31 Desember 2026"]


def test_a_letter_and_a_decree_come_back_the_same_from_json():
    letter = document(
        Paragraph("Isi."), form=Form.LETTER, dated="Kota, ...", cover=(("Nomor", "..."),), addressee=("Yth.", "di"),
        copies=("Kepala",), signature=Signature("", "Kepala"),
    )  # fmt: skip
    decree = document(
        Centred("MEMUTUSKAN:"), Clause("Menimbang", ("satu", "dua"), "a"), form=Form.DECREE, heading=("KEPUTUSAN",),
        countersignature=Signature("Kota", "Sekretaris"),
    )  # fmt: skip
    for paper in (letter, decree):
        assert from_data(json.loads(json.dumps(as_data(paper)))) == paper


def test_facts_that_were_frozen_before_papers_had_a_form_are_still_read():
    stored = as_data(document(Figure("<svg/>", "alt", "caption")))
    for name in ("form", "heading", "addressee", "dated", "copies", "countersignature"):
        del stored[name]
    del stored["blocks"][0]["width"]

    assert from_data(stored) == document(Figure("<svg/>", "alt", "caption"))
