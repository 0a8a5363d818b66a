"""A link that opens one thing for whoever holds it, until it is used, taken back or over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import PURPOSE_LABELS
from registry.exchange.models.event import ExchangeEvent
from registry.exchange.models.pulse import Pulse
from registry.exchange.models.replication import Adoption
from registry.exchange.models.visit import FollowUp
from registry.shared.fields import opaque_id

THINGS = ("follow_up", "adoption", "pulse", "event")


def _only(thing: str) -> models.Q:
    return models.Q(**{f"{each}__isnull": each != thing for each in THINGS})


class SignedLink(models.Model):
    """What a token stands for; the token itself is signed, and kept nowhere."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    follow_up = models.ForeignKey(FollowUp, models.CASCADE, null=True, blank=True, related_name="links")
    adoption = models.ForeignKey(Adoption, models.CASCADE, null=True, blank=True, related_name="links")
    pulse = models.ForeignKey(Pulse, models.CASCADE, null=True, blank=True, related_name="links")
    event = models.ForeignKey(ExchangeEvent, models.CASCADE, null=True, blank=True, related_name="links")
    purpose = models.CharField(_("kegunaan"), max_length=10, blank=True, choices=list(PURPOSE_LABELS.items()))
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("berlaku sampai"))
    revoked_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    used_at = models.DateTimeField(_("dipakai"), null=True, blank=True)

    class Meta:
        verbose_name = _("tautan bertanda")
        verbose_name_plural = _("tautan bertanda")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_only("follow_up") | _only("adoption") | _only("pulse") | _only("event"),
                name="link_opens_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(event__isnull=True, purpose="")
                | (models.Q(event__isnull=False) & ~models.Q(purpose="")),
                name="link_of_event_has_purpose",
            ),
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("made_at")), name="link_has_life"),
        ]

    def __str__(self) -> str:
        return self.public_id
