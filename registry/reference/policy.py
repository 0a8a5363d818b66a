"""Who keeps the reference data."""

from registry.shared.actor import Actor

KEEPER = "administrator"  # the role that people/rules/roles.py lets administer; that package stands above this one


def may_change_reference(actor: Actor) -> bool:
    """Nationwide look-ups: any administrator of this installation."""
    return actor.is_any(KEEPER)


def may_change_region(actor: Actor, region_code: str) -> bool:
    """A region's own settings: its administrator, or one who is bound to no region."""
    return actor.is_any(KEEPER) and actor.region_code in {None, region_code}
