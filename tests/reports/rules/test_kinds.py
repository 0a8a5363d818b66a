"""From when on each report may be asked."""

import pytest

from registry.reports.rules.kinds import ReportKind, kinds_open
from registry.workflow.rules.states import State

BOTH = (ReportKind.PROPOSAL, ReportKind.OVERALL)
AFTER_TRIAL = {"EVALUASI_UJI", "HENTI_USUL", "DIHENTIKAN", "SIAP_TERAP", "DITERAPKAN", "TIDAK_AKTIF"}
JUDGED = AFTER_TRIAL | {"LAYAK", "DITETAPKAN", "UJI_COBA"}


@pytest.mark.parametrize("state", State)
def test_a_report_is_open_from_the_first_verdict_and_the_overall_one_from_the_end_of_the_trial(state):
    expected = BOTH if state in AFTER_TRIAL else (ReportKind.PROPOSAL,) if state in JUDGED else ()
    assert kinds_open(state=state, had_trial=True, was_judged=False) == expected


def test_without_a_trial_there_is_no_report_on_it_and_a_refusal_counts_only_with_its_sheet():
    assert kinds_open(state="DITERAPKAN", had_trial=False, was_judged=True) == (ReportKind.PROPOSAL,)
    assert kinds_open(state="TIDAK_LAYAK", had_trial=False, was_judged=True) == (ReportKind.PROPOSAL,)
