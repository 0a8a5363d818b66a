"""Words for templates: dates in full, states, initiators, problems."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.proposals.labels import PART_LABELS
from registry.shared.problems import Problem
from registry.workflow.labels import (
    CONTENT_LABELS,
    DOCUMENT_LABELS,
    INITIATOR_LABELS,
    MOVE_LABELS,
    PROBLEM_LABELS,
    STATE_LABELS,
    STATE_TONES,
)

register = template.Library()
Words = str | Promise


@register.filter
def tanggal(day: date | None) -> str:
    """24 November 2026."""
    return date_format(day, "j F Y") if day else ""


@register.filter
def state_label(state: str) -> Words:
    return STATE_LABELS.get(state, state)  # type: ignore[call-overload,no-any-return]


@register.filter
def state_tone(state: str) -> str:
    return STATE_TONES.get(state, "wait")  # type: ignore[call-overload,no-any-return]


@register.filter
def initiator_label(initiator: str) -> Words:
    return INITIATOR_LABELS.get(initiator, initiator)  # type: ignore[call-overload,no-any-return]


@register.filter
def part_label(code: str) -> Words:
    return PART_LABELS.get(code, code)


@register.filter
def move_label(move: str) -> Words:
    return MOVE_LABELS.get(move, move)  # type: ignore[call-overload,no-any-return]


@register.filter
def hari_kerja(days: int) -> str:
    """How many working days are left, or how late it is."""
    if days == 0:
        return _("hari ini")
    if days > 0:
        return ngettext("%(n)s hari kerja lagi", "%(n)s hari kerja lagi", days) % {"n": days}
    return ngettext("lewat %(n)s hari kerja", "lewat %(n)s hari kerja", -days) % {"n": -days}


def problem_text(problem: Problem) -> str:
    """The sentence of a refusal, with its subject in words."""
    sentence = str(PROBLEM_LABELS.get(problem.code, problem.code))
    subject = CONTENT_LABELS.get(problem.subject) or DOCUMENT_LABELS.get(problem.subject) or problem.subject  # type: ignore[call-overload]
    return sentence.replace("%(subject)s", str(subject))
