"""Who acts."""

from dataclasses import dataclass, field
from datetime import date

from registry.shared.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Seat:
    """A role held by a person, for one agency or (agency_id None) for the whole region."""

    role: str
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person with region and seats, on the day of acting; user_id None is the public."""

    user_id: int | None = None
    region_code: str | None = None
    seats: frozenset[Seat] = field(default_factory=frozenset)
    on: date | None = None

    @property
    def is_public(self) -> bool:
        return self.user_id is None

    @property
    def person(self) -> int:
        """The acting person's key; the public has none and is refused."""
        if self.user_id is None:
            raise NotAllowed
        return self.user_id

    def agencies_as(self, *roles: str) -> frozenset[int]:
        """The agencies for which the actor holds one of these roles."""
        return frozenset(s.agency_id for s in self.seats if s.role in roles and s.agency_id is not None)

    def is_any(self, *roles: str) -> bool:
        return any(seat.role in roles for seat in self.seats)


PUBLIC = Actor()
