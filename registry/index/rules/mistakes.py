"""What is wrong with an edition file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of an edition file: where it stands, its code, and the values that clash."""

    place: str
    code: str
    detail: str = ""


class InvalidEdition(ValueError):
    """The file is no edition; carries every mistake at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(f"{m.place}: {m.code} {m.detail}".strip() for m in mistakes))
