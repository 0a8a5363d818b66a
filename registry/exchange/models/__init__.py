"""Events and who came, study visits, replications, cooperation agreements, the pulse, the strategy, signed links."""

from registry.exchange.models.agreement import CooperationAgreement
from registry.exchange.models.clinic import Advice, Consultation
from registry.exchange.models.event import ExchangeEvent, Material, Speaker
from registry.exchange.models.link import SignedLink
from registry.exchange.models.participation import Attendee, CertificateMark, EventAnswer
from registry.exchange.models.pulse import Pulse, PulseAnswer
from registry.exchange.models.replication import Adoption, AdoptionStep
from registry.exchange.models.strategy import AgencyTarget, StrategyPlan
from registry.exchange.models.visit import FollowUp, StudyVisit, VisitRoom

__all__ = [
    "Adoption",
    "AdoptionStep",
    "Advice",
    "AgencyTarget",
    "Attendee",
    "CertificateMark",
    "Consultation",
    "CooperationAgreement",
    "EventAnswer",
    "ExchangeEvent",
    "FollowUp",
    "Material",
    "Pulse",
    "PulseAnswer",
    "SignedLink",
    "Speaker",
    "StrategyPlan",
    "StudyVisit",
    "VisitRoom",
]
