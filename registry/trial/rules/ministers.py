"""The letters to the Minister: what each rests on and what it must hold (UU 388(7)(8); Arts. 15, 17(4), 20(4))."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from registry.shared.problems import Problem
from registry.workflow.rules.documents import DocumentKind as D

BLOCKS_BASIS = "UU 23/2014 Pasal 388 ayat (8)"
BLOCKS = ("how", "documentation", "expected")


class MinisterReportKind(StrEnum):
    DECREE = "penyampaian_keputusan"
    STOP = "penghentian"
    APPLICATION = "penerapan"


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind of letter: its paper, its article, and whether the act asks for the three blocks."""

    paper: D
    basis: str
    needs_blocks: bool
    with_step: bool = False


LETTERS: Mapping[MinisterReportKind, Letter] = {
    MinisterReportKind.DECREE: Letter(
        D.DECREE_TO_MINISTER, "PP 38/2017 Pasal 15 ayat (1); UU 23/2014 Pasal 388 ayat (7)-(8)", True
    ),
    MinisterReportKind.STOP: Letter(D.STOP_NOTICE, "PP 38/2017 Pasal 17 ayat (4)", False, with_step=True),
    MinisterReportKind.APPLICATION: Letter(D.APPLICATION_REPORT, "PP 38/2017 Pasal 20 ayat (4)", False),
}


def block_problems(*, kind: MinisterReportKind, blocks: Mapping[str, str]) -> list[Problem]:
    """UU 388(8): how, documentation of the form, results to be achieved."""
    if not LETTERS[kind].needs_blocks:
        return []
    return [Problem("block_missing", name, BLOCKS_BASIS) for name in BLOCKS if not blocks.get(name, "").strip()]
