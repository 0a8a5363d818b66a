"""What a proposal lacks before the law, each with its article."""

from dataclasses import replace
from datetime import date

from registry.reports.rules.gaps import Ground, gaps_of
from registry.workflow.rules.states import State

WHOLE = Ground(state=State.LAYAK, is_conflict_free=True, measures=1, is_decree_conveyed=False)
TRIED = replace(
    WHOLE, state=State.EVALUASI_UJI, is_decree_conveyed=True, with_trial=True, stages=1, periodic_reports=1
)  # fmt: skip


def articles(ground: Ground) -> list[str]:
    return [basis.removeprefix("PP 38/2017 ") for _text, basis in gaps_of(ground)]


def test_what_is_whole_has_no_gap():
    assert articles(WHOLE) == articles(TRIED) == []


def test_the_proposal_itself():
    found = replace(WHOLE, is_conflict_free=False, measures=0, late_reason="Tim kekurangan orang.")
    assert articles(found) == ["Pasal 3 huruf d", "Pasal 3 huruf h", "Pasal 13 ayat (1)"]
    assert (
        gaps_of(replace(WHOLE, late_reason=" "))[0][0] == "Penilaian melewati 10 hari kerja. Alasan: tidak disebutkan"
    )


def test_the_trial():
    found = replace(TRIED, stages=0, periodic_reports=0, unmeasured=("Waktu tunggu",))
    assert articles(found) == ["Pasal 17 ayat (1)", "Pasal 16 ayat (4)", "Pasal 3 huruf h"]
    assert articles(replace(found, with_trial=False)) == []


def test_what_the_minister_was_not_told():
    applied = replace(TRIED, state=State.DITERAPKAN, is_decree_conveyed=False, application_due=date(2026, 2, 28))
    assert gaps_of(applied) == (
        ("Keputusan kepala daerah belum disampaikan kepada Menteri.", "PP 38/2017 Pasal 15 ayat (1)"),
        ("Penerapan belum dilaporkan kepada Menteri (paling lambat 28 Februari 2026).", "PP 38/2017 Pasal 20 ayat (4)"),
    )
    assert articles(replace(applied, is_decree_conveyed=True, application_due=None)) == ["Pasal 20 ayat (4)"]
    assert articles(replace(applied, is_decree_conveyed=True, is_application_reported=True)) == []


def test_papers_that_a_record_from_elsewhere_lacks():
    found = replace(WHOLE, missing_papers=(("Surat pengantar", "Pasal 11 ayat (1)"),))
    assert gaps_of(found) == (("Belum tercatat: Surat pengantar.", "Pasal 11 ayat (1)"),)
