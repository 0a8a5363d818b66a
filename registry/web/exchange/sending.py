"""What open forms of the exchange share: a trap for machines, and a key by which a second sending is the first."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.web.request import Request


class OpenForm(forms.Form):
    """A form without an account; the field that no person sees stays empty."""

    website = forms.CharField(required=False, label=_("Jangan diisi"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("website"):
            self.add_error(None, gettext("Kosongkan kolom yang tidak perlu diisi, lalu kirim lagi."))
        return cleaned

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "website"]


def form_key(request: Request, *, salt: str) -> str:
    """The key of a form that we gave out, else a new one."""
    sent = request.POST.get("form_key", "")
    try:
        signing.loads(sent, salt=salt)
    except signing.BadSignature:
        return signing.dumps(secrets.token_urlsafe(16), salt=salt)
    return sent


def secret_of(key: str, *, salt: str) -> bytes:
    """What stands for one drawn form, and for nothing else."""
    return salted_hmac(salt, signing.loads(key, salt=salt), algorithm="sha256").digest()
