"""Who keeps events, answers visits, speaks for a side of a replication, and reads the board."""

from registry.exchange.models import Adoption, Consultation, ExchangeEvent, StudyVisit
from registry.exchange.rules.pulse import ASKED
from registry.exchange.rules.replications import OF_THE_ADOPTER, Side, Stage
from registry.exchange.rules.visits import STANDING, VisitStatus
from registry.people.policy import agencies_for, holds, may_administer
from registry.people.rules.roles import Permission, Role
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.trial.policy import may_record_replication

BOARD_ROLES = (Role.REGIONAL_HEAD, Role.HEAD_RECORDER, Role.RND_OFFICER, Role.RND_HEAD, Role.OVERSEER)


def is_desk(actor: Actor) -> bool:
    """The research-and-development agency of a region that uses the register."""
    return actor.region_code is not None and holds(actor, Permission.EVALUATE)


def is_desk_of(actor: Actor, region_code: str) -> bool:
    return is_desk(actor) and actor.region_code == region_code


def may_record_event(actor: Actor) -> bool:
    return is_desk(actor)


def may_load_events(actor: Actor) -> bool:
    return may_administer(actor)


def may_change_event(actor: Actor, event: ExchangeEvent) -> bool:
    """The desk that keeps the entry."""
    return is_desk_of(actor, event.keeper_id)


def is_host(actor: Actor, event: ExchangeEvent) -> bool:
    """The desk of the region where it takes place; where none is known, of the one that keeps the entry."""
    return is_desk_of(actor, event.host_code)


def may_answer_visit(actor: Actor, visit: StudyVisit) -> bool:
    return is_desk_of(actor, visit.region_id)


def may_withdraw(visit: StudyVisit) -> bool:
    """Whoever holds the receipt, while the visit lies ahead."""
    return visit.status in STANDING


def may_agree(visit: StudyVisit) -> bool:
    """The asker answers the date that was proposed instead."""
    return visit.status == VisitStatus.PROPOSED


def may_start_adoption(actor: Actor) -> bool:
    return is_desk(actor)


def side_of(actor: Actor, adoption: Adoption) -> Side | None:
    """For which end the actor speaks: the origin's desk, or the adopter's own."""
    if is_desk_of(actor, adoption.origin.region_id):
        return Side.ORIGIN
    return Side.ADOPTER if is_desk_of(actor, adoption.adopter_region_id) else None


def sides_of(actor: Actor, adoption: Adoption) -> frozenset[Side]:
    """Both ends, where one agency takes over from another of the same region."""
    side = side_of(actor, adoption)
    if side is None:
        return frozenset()
    is_within = adoption.origin.region_id == adoption.adopter_region_id
    return frozenset(Side) if is_within else frozenset({side})


def may_move(actor: Actor, adoption: Adoption, to: Stage) -> bool:
    """What happens at the adopter is told by the adopter; where it has no account, by the origin on its word."""
    sides = sides_of(actor, adoption)
    if to in OF_THE_ADOPTER and adoption.adopter_region.is_tenant:
        return Side.ADOPTER in sides
    return bool(sides)


def may_tell_changes(actor: Actor, adoption: Adoption) -> bool:
    """The adopter knows what it changed; where it has no account, the origin writes down what it was told."""
    return may_move(actor, adoption, Stage.ADAPTATION)


def may_send_confirmation(actor: Actor, adoption: Adoption) -> bool:
    """Either end asks the other by a link, where the other has no account of its own."""
    return bool(sides_of(actor, adoption))


def may_confirm(actor: Actor, adoption: Adoption) -> bool:
    return bool(sides_of(actor, adoption) & unconfirmed(adoption))


def unconfirmed(adoption: Adoption) -> frozenset[Side]:
    """The ends that have not yet stood by it."""
    given = {Side.ORIGIN: adoption.origin_confirmed_at, Side.ADOPTER: adoption.adopter_confirmed_at}
    return frozenset(side for side, at in given.items() if at is None)


def needs_link(adoption: Adoption) -> bool:
    """The end that is missing keeps no account here."""
    homes = {Side.ORIGIN: adoption.origin.region, Side.ADOPTER: adoption.adopter_region}
    return any(not homes[side].is_tenant for side in unconfirmed(adoption))


def may_file_record(actor: Actor, adoption: Adoption) -> bool:
    """The agreement goes on the origin's own file (Art. 28)."""
    return Side.ORIGIN in sides_of(actor, adoption) and may_record_replication(actor, adoption.origin)


def may_read_adoption(actor: Actor, adoption: Adoption) -> bool:
    """Public once both ends stand by it."""
    return adoption.is_confirmed or bool(sides_of(actor, adoption))


def may_see_board(actor: Actor) -> bool:
    return actor.region_code is not None and actor.is_any(*BOARD_ROLES)


def agencies_with_pulse(actor: Actor) -> frozenset[int]:
    """For which agencies the actor says how their innovations fare."""
    return agencies_for(actor, Permission.WRITE_FOR_AGENCY) | agencies_for(actor, Permission.EXECUTE)


def may_read_pulses(actor: Actor) -> bool:
    return may_see_board(actor) or (actor.region_code is not None and bool(agencies_with_pulse(actor)))


def may_answer_pulse(actor: Actor, proposal: Proposal) -> bool:
    """Who owns or runs it; where neither is written down, who proposed it."""
    if proposal.state not in ASKED or proposal.region_id != actor.region_code:
        return False
    homes = {proposal.owner_id, proposal.executor_id} - {None} or {proposal.agency_id}
    return bool(homes & agencies_with_pulse(actor))


def agencies_with_strategy(actor: Actor) -> frozenset[int]:
    """Whose line of the strategy the actor reads as its own."""
    return agencies_for(actor, Permission.WRITE_FOR_AGENCY)


def may_read_strategy(actor: Actor) -> bool:
    return may_see_board(actor) or (actor.region_code is not None and bool(agencies_with_strategy(actor)))


def may_ask_advice(actor: Actor) -> bool:
    """Who writes for an agency asks the clinic for it."""
    return actor.region_code is not None and bool(agencies_with_strategy(actor))


def may_read_clinic(actor: Actor) -> bool:
    return is_desk(actor) or may_ask_advice(actor)


def may_follow_advice(actor: Actor, consultation: Consultation) -> bool:
    """The agency that asked says what it did with the advice."""
    return consultation.agency_id in agencies_with_strategy(actor)
