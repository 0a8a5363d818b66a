"""A reason as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands in the way: its code, what it is about, and the article behind it."""

    code: str
    subject: str = ""
    basis: str = ""
