"""A named what-if of its maker; real levels are not touched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.index.models.period import Period
from registry.people.models import User
from registry.shared.fields import opaque_id


class Scenario(models.Model):
    """Changes laid over a period: levels by innovation and row, innovations left out or added, another edition.

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

    class Meta:
        verbose_name = _("skenario")
        verbose_name_plural = _("skenario")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.name
