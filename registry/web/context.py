"""What the frame of every page knows."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from registry.reference.models import Region
from registry.shared.actor import PUBLIC
from registry.web.request import Request


class Site:
    """Whose register this is: the user's region, else the only tenant."""

    def __init__(self, request: Request) -> None:
        code = getattr(request, "actor", PUBLIC).region_code
        tenants = Region.objects.filter(is_tenant=True).select_related("profile")
        found = list(tenants.filter(pk=code) if code else tenants[:2])
        self.region = found[0] if len(found) == 1 else None
        self.region_name = self.region.name if self.region else ""
        profile = getattr(self.region, "profile", None)
        self.accent = profile.accent if profile else ""


def site(request: Request) -> dict[str, Any]:
    return {
        "site": (house := SimpleLazyObject(lambda: Site(request))),
        "house": house,
        "actor": getattr(request, "actor", PUBLIC),
    }
