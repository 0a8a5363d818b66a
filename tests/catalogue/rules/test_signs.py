"""What the owners say each quarter, and what of it an entry shows."""

from datetime import date

import pytest

from registry.catalogue.rules.entries import running_of
from registry.catalogue.rules.signs import LastWord, Sign, Told, last_word
from registry.workflow.rules.states import PUBLIC, State

MAY, JULY, AUGUST = date(2026, 5, 4), date(2026, 7, 1), date(2026, 8, 9)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], LastWord()),
        ([Told("2026-T2", Sign.ALIVE, MAY)], LastWord(Sign.ALIVE, MAY)),
        ([Told("2026-T2", Sign.ALIVE, MAY), Told("2026-T3", Sign.STALLED, JULY)], LastWord(Sign.STALLED, MAY)),
        ([Told("2026-T3", Sign.ALIVE, JULY), Told("2026-T3", Sign.STOPPED, AUGUST)], LastWord(Sign.STOPPED, None)),
        ([Told("2026-T3", Sign.STALLED, JULY), Told("2026-T3", Sign.ALIVE, AUGUST)], LastWord(Sign.ALIVE, AUGUST)),
    ],
)
def test_a_correction_counts_and_the_quarter_before_it_stays(told, expected):
    assert last_word(told) == expected


def test_the_owners_word_counts_while_something_runs_and_the_law_has_not_ended_it():
    said = {state: {running_of(state=state, said=sign) for sign in Sign} for state in PUBLIC}
    running = {State.UJI_COBA, State.EVALUASI_UJI, State.HENTI_USUL, State.SIAP_TERAP, State.DITERAPKAN}
    assert {state for state, found in said.items() if found == {"berjalan", "tersendat", "berakhir"}} == running
    assert {state: said[state] for state in PUBLIC - running} == {
        State.DITETAPKAN: {""}, State.TERCATAT: {""}, State.DIHENTIKAN: {"berakhir"}, State.TIDAK_AKTIF: {"berakhir"},
    }  # fmt: skip
