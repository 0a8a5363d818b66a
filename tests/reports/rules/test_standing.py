"""From when on each paper may be asked."""

import pytest

from registry.reports.labels import PAPER_STAGE_LABELS, REPORT_KIND_LABELS
from registry.reports.rules.kinds import FORMATS, GROUPS, ReportKind, Stage
from registry.reports.rules.standing import OPENINGS, Standing, kinds_open
from registry.workflow.rules.states import State

SHEET, LETTER, REPORT = {"lembar_evaluasi"}, {"surat_penyampaian"}, {"evaluasi_usulan"}
VERDICT = SHEET | LETTER | REPORT | {"briefing"}
TRIAL = {"laporan_uji_coba", "laporan_akhir"}
TOLD = VERDICT | {"laporan_menteri", "lembar_inovasi"}
AFTER = TOLD | TRIAL | {"evaluasi_menyeluruh"}
STOP = {"laporan_penghentian"}
OPEN = {
    "DRAFT": set(), "IZIN": set(), "DITARIK": set(), "PARIPURNA": {"briefing"}, "PENERUSAN": {"briefing"},
    "TIM": {"briefing"}, "VERIFIKASI": {"briefing"}, "EVALUASI": {"briefing"}, "LENGKAPI": {"briefing"},
    "TERCATAT": {"lembar_inovasi"},
    "TIDAK_LAYAK": SHEET | REPORT | {"briefing"},
    "LAYAK": VERDICT | {"draf_keputusan"},
    "DITETAPKAN": TOLD | {"draf_keputusan"},
    "UJI_COBA": TOLD | TRIAL | STOP,
    "EVALUASI_UJI": AFTER | STOP, "HENTI_USUL": AFTER | STOP, "DIHENTIKAN": AFTER | STOP,
    "SIAP_TERAP": AFTER | {"draf_perkada"},
    "DITERAPKAN": AFTER | {"draf_perkada", "laporan_penerapan"},
    "TIDAK_AKTIF": AFTER | {"laporan_penerapan"},
}  # fmt: skip
"""An agency's proposal, judged as soon as its state says so, with a trial as soon as there can be one."""
NOT_JUDGED = {
    "DRAFT",
    "IZIN",
    "DITARIK",
    "PARIPURNA",
    "PENERUSAN",
    "TIM",
    "VERIFIKASI",
    "EVALUASI",
    "LENGKAPI",
    "TERCATAT",
}


def opened(state: str, **more: object) -> set[str]:
    return set(kinds_open(Standing(state=state, **more)))


@pytest.mark.parametrize("state", State)
def test_the_law_opens_each_paper_in_its_states(state):
    rounds = frozenset() if state in NOT_JUDGED else frozenset({"evaluasi"})
    is_accepted = bool(rounds) and state != "TIDAK_LAYAK"
    found = opened(state, initiator="perangkat_daerah", had_trial=True, rounds=rounds, was_accepted=is_accepted)
    assert found == OPEN[state]


@pytest.mark.parametrize(
    ("state", "initiator", "papers"),
    [
        ("EVALUASI", "masyarakat", {"lembar_evaluasi", "surat_penyampaian", "briefing"}),
        ("VERIFIKASI", "anggota_dprd", {"lembar_verifikasi", "briefing"}),
        ("TIM", "kepala_daerah", {"ba_tim_independen", "briefing"}),
        ("LENGKAPI", "masyarakat", {"briefing"}),
    ],
)
def test_the_papers_of_an_open_round_are_for_who_may_open_its_sheet(state, initiator, papers):
    assert opened(state, initiator=initiator, sees_sheet=True) == papers
    assert opened(state, initiator=initiator) == {"briefing"}


def test_only_what_the_research_agency_evaluated_is_conveyed_by_it():
    judged = {"state": "LAYAK", "was_accepted": True}
    assert opened(initiator="anggota_dprd", rounds=frozenset({"verifikasi"}), **judged) == {
        "lembar_verifikasi", "evaluasi_usulan", "briefing", "draf_keputusan",
    }  # fmt: skip
    assert "surat_penyampaian" not in opened(initiator="kepala_daerah", rounds=frozenset({"tim"}), **judged)


def test_without_a_trial_there_is_no_paper_of_one_and_a_refusal_without_a_sheet_has_none():
    assert opened("DITERAPKAN") == {
        "evaluasi_usulan", "briefing", "laporan_menteri", "draf_perkada", "laporan_penerapan", "lembar_inovasi",
    }  # fmt: skip
    assert opened("TIDAK_LAYAK") == {"briefing"}


def test_where_a_perda_is_needed_no_perkada_is_drafted():
    assert "draf_perkada" in opened("SIAP_TERAP")
    assert "draf_perkada" not in opened("SIAP_TERAP", needs_perda=True)


def test_every_paper_has_its_words_its_formats_and_one_stage():
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(OPENINGS)
    assert set(FORMATS) == set(ReportKind)
    assert set(ReportKind) <= set(REPORT_KIND_LABELS)
    assert set(GROUPS) == set(Stage) == set(PAPER_STAGE_LABELS)
