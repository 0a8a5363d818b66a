"""Awards and replications of one innovation, for its pages within and without."""

from django.db.models import QuerySet

from registry.proposals.models import Proposal
from registry.trial.models import Award, Replication


def awards_of(proposal: Proposal) -> QuerySet[Award]:
    return Award.objects.filter(proposal=proposal).select_related("document").order_by("document__on", "pk")


def replications_of(proposal: Proposal) -> QuerySet[Replication]:
    return Replication.objects.filter(proposal=proposal).select_related("document").order_by("document__on", "pk")
