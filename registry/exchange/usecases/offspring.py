"""The adopter names the innovation of its own that grew from a replication."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.exchange import policy
from registry.exchange.models import Adoption
from registry.exchange.queries.family import parents_of
from registry.exchange.queries.replications import adoptions
from registry.exchange.rules.family import ancestors
from registry.exchange.rules.replications import offspring_problems
from registry.exchange.usecases.replications import leave_adoption_event
from registry.proposals.queries.published import published
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed


@transaction.atomic
def name_offspring(*, public_id: str, offspring_id: str, by: Actor, at: datetime) -> Adoption:
    """By the address of its page; an empty one takes the name back, the same again says nothing new."""
    if not Adoption.objects.select_for_update().filter(public_id=public_id):
        raise NotAllowed
    adoption = adoptions().get(public_id=public_id)
    if not policy.may_tell_changes(by, adoption):
        raise NotAllowed
    offspring = published().filter(public_id=offspring_id).first()
    if offspring_id and (found := offspring_problems(
        is_published=offspring is not None,
        is_of_adopter=offspring is not None and offspring.region_id == adoption.adopter_region_id,
        is_older=offspring_id in ancestors(adoption.origin.public_id, parents=parents_of()),
    )):  # fmt: skip
        raise Blocked(found)
    before = adoption.offspring.public_id if adoption.offspring else ""
    if before != offspring_id:
        adoption.offspring, adoption.updated_at = offspring, at
        adoption.save(update_fields=["offspring", "updated_at"])
        leave_adoption_event(
            Kind.ADOPTION_BORE, adoption=adoption, before={"offspring": before}, after={"offspring": offspring_id},
            by=by, at=at,
        )  # fmt: skip
    return adoption
