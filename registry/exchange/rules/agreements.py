"""A cooperation agreement with another region: whether it runs, and when its end is told."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from registry.shared.problems import Problem

SOON_DAYS = 90


class AgreementState(StrEnum):
    RUNNING = "berjalan"
    ENDING = "segera_berakhir"
    ENDED = "berakhir"


def state_of(*, ends_on: date, today: date) -> AgreementState:
    """On its last day it still runs."""
    if ends_on < today:
        return AgreementState.ENDED
    return AgreementState.ENDING if ends_on <= last_soon(today=today) else AgreementState.RUNNING


def last_soon(*, today: date) -> date:
    """The last end that counts as near."""
    return today + timedelta(days=SOON_DAYS)


def days_left(*, ends_on: date, today: date) -> int:
    return (ends_on - today).days


def agreement_problems(
    *, texts: Mapping[str, str], on: date | None, ends_on: date | None, is_with_itself: bool, has_file: bool
) -> list[Problem]:  # fmt: skip
    """A number, a subject, two days in order, another region, and the paper itself."""
    found = [Problem("text_missing", name) for name, text in texts.items() if not text.strip()]
    if on is None or ends_on is None:
        found.append(Problem("date_missing", "agreement"))
    elif ends_on < on:
        found.append(Problem("agreement_ends_early", "ends_on"))
    if is_with_itself:
        found.append(Problem("agreement_with_itself", "partner"))
    return found if has_file else [*found, Problem("file_missing", "agreement")]


def renewal_problems(*, is_renewed: bool, same_partner: bool, earlier_on: date, on: date | None) -> list[Problem]:
    """One agreement has one next, with the same region, and not older than itself."""
    if is_renewed:
        return [Problem("agreement_renewed")]
    found = [] if same_partner else [Problem("agreement_other_partner", "partner")]
    if on is not None and on < earlier_on:
        found.append(Problem("agreement_before_last", "on"))
    return found
