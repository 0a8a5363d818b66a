"""A named what-if of its maker; real levels are not touched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.index.models.period import Period
from registry.index.rules.scenarios import Audience
from registry.people.models import Agency, User
from registry.shared.fields import opaque_id


class Scenario(models.Model):
    """Changes laid over a period: levels by innovation and row, innovations left out or added, another edition.

    Seen by its maker and those who evaluate in the region; by the writers of one agency or of all where it is shared.

    `changes` is `{"levels": {proposal: {row: level}}, "region": {row: level}, "left_out": [proposal],
    "added": [{"affair": 1, "maturity": "80"}], "column": "verified"}`.
    """

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    period = models.ForeignKey(Period, models.CASCADE, related_name="scenarios")
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(_("nama"), max_length=120)
    edition = models.CharField(_("edisi"), max_length=40)
    changes = models.JSONField(default=dict)
    updated_at = models.DateTimeField()
    audience = models.CharField(_("dibagikan dengan"), max_length=20, default=Audience.OWN.value)
    shared_with = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("skenario")
        verbose_name_plural = _("skenario")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience=Audience.AGENCY.value, shared_with__isnull=False)
                | (~models.Q(audience=Audience.AGENCY.value) & models.Q(shared_with__isnull=True)),
                name="scenario_agency_named",
            )
        ]

    def __str__(self) -> str:
        return self.name
