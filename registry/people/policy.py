"""What a seat allows."""

from registry.people.rules.roles import Permission, Role, roles_with
from registry.shared.actor import Actor

INITIATOR_OF_ROLE = {
    Role.REGIONAL_HEAD: "kepala_daerah",
    Role.DPRD_MEMBER: "anggota_dprd",
    Role.DPRD_SECRETARIAT: "anggota_dprd",
    Role.CIVIL_SERVANT: "asn",
    Role.AGENCY_OFFICER: "perangkat_daerah",
    Role.AGENCY_HEAD: "perangkat_daerah",
    Role.CITIZEN: "masyarakat",
}


def holds(actor: Actor, permission: Permission) -> bool:
    """Whether any seat of the actor carries the permission."""
    return actor.is_any(*roles_with(permission))


def agencies_for(actor: Actor, permission: Permission) -> frozenset[int]:
    """The agencies for which the actor holds the permission."""
    return actor.agencies_as(*roles_with(permission))


def role_for(actor: Actor, permission: Permission) -> str:
    """The role under which the actor uses the permission, as the log names it."""
    roles = roles_with(permission)
    return min((seat.role for seat in actor.seats if seat.role in roles), default="")


def initiators_open_to(actor: Actor) -> frozenset[str]:
    """For which of the five initiators the actor may write a proposal (Art. 7)."""
    return frozenset(INITIATOR_OF_ROLE[Role(s.role)] for s in actor.seats if Role(s.role) in INITIATOR_OF_ROLE)


def may_administer(actor: Actor) -> bool:
    return holds(actor, Permission.ADMINISTER)
