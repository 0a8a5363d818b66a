"""The state machine as a Mermaid diagram, drawn from the table of transitions and from nothing else."""

from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import STEPS, Move

BEGIN, END = "<!-- states: begin, written by manage.py draw_states -->", "<!-- states: end -->"


def diagram() -> str:
    """Every state and every move, one line for each pair of states; `[*]` is where a proposal begins."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move, step in STEPS.items():
        for source in sorted(step.sources):
            target = step.target.value if step.target else source.value
            if move == Move.COMPLETE:
                target = "kembali"
            arrows.setdefault((source.value, target), []).append(move.value)
    lines = [f"  {source} --> {target}: {', '.join(moves)}" for (source, target), moves in sorted(arrows.items())]
    head = ["stateDiagram-v2", f"  [*] --> {State.DRAFT}", '  state "ke keadaan asal" as kembali']
    return "\n".join([*head, *lines])


def with_diagram(text: str) -> str:
    """A text with the diagram between its two marks; ValueError where the marks are missing."""
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("no place for the diagram")
    return f"{before}{BEGIN}\n```mermaid\n{diagram()}\n```\n{END}{after}"
