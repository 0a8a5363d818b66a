"""Unsaved typing, kept on the server; leaves no event."""

from django.db import models

from registry.people.models import User


class DraftBuffer(models.Model):
    """What someone typed into one form and has not handed in yet."""

    user = models.ForeignKey(User, models.CASCADE, null=True)
    key = models.CharField(max_length=80)
    content = models.JSONField()
    base_revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=models.Q(user__isnull=False), name="buffer_once_a_person"
            ),
            models.UniqueConstraint(fields=["key"], condition=models.Q(user__isnull=True), name="buffer_once_a_guest"),
        ]


class AcceptedForm(models.Model):
    """A form that was handed in and accepted: the same one sent again is not accepted twice."""

    request_key = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, null=True)
    accepted_at = models.DateTimeField(db_index=True)
