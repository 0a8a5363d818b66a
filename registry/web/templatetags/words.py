"""Words for templates: dates in full, states, initiators, problems."""

import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from registry.catalogue.labels import PROBLEMS as CATALOGUE_PROBLEMS
from registry.exchange.labels import PHASE_LABELS, SAID_LABELS, SIGN_TONES, VISIT_TONES
from registry.exchange.labels import PROBLEMS as EXCHANGE_PROBLEMS
from registry.exchange.labels import STAGE_LABELS as REPLICATION_LABELS
from registry.exchange.labels import STAGE_TONES as REPLICATION_TONES
from registry.exchange.labels import SUBJECTS as EXCHANGE_SUBJECTS
from registry.exchange.policy import is_desk, may_read_clinic, may_read_pulses, may_read_strategy, may_see_board
from registry.exchange.rules.replications import Stage
from registry.people.labels import PROBLEMS as PEOPLE_PROBLEMS
from registry.proposals.labels import PART_LABELS
from registry.proposals.models import Inventor
from registry.proposals.queries.published import credit_of
from registry.reference.labels import PROBLEMS as REFERENCE_PROBLEMS
from registry.reports.labels import PROBLEMS as REPORT_PROBLEMS
from registry.reports.labels import REGIONAL_CONTENTS
from registry.reports.policy import may_read_numbers, own_agencies, regional_kinds
from registry.shared.actor import Actor
from registry.shared.problems import Problem
from registry.workflow.labels import (
    CONTENT_LABELS,
    DOCUMENT_LABELS,
    INITIATOR_LABELS,
    MOVE_LABELS,
    PROBLEM_LABELS,
    PUBLIC_STATE_LABELS,
    RECORD_LABELS,
    STAGE_LABELS,
    STATE_LABELS,
    STATE_TONES,
)

register = template.Library()
Words = str | Promise
QUARTERS = {"T1": "I", "T2": "II", "T3": "III", "T4": "IV"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _word(words: Mapping[Any, Words], code: str) -> Words:
    """The word of a code; a code without one says itself."""
    return words.get(code, code)


@register.simple_tag
def fresh_key() -> str:
    """The mark of a drawn form, so that sending it twice is asking once."""
    return secrets.token_hex(8)


@register.filter
def tanggal(day: date | None) -> str:
    """24 November 2026."""
    if type(day) is date:  # a moment is said where one is, so it is not kept
        return _day(day, get_language())
    return date_format(day, "j F Y") if day else ""


@lru_cache(maxsize=2048)
def _day(day: date, _language: str | None) -> str:
    """A page says the same few days again and again."""
    return date_format(day, "j F Y")


@register.filter
def state_label(state: str) -> Words:
    return _word(STATE_LABELS, state)


@register.filter
def public_state_label(state: str) -> Words:
    """The state as the public reads it: a proposed stop is still an evaluation."""
    return PUBLIC_STATE_LABELS.get(state) or state_label(state)  # type: ignore[call-overload]


@register.filter
def public_state_tone(state: str) -> str:
    return "wait" if state == "HENTI_USUL" else state_tone(state)


@register.filter
def state_tone(state: str) -> str:
    return STATE_TONES.get(state, "wait")  # type: ignore[call-overload]  # a state is its own text


@register.filter
def initiator_label(initiator: str) -> Words:
    return _word(INITIATOR_LABELS, initiator)


@register.filter
def part_label(code: str) -> Words:
    return _word(PART_LABELS, code)


@register.filter
def document_label(kind: str) -> Words:
    return _word(DOCUMENT_LABELS, kind)


@register.filter
def move_label(move: str) -> Words:
    return _word(MOVE_LABELS, move)


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
    return _word(STAGE_LABELS, stage)


@register.filter
def visit_tone(status: str) -> str:
    return {str(known): tone for known, tone in VISIT_TONES.items()}.get(status, "neutral")


@register.filter
def replication_tone(stage: str) -> str:
    return {str(known): tone for known, tone in REPLICATION_TONES.items()}.get(stage, "new")


@register.filter
def replication_label(stage: str) -> Words:
    return REPLICATION_LABELS[Stage(stage)]


@register.filter
def reads_numbers(actor: Actor) -> bool:
    return may_read_numbers(actor)


@register.filter
def sees_board(actor: Actor) -> bool:
    return may_see_board(actor)


@register.filter
def keeps_agreements(actor: Actor) -> bool:
    return is_desk(actor)


@register.filter
def sees_pulses(actor: Actor) -> bool:
    return may_read_pulses(actor)


@register.filter
def sees_strategy(actor: Actor) -> bool:
    return may_read_strategy(actor)


@register.filter
def sees_clinic(actor: Actor) -> bool:
    return may_read_clinic(actor)


@register.filter
def said_label(said: str) -> Any:
    """How a running innovation fares, in a word."""
    return {str(code): label for code, label in SAID_LABELS.items()}.get(said, "")


@register.filter
def sign_tone(sign: str) -> str:
    return {str(code): tone for code, tone in SIGN_TONES.items()}.get(sign, "neutral")


@register.filter
def asks_regional(actor: Actor) -> bool:
    """Whether some paper of the region, or of an agency of his, is open to the actor."""
    return actor.region_code is not None and bool(regional_kinds(actor) & set(REGIONAL_CONTENTS) or own_agencies(actor))


@register.filter
def phase_label(phase: str) -> Words:
    return _word(PHASE_LABELS, phase)


@register.filter
def kapan(event: Any) -> str:
    """When an event was, as far as its source says."""
    if event.on:
        return f"{tanggal(event.on)} – {tanggal(event.until)}" if event.until else tanggal(event.on)
    if event.year is None:
        return _("tanggal belum diketahui")
    if event.month:
        return date_format(date(event.year, event.month, 1), "F Y")
    return str(event.year)


@register.filter
def periode(name: str) -> str:
    """2026-10, 2026-T3 or 2026 as one says it."""
    year, _dash, part = name.partition("-")
    if part in QUARTERS:
        return _("Triwulan %(number)s %(year)s") % {"number": QUARTERS[part], "year": year}
    return date_format(date(int(year), int(part), 1), "F Y") if part else year


@register.filter
def hari(at: datetime | None) -> str:
    """The local day of a moment: 24 November 2026."""
    return tanggal(timezone.localtime(at).date()) if at else ""


@register.filter
def waktu(at: datetime | None) -> str:
    """A moment in local time: 24 November 2026, 16.03."""
    return date_format(timezone.localtime(at), "j F Y, H.i") if at else ""


@register.filter
def saat(at: datetime | None) -> str:
    """When something was saved, as short as can be: 16.03; kemarin 16.03; 21 Nov 16.03; 21 Nov 2025 16.03."""
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate()
    clock = date_format(local, "H.i")
    if local.date() == today:
        return clock
    if local.date() == today - timedelta(days=1):
        return _("kemarin %(clock)s") % {"clock": clock}
    return f"{date_format(local, 'j M' if local.year == today.year else 'j M Y')} {clock}"


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
    sentences = REFERENCE_PROBLEMS | PEOPLE_PROBLEMS | CATALOGUE_PROBLEMS | EXCHANGE_PROBLEMS
    sentences |= REPORT_PROBLEMS | PROBLEM_LABELS
    sentence = str(sentences.get(problem.code, problem.code))
    subject = CONTENT_LABELS.get(problem.subject) or DOCUMENT_LABELS.get(problem.subject)  # type: ignore[call-overload]
    subject = subject or EXCHANGE_SUBJECTS.get(problem.subject) or RECORD_LABELS.get(problem.subject) or problem.subject
    if DAY.fullmatch(problem.subject):
        subject = tanggal(date.fromisoformat(problem.subject))
    return sentence.replace("%(subject)s", str(subject))
