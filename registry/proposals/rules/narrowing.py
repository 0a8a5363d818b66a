"""How a list of proposals is narrowed and ordered, as plain values that a page, an address and a job can hold."""

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was asked for; what is empty narrows nothing."""

    text: str = ""
    state: str = ""
    stage: str = ""
    initiator: str = ""
    agency_id: int | None = None
    affair_id: int | None = None
    year: int | None = None
    overdue: bool = False
    sort: str = "terbaru"

    def as_data(self) -> dict[str, Any]:
        """Only what says something."""
        return {name: value for name, value in asdict(self).items() if value}


def narrowing_from(stored: dict[str, Any]) -> Narrowing:
    """What `as_data` wrote; what an older job said beside is let be."""
    known = {field.name for field in fields(Narrowing)}
    return Narrowing(**{name: value for name, value in stored.items() if name in known})
