"""The papers that can be asked for on a page: by stage, each with its formats."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.reports.labels import FORMAT_LABELS, PAPER_STAGE_LABELS, REPORT_KIND_LABELS
from registry.reports.rules.kinds import FORMATS, GROUPS, ReportKind


@dataclass(frozen=True, slots=True)
class Button:
    """One format of a kind, and what is asked with it."""

    code: str
    label: str
    asks: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind with its buttons."""

    kind: str
    label: str
    formats: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of one stage; the last stage that has any stands open."""

    label: str | Promise
    papers: tuple[Paper, ...]
    is_last: bool


def paper_groups(kinds: Collection[ReportKind]) -> list[Group]:
    """Only stages that have a paper now."""
    found = {stage: tuple(kind for kind in own if kind in kinds) for stage, own in GROUPS.items()}
    stages = [stage for stage, own in found.items() if own]
    return [
        Group(PAPER_STAGE_LABELS[stage], tuple(_paper(kind) for kind in found[stage]), stage == stages[-1])
        for stage in stages
    ]


def _paper(kind: ReportKind) -> Paper:
    name, sentence = str(REPORT_KIND_LABELS[kind]), _("Minta %(name)s sebagai %(label)s")
    words = {form: FORMAT_LABELS[form] for form in FORMATS[kind]}
    buttons = (Button(str(form), word, sentence % {"name": name, "label": word}) for form, word in words.items())
    return Paper(str(kind), name, tuple(buttons))
