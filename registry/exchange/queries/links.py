"""From a link to its token and back; a changed token leads nowhere."""

from django.core import signing

from registry.exchange.models import SignedLink
from registry.shared.errors import Blocked
from registry.shared.problems import Problem

SALT = "registry.exchange.link"


def token_of(link: SignedLink) -> str:
    return signing.dumps(link.public_id, salt=SALT)


def link_behind(token: str) -> SignedLink:
    """The link that the token stands for."""
    try:
        public_id = signing.loads(token, salt=SALT)
    except signing.BadSignature as broken:
        raise Blocked([Problem("link_broken")]) from broken
    found = SignedLink.objects.filter(public_id=public_id).select_related(
        "follow_up__visit__region", "follow_up__visit__asking_region", "adoption__origin__region",
        "adoption__adopter_region", "pulse__proposal__region",
    ).first()  # fmt: skip
    if found is None:
        raise Blocked([Problem("link_broken")])
    return found
