"""Words for templates: dates in full, states, initiators, problems."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import formats, timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.proposals.labels import PART_LABELS
from registry.proposals.models import Inventor
from registry.proposals.queries.published import credit_of
from registry.shared.problems import Problem
from registry.workflow.labels import (
    CONTENT_LABELS,
    DOCUMENT_LABELS,
    INITIATOR_LABELS,
    MOVE_LABELS,
    PROBLEM_LABELS,
    PUBLIC_STATE_LABELS,
    STAGE_LABELS,
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
def public_state_label(state: str) -> Words:
    """The state as the public reads it: a proposed stop is still an evaluation."""
    return PUBLIC_STATE_LABELS.get(state) or state_label(state)  # type: ignore[call-overload]


@register.filter
def public_state_tone(state: str) -> str:
    return "wait" if state == "HENTI_USUL" else state_tone(state)


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


@register.filter
def stage_label(stage: str) -> Words:
    return STAGE_LABELS.get(stage, stage)  # type: ignore[call-overload,no-any-return]


@register.filter
def hari(at: datetime | None) -> str:
    """The local day of a moment: 24 November 2026."""
    return tanggal(timezone.localtime(at).date()) if at else ""


@register.filter
def waktu(at: datetime | None) -> str:
    """A moment in local time: 24 November 2026, 16.03."""
    return date_format(timezone.localtime(at), "j F Y, H.i") if at else ""


@register.filter
def angka(value: Decimal | None) -> str:
    """A measured value in the manner of the language, without idle decimals."""
    if value is None:
        return "–"
    return formats.number_format(value.normalize(), use_l10n=True, force_grouping=True) if value else "0"


@register.filter
def rupiah(value: Decimal) -> str:
    return formats.number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.filter
def credit(inventor: Inventor) -> str:
    """A child appears by initials (UU 27/2022)."""
    return credit_of(inventor)


def problem_text(problem: Problem) -> str:
    """The sentence of a refusal, with its subject in words."""
    sentence = str(PROBLEM_LABELS.get(problem.code, problem.code))
    subject = CONTENT_LABELS.get(problem.subject) or DOCUMENT_LABELS.get(problem.subject) or problem.subject  # type: ignore[call-overload]
    return sentence.replace("%(subject)s", str(subject))
