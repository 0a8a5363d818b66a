"""The diagram in the README is drawn from the table, and is drawn anew when the table changes."""

from pathlib import Path

import pytest

from registry.workflow.rules.diagram import diagram, with_diagram
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import STEPS

README = Path(__file__).resolve().parents[3] / "registry" / "README.md"


def test_the_readme_shows_the_machine_as_it_is():
    text = README.read_text(encoding="utf-8")
    assert with_diagram(text) == text, "run: manage.py draw_states"


def test_every_state_and_every_move_is_drawn():
    drawn = diagram()
    assert all(state.value in drawn for state in State)
    assert all(move.value in drawn for move in STEPS)


def test_a_text_without_a_place_for_it_is_refused():
    with pytest.raises(ValueError, match="no place"):
        with_diagram("kosong")
