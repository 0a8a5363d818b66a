"""Events, study visits with their follow-ups, replications between regions, cooperation agreements, signed links."""

from registry.exchange.models.agreement import CooperationAgreement
from registry.exchange.models.event import ExchangeEvent, Material, Speaker
from registry.exchange.models.link import SignedLink
from registry.exchange.models.replication import Adoption, AdoptionStep
from registry.exchange.models.visit import FollowUp, StudyVisit, VisitRoom

__all__ = [
    "Adoption",
    "AdoptionStep",
    "CooperationAgreement",
    "ExchangeEvent",
    "FollowUp",
    "Material",
    "SignedLink",
    "Speaker",
    "StudyVisit",
    "VisitRoom",
]
