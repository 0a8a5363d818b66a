"""The clinic: an agency asks for advice, the desk gives an appointment and points, the agency says what it did."""

from datetime import date
from enum import StrEnum

from registry.shared.problems import Problem


class Advised(StrEnum):
    """What became of one point of advice."""

    OPEN = "terbuka"
    DONE = "dikerjakan"
    NOT_DONE = "tidak"


class Wait(StrEnum):
    """What a consultation waits for."""

    ANSWER = "jawaban"
    MEETING = "pertemuan"
    APPOINTMENT = "janji"
    ADVICE = "saran"


def appointment_problems(*, on: date | None, place: str, today: date) -> list[Problem]:
    """A day not behind us and a place or an address."""
    found = [] if place.strip() else [Problem("text_missing", "clinic_place")]
    return [*found, Problem("clinic_day_past")] if on is None or on < today else found


def answer_problems(*, answer: str, word: str) -> list[Problem]:
    """Done or not done, each with a word."""
    if answer not in {Advised.DONE, Advised.NOT_DONE}:
        return [Problem("advised_missing")]
    return text_problems(word, name="advice_word")


def text_problems(text: str, *, name: str) -> list[Problem]:
    return [] if text.strip() else [Problem("text_missing", name)]
