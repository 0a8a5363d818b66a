"""What a use-case raises; doors turn each into an answer."""

from collections.abc import Sequence

from registry.shared.problems import Problem


class DomainError(Exception):
    """A refusal by the domain, never a bug."""


class NotAllowed(DomainError):
    """The actor may not do this (403)."""


class Blocked(DomainError):
    """The thing is not ready; carries every problem at once (409)."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


class Stale(DomainError):
    """Someone else changed the same part meanwhile: what stands there now, and what this person left alone (409)."""

    def __init__(self, current: dict[str, str], *, untouched: frozenset[str] = frozenset()) -> None:
        self.current = current
        self.untouched = untouched
        super().__init__("stale")
