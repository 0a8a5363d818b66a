"""Which innovation came from which: from its origins down through those who took it over to what grew there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.exchange.rules.replications import IN_USE, Stage

DEEPEST = 8  # generations that one page draws


@dataclass(frozen=True, slots=True)
class Kin:
    """A published innovation."""

    public_id: str
    name: str
    region: str
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class Passing:
    """One confirmed replication, and the innovation of the adopter that grew from it, if that is published."""

    public_id: str
    origin: Kin
    region: str
    office: str
    stage: Stage
    offspring: Kin | None = None
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One place in the family: an innovation, or an adopter of whom no innovation is known here."""

    kin: Kin | None
    passing: Passing | None
    children: tuple["Node", ...] = ()
    is_again: bool = False  # it stands higher up already, with what came of it

    @property
    def region(self) -> str:
        return self.kin.region if self.kin else self.passing.region if self.passing else ""

    @property
    def name(self) -> str:
        return self.kin.name if self.kin else self.passing.office if self.passing else ""

    @property
    def is_simulated(self) -> bool:
        return any(each.is_simulated for each in (self.kin, self.passing) if each)

    @property
    def is_running(self) -> bool:
        return self.passing is not None and self.passing.stage in IN_USE

    @property
    def depth(self) -> int:
        return 1 + max((child.depth for child in self.children), default=0)


def ancestors(public_id: str, *, parents: Mapping[str, Iterable[str]]) -> list[str]:
    """The innovation itself and all that it came from, the nearest first; a circle is walked once."""
    found = [public_id]
    for each in found:
        found += [parent for parent in parents.get(each, ()) if parent not in found]
    return found


def relatives(public_id: str, *, links: Iterable[tuple[str, str]]) -> set[str]:
    """Everything that hangs together with it through (origin, offspring), itself among them."""
    near: dict[str, set[str]] = {}
    for origin, offspring in links:
        near.setdefault(origin, set()).add(offspring)
        near.setdefault(offspring, set()).add(origin)
    found = [public_id]
    for each in found:
        found += [other for other in near.get(each, ()) if other not in found]
    return set(found)


def family_of(kin: Kin, passings: Sequence[Passing]) -> tuple[Node, ...]:
    """The trees in which it stands, each from its oldest origin."""
    parents: dict[str, list[str]] = {}
    known = {kin.public_id: kin}
    for passing in passings:
        known[passing.origin.public_id] = passing.origin
        if passing.offspring:
            parents.setdefault(passing.offspring.public_id, []).append(passing.origin.public_id)
    line = ancestors(kin.public_id, parents=parents)
    roots = [known[each] for each in line if not parents.get(each)] or [kin]
    return trees(sorted(roots, key=_by_name), passings)


def families(passings: Sequence[Passing]) -> list[Node]:
    """Every tree of three generations or more, the largest first; the graph of pairs says what the others say."""
    born = {passing.offspring.public_id for passing in passings if passing.offspring}
    roots = {passing.origin.public_id: passing.origin for passing in passings if passing.origin.public_id not in born}
    found = [tree for root in sorted(roots.values(), key=_by_name) for tree in trees([root], passings)]
    return sorted((tree for tree in found if tree.depth > 2), key=_size, reverse=True)


def trees(roots: Sequence[Kin], passings: Sequence[Passing]) -> tuple[Node, ...]:
    """One below the other; what came of an innovation is told once."""
    of: dict[str, list[Passing]] = {}
    for passing in passings:
        of.setdefault(passing.origin.public_id, []).append(passing)
    seen: set[str] = set()
    return tuple(_grown(root, None, of, seen, depth=1) for root in roots)


def _grown(
    kin: Kin | None, passing: Passing | None, of: Mapping[str, Sequence[Passing]], seen: set[str], *, depth: int
) -> Node:  # fmt: skip
    if kin is None:
        return Node(None, passing)
    if kin.public_id in seen or depth > DEEPEST:
        return Node(kin, passing, is_again=True)
    seen.add(kin.public_id)
    taken = sorted(of.get(kin.public_id, ()), key=lambda each: (each.region, each.office, each.public_id))
    return Node(kin, passing, tuple(_grown(each.offspring, each, of, seen, depth=depth + 1) for each in taken))


def _by_name(kin: Kin) -> tuple[str, str]:
    return kin.name, kin.public_id


def _size(node: Node) -> int:
    return 1 + sum(_size(child) for child in node.children)
