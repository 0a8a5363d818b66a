"""From a link to its token and back; a changed token leads nowhere."""

from datetime import datetime

from django.core import signing

from registry.exchange.models import ExchangeEvent, SignedLink
from registry.exchange.rules.links import Purpose
from registry.shared.errors import Blocked
from registry.shared.problems import Problem

SALT = "registry.exchange.link"


def token_of(link: SignedLink) -> str:
    return signing.dumps(link.public_id, salt=SALT)


def standing_links(*, event: ExchangeEvent, at: datetime) -> dict[Purpose, SignedLink]:
    """The links of an event that open now, by what they open."""
    found = event.links.filter(revoked_at__isnull=True, expires_at__gt=at).order_by("pk")
    return {Purpose(link.purpose): link for link in found}


def link_behind(token: str) -> SignedLink:
    """The link that the token stands for."""
    try:
        public_id = signing.loads(token, salt=SALT)
    except signing.BadSignature as broken:
        raise Blocked([Problem("link_broken")]) from broken
    found = SignedLink.objects.filter(public_id=public_id).select_related(
        "follow_up__visit__region", "follow_up__visit__asking_region", "adoption__origin__region",
        "adoption__adopter_region", "pulse__proposal__region",
        "event__region", "event__keeper",
    ).first()  # fmt: skip
    if found is None:
        raise Blocked([Problem("link_broken")])
    return found
