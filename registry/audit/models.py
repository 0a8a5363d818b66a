"""The event log: append-only, one hash chain a region, no foreign keys."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One act of one person; never changed, never deleted (triggers hold it)."""

    region_code = models.CharField(_("kode daerah"), max_length=13)
    sequence = models.PositiveIntegerField(_("nomor urut"))
    kind = models.CharField(_("jenis"), max_length=40)
    at = models.DateTimeField(_("waktu"))
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    reason = models.TextField(_("alasan"), blank=True)
    documents = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("peristiwa")
        verbose_name_plural = _("peristiwa")
        ordering = ["region_code", "sequence"]
        constraints = [models.UniqueConstraint(fields=["region_code", "sequence"], name="event_sequence_unique")]
        indexes = [models.Index(fields=["subject_type", "subject_id", "sequence"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.region_code} #{self.sequence} {self.kind}"

    def content(self) -> dict[str, Any]:
        """What the hash covers."""
        return {
            "region": self.region_code,
            "sequence": self.sequence,
            "kind": self.kind,
            "at": self.at.timestamp(),
            "actor": self.actor_id,
            "role": self.role,
            "subject": [self.subject_type, self.subject_id],
            "reason": self.reason,
            "documents": self.documents,
            "before": self.before,
            "after": self.after,
        }


class ChainHead(models.Model):
    """Where a region's chain ends; locked while an event is added."""

    region_code = models.CharField(primary_key=True, max_length=13)
    sequence = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64)
