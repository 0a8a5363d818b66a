"""How often one address may knock; off where the installation says so."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache

from registry.web.request import Request


def is_too_often(request: Request, *, action: str) -> bool:
    """Counts this try; true once the address has used up what the setting grants in its window."""
    if action not in settings.PUBLIC_LIMITS:
        return False
    most, seconds = settings.PUBLIC_LIMITS[action]
    key = f"batas:{action}:{get_adapter().get_client_ip(request)}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # the window closed between the two
        return False
