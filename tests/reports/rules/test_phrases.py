"""The wording of one region, as papers read it and as it is kept."""

import pytest

from registry.reports.labels import FRAME_LABELS, PHRASE_LABELS
from registry.reports.rules.merging import Fault
from registry.reports.rules.phrases import FRAME, Phrase, Phrases, Wording, differing, faults_of

PHRASES = Phrases(
    city="Payakumbuh", letterhead=("PEMERINTAH KOTA",), head_office="Wali Kota", rnd_office="Kepala Bappeda",
    words={Phrase.LETTER_OPENING: "{jabatan_kepala_daerah} {nama_daerah} tentang {nama_inovasi}"}, region="Kota Payakumbuh",
)  # fmt: skip


def test_a_clause_reads_with_the_fields_of_the_paper_and_of_the_region():
    assert PHRASES.of(Phrase.LETTER_OPENING, nama_inovasi="Antre") == "Wali Kota Kota Payakumbuh tentang Antre"
    assert PHRASES.of(Phrase.LETTER_OPENING) == "Wali Kota Kota Payakumbuh tentang [nama inovasi]"


def test_a_record_puts_its_own_values_in_every_clause():
    record = PHRASES.about(nama_inovasi="Antre").about(tanggal="1 Mei 2026")
    assert record.of(Phrase.LETTER_OPENING) == "Wali Kota Kota Payakumbuh tentang Antre"
    assert record.of(Phrase.LETTER_OPENING, nama_inovasi="Antri").endswith("tentang Antri")
    assert record.fields == {"nama_inovasi": "Antre", "tanggal": "1 Mei 2026"}
    with pytest.raises(ValueError, match="nama_kota"):
        PHRASES.about(nama_kota="x")


def test_what_nobody_worded_cannot_be_overlooked():
    assert PHRASES.of(Phrase.MINUTES_CLOSING) == "[penutup berita acara: diisi oleh daerah]"


def test_a_paper_cannot_give_a_field_that_is_on_no_list():
    with pytest.raises(ValueError, match="nama_kota"):
        PHRASES.of(Phrase.LETTER_OPENING, nama_kota="x")


def test_what_is_kept_is_tidy_and_holds_no_clause_of_another_kind():
    wording = Wording(" A \n\n B ", " Kota ", "", " ", {"menimbang": " a\r\nb ", "mengingat": "  ", "asing": "x"})
    assert wording.tidied() == Wording("A\nB", "Kota", "", "", {"menimbang": "a\nb"})


def test_faults_stand_by_their_field_and_the_frame_takes_none():
    wording = Wording("{tanggal}", clauses={"menimbang": "{tanggal}", "mengingat": "{salah"})
    found = {name: [wrong.fault for wrong in faults] for name, faults in faults_of(wording).items()}
    assert found == {"letterhead": [Fault.UNKNOWN], "mengingat": [Fault.BROKEN]}


def test_what_differs_is_told_in_the_order_of_the_form():
    old, new = Wording("A", clauses={"menimbang": "a"}), Wording("B", clauses={"mengingat": "b"})
    assert differing(old, new) == ("letterhead", "menimbang", "mengingat")
    assert differing(new, new) == ()


def test_every_text_has_its_label():
    assert (set(PHRASE_LABELS), set(FRAME_LABELS)) == (set(Phrase), set(FRAME))
