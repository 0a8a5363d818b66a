"""Which parts of the content the executor may adjust, and which of them only with an amended decree."""

from collections.abc import Collection, Mapping
from datetime import date

from registry.shared.problems import Problem
from registry.trial.rules.log import ADJUSTMENT_BASIS, paper_problems
from registry.workflow.rules.facts import Paper

DESIGN = ("legal_basis", "problem", "strategic_issue", "method", "novelty", "how_it_works", "changes")
WITH_DECREE = ("form", "objective", "executor_id")
ADJUSTABLE = (*DESIGN, "form", "objective")


def changed_fields(*, now: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """What differs, line ends apart; fields outside the design are let be."""
    return {
        name: wanted[name] for name in ADJUSTABLE if name in wanted and _plain(wanted[name]) != _plain(now[name])
    }  # fmt: skip


def decree_problems(
    *, changed: Collection[str], paper: Paper | None, today: date, decree_on: date | None
) -> list[Problem]:
    """Form, objective and executor stand in the decree: changing them needs an amended one (law.md R3)."""
    if paper is not None:
        return paper_problems(paper, today=today, not_before=decree_on)
    if any(name in changed for name in WITH_DECREE):
        return [Problem("amended_decree_needed", "amended_decree", ADJUSTMENT_BASIS)]
    return []


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
